"""Korean attributions inside others and beside them: "B가 C고 설명했다고 A는 전했다", media that were told, quotations in headlines."""

from __future__ import annotations

import re
from collections.abc import Callable

from headwater.extract.particled_names import Word, body_end, institutions, stems
from headwater.extract.phrases import Sentence
from headwater.extract.spoken import Attribution, Range
from headwater.text.lexicon import table, words
from headwater.text.outlets import agency_named

LANGUAGE = "ko"
LONGEST_NAME = 5
"""Tokens of the longest name before a headline's quotation."""
QUOTED = 2
OBLIQUE = ("의", "에", "을", "를", "로", "과", "와", "도", "만")
MARKS = frozenset("\"“”'‘’「」『』")
Finder = Callable[[Sentence], Attribution | None]


def in_headline(s: Sentence) -> list[Attribution]:
    """Read `X "T"` and `"T"… X "U"`: what stands before a quotation names its speaker; of the first without one nothing is known."""
    hits: list[Attribution] = []
    k = 0
    for n, quote in enumerate(s.quotes):
        inside = [i for i, q in enumerate(s.quoted) if q == n]
        if not inside or quote.high - quote.low < QUOTED:
            continue
        a, b = inside[0], inside[-1] + 1
        name = _name_before(s, k, a)
        if name is not None and b - a > QUOTED:
            hits.append(Attribution((a, a), "plain", source=name, pieces=[(a, b)], lemma=":"))
        k = b
    return hits


def _name_before(s: Sentence, low: int, high: int) -> Range | None:
    """Return the words between an earlier quotation or a mark and this one, where they may name who speaks."""
    while high > low and s.tokens[high - 1].text in ",·:":
        high -= 1
    a = high
    while a > low and s.tokens[a - 1].text[0].isalnum():
        a -= 1
    near = 0 < high - a <= 2 and not s.tokens[high - 1].text.endswith(OBLIQUE)
    return (a, high) if near or (0 < high - a <= LONGEST_NAME and speaks(s, (a, high))) else None


def speaks(s: Sentence, source: Range) -> bool:
    """Tell whether words name somebody or something that speaks: a person with a title, a body, a medium, a state, people."""
    found = stems(s.tokens[source[0] : source[1]], LANGUAGE)
    if not found:
        return False
    last = found[-1].text
    names = table("names", LANGUAGE)
    known = words("names", "titles", LANGUAGE) | words("cues", "unnamed", LANGUAGE) | words("cues", "collective", LANGUAGE) | institutions()
    listed = last in known or last in names["companies"] or last in names["countries"] or last in table("cues", LANGUAGE)["speakers"]
    return listed or body_end(last, LANGUAGE) or is_medium(last) or last.endswith(tuple(table("cues", LANGUAGE)["speaker_ends"])) or last.isascii()


def is_medium(word: str) -> bool:
    """Tell whether a word without its particle names an agency or outlet."""
    return len(word) > 1 and (agency_named(word) is not None or re.search(table("cues", LANGUAGE)["outlets"], word) is not None)


def media_told(s: Sentence, a: int, b: int) -> list[Range]:
    """Return the media in a stretch beside a verb: those told, asked or spoken through, not the page's own ("본지")."""
    data = table("cues", LANGUAGE)
    found: list[Range] = []
    held = stems(s.tokens[a:b], LANGUAGE)
    for i, word in enumerate(held):
        if s.quoted[a + i] >= 0 or word.text in data["own_outlet"]:
            continue
        if ((word.particle or _bracketed(s, a + i, b)) and is_medium(word.text)) or _talked(held, i, s.text[word.end : s.tokens[a + i].end]):
            found.append((a + i, a + i + 1))
    return found


def cited_by(s: Sentence, hit: Attribution) -> Attribution:
    """Make the medium that a relative clause has cite the speaker his relay: "W이 인용한 X는"."""
    if hit.source is None:
        return hit
    a, b = hit.source
    cited = table("cues", LANGUAGE)["whom_cited"]
    k = next((i for i in range(a + 1, b - 1) if s.tokens[i].text in cited), 0)
    if k:
        stop = k - 1 if k - 1 > a and len(s.tokens[k - 1].text) == 1 else k
        hit.relays.append((a, stop))
        hit.source = (k + 1, b)
    return hit


def _bracketed(s: Sentence, k: int, b: int) -> bool:
    """Tell whether a short name in brackets and then the particle of who is told stand behind a word: "W(NYT)에"."""
    close = next((j for j in range(k + 2, min(b, k + 5)) if s.tokens[j].text == ")"), 0) if k + 1 < b and s.tokens[k + 1].text == "(" else 0
    return bool(close) and close + 1 < b and s.tokens[close + 1].text in ("에", "에게", "과", "와")


def _talked(held: list[Word], i: int, particle: str) -> bool:
    """Tell whether a talk with somebody is named: "X와의 인터뷰에서"."""
    data = table("cues", LANGUAGE)
    return particle in data["with_whom"] and i + 1 < len(held) and held[i + 1].text in data["talks"]


def nested(s: Sentence, hit: Attribution, find: Finder) -> Attribution:
    """Return what is said inside what somebody passes on: "국정원은 C고 설명했다"고 A는 말했다 is the service's, through A."""
    if hit.source is None or len(hit.pieces) != 1 or hit.pieces[0][1] - hit.pieces[0][0] < LONGEST_NAME:
        return hit
    a, b = hit.pieces[0]
    if s.quoted[a] < 0 and s.quoted[b - 1] >= 0:
        return hit
    while a < b and s.tokens[a].text in MARKS:
        a += 1
    closing = MARKS | words("cues", "behind_quote", LANGUAGE)
    while b > a and s.tokens[b - 1].text in closing:
        b -= 1
    inner = find(_unquoted(s, a, b))
    if inner is None:
        return hit
    inner.shift(a)
    inner.relays += [hit.source, *hit.relays]
    return inner


def _unquoted(s: Sentence, a: int, b: int) -> Sentence:
    """Return a stretch as a sentence of its own: without the quotation it stands in, and without the ending that only quotes it."""
    part = s.part(a, b)
    last = part.tokens[-1]
    cut = 1 if last.text.endswith(("다고", "라고", "냐고", "다며", "다는")) else 0
    tokens = [*part.tokens[:-1], last._replace(end=last.end - cut, text=last.text[: len(last.text) - cut], low=last.low[: len(last.low) - cut])]
    outer = part.quoted[0] if part.quoted[0] >= 0 and part.quoted[0] == part.quoted[-1] else -1
    return part._replace(tokens=tokens, quoted=[-1 if q == outer else q for q in part.quoted])
