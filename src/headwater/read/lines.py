"""A text's lines, and what each looks like by itself: prose, a fragment, furniture, a credit, a date ..."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Literal

from headwater.model import noun
from headwater.read import dates
from headwater.read.words import Words, fold, words
from headwater.text.outlets import agency_named

Look = Literal["prose", "fragment", "short", "furniture", "appeal", "related_head", "related", "date", "byline", "credit", "caption", "bullet"]

_LINE = re.compile(r"[^\n\u2028\u2029]+")
_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_DENSE = re.compile(r"[\u2e80-\u9fff\uac00-\ud7a3\u3040-\u30ff\u0e00-\u0e7f]")
_TERMINAL = re.compile(r"[.!?…。！？۔؟।:;][\"'”’»)\]*\s]*$")
_QUOTED = re.compile(r"[“\"«„][^”\"»“]{0,2000}[”\"»“]")
_BULLET = re.compile(r"(?:[•‣▪◦●■*–—-]|\d{1,2}[.)])\s+\S")
_DATELINE_AT = 40
"""Code points from a line's beginning within which an agency's name is that of a dateline."""
_END_CREDIT = re.compile(r"[\[(](?P<inner>[^\[\]()]{2,80})[\])]\s*\.?$")
_SOURCE_SIGN = re.compile(r"^(?:[—–―/©\s(\[-]|source:|via)*(?P<name>[^()\[\]]{2,60}?)[)\]]?\s*\.?$", re.IGNORECASE)
_ROLE_TAIL = re.compile(r"^[^,|]{3,60}[,|]\s*(?P<role>[^,]{2,40})(?:,.{2,40})?$")
_COUNTER = re.compile(r"^[\W_]*\(?\s*\d+\s*(?:[/:|]\s*\d+)?\s*\W*[^\W\d]{0,12}\W*$")
_ADDRESS_ONLY = re.compile(r"^\W*(?:https?://|www\.)\S+\W*$|^\W*\S+@\S+\.\w+\W*$", re.IGNORECASE)
_CRUMB = re.compile(r"\S\s*(?:>|»|›|→|\|)\s*\S")

PROSE_WORDS = 9
"""Fewer words with a full stop behind them may be a slogan, a button or a caption as well."""

DENSE_WORD = 2.2
"""Signs a word in scripts without spaces or with agglutinated words."""


@noun
class Line:
    """One line, or a paragraph of wrapped lines, without white space at its ends, and its look."""

    start: int
    end: int
    text: str
    folded: str
    words: int
    ended: bool
    look: Look


def split(text: str) -> tuple[tuple[int, int], ...]:
    """Return the stretches of a text that hold its lines, without white space at their ends; hard-wrapped paragraphs are put together."""
    found = []
    for m in _LINE.finditer(text):
        line = m.group()
        lead = len(line) - len(line.lstrip())
        kept = line.strip()
        if kept:
            found.append((m.start() + lead, m.start() + lead + len(kept)))
    return _unwrapped(text, found)


def _unwrapped(text: str, lines: Sequence[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    joined = [text.count("\n", a[1], b[0]) == 1 for a, b in pairwise(lines)]
    inner = [line[1] - line[0] for line, more in zip(lines, joined, strict=False) if more]
    width = max((e - s for s, e in lines), default=0)
    if len(inner) < 4 or width > 100 or sum(w >= 0.75 * width for w in inner) < 0.7 * len(inner):
        return tuple(lines)
    # lines of even length that all end a sentence are paragraphs
    if 2 * sum(bool(_TERMINAL.search(text[e - 4 : e])) for _, e in lines) > len(lines):
        return tuple(lines)
    kept: list[tuple[int, int]] = [lines[0]]
    for before, line, more in zip(lines, lines[1:], joined, strict=False):
        if more and before[1] - before[0] >= 0.75 * width:
            kept[-1] = (kept[-1][0], line[1])
        else:
            kept.append(line)
    return tuple(kept)


def look_at(text: str, start: int, end: int) -> Line:
    """Return one line with its look, judged without its neighbours."""
    line = text[start:end]
    folded = fold(line[:1_000])
    count = len(_WORD.findall(line[:4_000]))
    dense = len(_DENSE.findall(line[:4_000]))
    count = max(count, int(dense / DENSE_WORD))
    ended = bool(_TERMINAL.search(line[-12:]))
    return Line(start=start, end=end, text=line, folded=folded, words=count, ended=ended, look=_look(line, folded, count, ended=ended))


def _look(line: str, folded: str, count: int, *, ended: bool) -> Look:
    w = words()
    if count == 0 or folded in w.lines or _COUNTER.match(line[:60]):
        return "furniture"
    if count <= 60 and is_caption(line, w):
        return "caption"
    prose = ended and count >= PROSE_WORDS and not line.endswith(":")
    if prose:
        return _prose_look(line, folded, w)
    if count <= 30:
        special = _short_look(line, folded, count, w)
        if special:
            return special
    if ended and count >= 4:
        return "prose"
    if count >= 25:  # a paragraph that lost its full stop, or a heap of keywords
        return "furniture" if is_heap(line, w) else "prose"
    if is_heap(line, w):
        return "furniture"
    return "fragment" if count >= 4 else "short"


def _prose_look(line: str, folded: str, w: Words) -> Look:
    # what is quoted is said by somebody in the story
    own = _QUOTED.sub(" ", line.casefold().replace("’", "'"))
    if any(t in w.address for t in _WORD.findall(own)):
        if w.appeals.search(own):
            return "appeal"
        if len(line) < 400 and (w.starts.match(folded) or w.contains.search(own)):
            return "furniture"
    if len(own) < 400 and w.sure.search(own):
        return "furniture"
    if line.startswith("©") or folded.startswith("copyright"):
        return "furniture"
    if len(line) < 300 and w.credit_starts.match(folded) and ("editing" in folded or ";" in line):
        return "credit"
    if w.related_starts.match(line.casefold()) and len(line) < 200:
        return "related"
    return "prose"


def _short_look(line: str, folded: str, count: int, w: Words) -> Look | None:
    low = line.casefold().replace("’", "'")
    if w.related_starts.match(low):
        return "related_head" if folded in w.related_lines else "related"
    if folded in w.related_lines or (count <= 6 and not line.rstrip().endswith((".", "?", "!")) and w.related_heads.match(folded)):
        return "related_head"
    if is_signature(line):
        return "credit"
    if is_byline(line, folded, count, w):
        return "byline"
    if _is_date(line, count, w):
        return "date"
    if count <= 25 and w.credit_starts.match(low):
        return "credit"
    if w.appeals.search(folded):
        return "appeal"
    if w.starts.match(low) or w.contains.search(folded) or _ADDRESS_ONLY.match(line) or _is_crumb(line, count):
        return "furniture"
    return "bullet" if _BULLET.match(line) and count >= 2 else None


def _is_crumb(line: str, count: int) -> bool:
    parts = _CRUMB.findall(line)
    return bool(parts) and count <= 4 * (len(parts) + 1) and not _TERMINAL.search(line[-4:])


def _is_date(line: str, count: int, w: Words) -> bool:
    if count > 16 or not any(c.isdigit() for c in line):
        return False
    found = dates.find(line)
    if not found:
        return False
    rest = fold(line[: found[0].start] + " " + line[found[-1].end :])
    left = [t for t in _WORD.findall(rest) if not t.isdigit()]
    return len(left) <= 4 or bool(w.published.match(fold(line)) or w.modified.match(fold(line)))


def is_heap(line: str, w: Words) -> bool:
    """Tell whether a line is a heap of keywords: four or more lower-case words, no function word, no punctuation but commas."""
    if _TERMINAL.search(line[-4:]) or line != line.lower():
        return False
    tokens = _WORD.findall(line)
    letters = [t for t in tokens if t[0] < "\u0370"]  # only scripts with capitals and a list of function words
    return len(tokens) >= 4 and len(letters) == len(tokens) and not any(t in w.function_words for t in tokens)


def is_byline(line: str, folded: str, count: int, w: Words) -> bool:
    """Tell whether a short line names who wrote the article."""
    if count > 14:
        return False
    start = w.byline_starts.match(folded)
    if start and not line.rstrip().endswith(("?", "!", ":")):
        return _is_names(line.strip()[len(start.group()) :].strip(" :|"))
    tokens = line.split()
    if 2 <= len(tokens) <= 4 and tokens[0][0] >= "\u2e80" and w.byline_roles.fullmatch(tokens[-1]):
        return True
    role = _ROLE_TAIL.match(line)
    return bool(role and not _TERMINAL.search(line[-2:]) and w.byline_roles.fullmatch(fold(role["role"])))


def _is_names(rest: str) -> bool:
    """Tell whether what follows "By" begins with names: capitals, but for small words between them."""
    tokens = _WORD.findall(re.split(r"[,|•(–—]|\s-\s|\d", rest, maxsplit=1)[0])
    capital = sum(not t[0].islower() for t in tokens)
    return bool(tokens) and len(tokens) <= 9 and not tokens[0][0].islower() and capital >= 0.6 * len(tokens)


def is_name(line: Line) -> bool:
    """Tell whether a line may be nothing but a person's name: two or three words with capitals, none of them of outlets or furniture."""
    tokens = line.text.split()
    if line.look != "short" or not 2 <= len(tokens) <= 3 or line.folded in words().lines:
        return False
    named = all(
        t[0].isupper() and not t.isupper() and t.replace("-", "").replace("'", "").replace("’", "").replace(".", "").isalpha() for t in tokens
    )
    return named and not any(t.casefold() in words().outlet_words for t in tokens)


def is_signature(line: str) -> bool:
    """Tell whether a short line is nothing but an agency's name, or several ("Yonhap", "— Reuters", "(AP, dpa)")."""
    m = _SOURCE_SIGN.match(line) if len(line) <= 70 else None
    if not m:
        return False
    parts = [p for p in re.split(r"\s*[/,;|]\s*|\s+(?:and|und|et|y|и|та)\s+", m["name"]) if p]
    return bool(parts) and all(agency_named(p) for p in parts)


def is_caption(line: str, w: Words) -> bool:
    """Tell whether a line speaks of the picture beside it, by its first words, or by the credit at its end."""
    if w.caption_starts.match(line.casefold()):
        return True
    end = _END_CREDIT.search(line[-100:])
    if end and len(line) > len(end.group()) + 8:
        inner = end["inner"].strip()
        square = end.group().startswith("[")
        agency = agency_named(re.split(r"[/,]", inner)[-1])
        if (square and (agency or inner.isupper())) or ("/" in inner and agency) or w.caption_words.search(inner.casefold() + ")"):
            return True
    short = len(line) <= 300
    found = w.caption_words.search(line.casefold()) if short else None
    if found and found.start() < _DATELINE_AT and len(line) - found.end() > _DATELINE_AT and "@" not in line:
        # "(서울=연합뉴스) ...", "МОСКВА, 3 июля. /ТАСС/. ...": the agency opens the story
        return False
    return bool(found and (found.group().startswith(("(", "[", "/")) or len(line) <= 160))
