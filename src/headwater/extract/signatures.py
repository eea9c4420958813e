"""Who signs a page: its agency, by dateline, foot, byline or credit, and its outlet; and who is credited with a picture."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import cache

from headwater.extract import datelines
from headwater.extract.media import Medium, role_of
from headwater.extract.runs import listed
from headwater.model import Article, Hop, Role
from headwater.text.gazetteer import lookup
from headwater.text.lexicon import table, words
from headwater.text.offsets import take
from headwater.text.outlets import UNKNOWN_OUTLET, Agency, agency_named, fold_name, one_name
from headwater.text.patterns import either

SIGNATURE_WORDS = 6
LONGEST_LINE = 60
LONGEST_LABELLED = 120
OPENINGS = 6
"""Stretches of the story from the top among which the one with the dateline is: a brand and a date may stand before it."""
LABELLED = ("de", "en", "es", "fr", "it", "ko", "nl", "pl", "pt", "ru", "sv", "uk")
DATELINE = re.compile(
    r"^(?P<city>[^\W\d_a-z][^()\n–—]{1,45}?)?\s*(?:\((?P<agency>[^()\n]{2,40})\)\s*\.?\s*(?:[-–—:]|--)|(?<=[^\Wa-z]{3})\s*(?:[–—]|--|\s-)\s)\s*"
)
STAMP = re.compile(r"\d{1,2}[:.h]\d{2}(?: ?(?:[ap]\.?m\.?|[A-Z]{2,4}))?(?:[ \t]*[-–—|:])?[ \t]+(?=[A-Z“\"‘'])")
CREDIT = re.compile(
    r"(?:^|\s)(?:[\[(]\s*(?:(?:photo|image|source|credit|courtesy)s?\s*[:/]?\s*(?:by|of)?\s*)?(?P<a>[^\[\]()]{2,40})[\])]|(?:photo|image|source|credit)s?\s*:\s*(?P<b>[^\n]{2,40}))\s*$",
    re.IGNORECASE,
)
OPENING = re.compile(r"^(?:source|via|from|by|©|\(c\)|copyright|with|reporting by)\s*:?\s*(?:\d{4}\s*)?", re.IGNORECASE)
SIGNED_AT_END = re.compile(r"[.!?…”\"»’]\s*[(\[](?P<name>[^()\[\]\n]{2,30})[)\]]\s*$")
"""How a text's last words may be followed by who sent it: "... until June. (dpa)"."""
PARTS = re.compile(r"[^,|/;•·–—\n]+")

SOURCE_LINE = re.compile(
    r"[(\[]?(?:source|via|originally published (?:by|in|on)|quelle|fuente|fonte|źródło)\s*[:：]?\s+(?P<name>[^\n:]{2,40}?)[)\].]?", re.IGNORECASE
)
"""A line that says from whom a text is."""
NOTICE = re.compile(r"(?:©|ⓒ|\(c\)|copyrights?|저작권자|alle rechte|tous droits)(?:\s*(?:©|ⓒ|\(c\)|by|:))*", re.IGNORECASE)
YEARS = re.compile(r"^\s*(?:(?:©|ⓒ|\(c\)|by|:)\s*)*(?:\d{4}(?:\s*[-–]\s*\d{4})?)?\s*(?:by\s+)?", re.IGNORECASE)
LONGEST_NOTICE = 160
"""Code points of the longest line that holds a notice of rights."""

Media = Mapping[str, Medium]


def page_hops(article: Article, media: Media) -> tuple[Hop, ...]:
    """Return what stands behind every statement of a page: the agency that signs it, then its outlet, "unknown outlet" where the page names none."""
    agency = _signature(article, media)
    hops = (agency,) if agency else ()
    if article.outlet is None:
        return (*hops, Hop(role="outlet", name=UNKNOWN_OUTLET, reason="the page does not say whose it is"))
    if agency and one_name(agency.name) == one_name(article.outlet.name):
        # only an agency that is known as one hands its texts to others; "Wire" may end any outlet's name
        return hops if agency_named(agency.name) else (Hop(role="outlet", name=article.outlet.name),)
    if agency and _short_for(agency, article.outlet.name):
        hops = ()
    return (*hops, Hop(role="outlet", name=article.outlet.name))


def _short_for(agency: Hop, outlet: str) -> bool:
    """Tell whether a signature is the outlet's own name, shortened: its reporter signs so, and nobody else stands behind the page."""
    whole = fold_name(outlet).split()
    return any(
        part and any(whole[i : i + len(part)] == part for i in range(len(whole)))
        for part in (fold_name(name).split() for name in (agency.name, agency.as_written or ""))
    )


def dateline(text: str, start: int, end: int) -> int:
    """Return where a paragraph's own words begin, behind its dateline ("ORDAN, 3 May (Some Wire) -") or the time of a live page's entry ("10:42")."""
    if stamped := STAMP.match(text, start, min(end, start + 40)):
        start = stamped.end()
    found = DATELINE.match(text[start : min(end, start + 120)])
    if (other := _wired(text, start, end)) is not None:
        return other.end
    if not found or not found[0].strip():
        return start
    city = (found["city"] or "").split(",")[0].strip()
    return start + found.end() if found["agency"] or (city.isupper() and len(city) > 2) else start


def _signature(article: Article, media: Media) -> Hop | None:
    """Return the agency that signs a page: by a dateline near its beginning, by a line of its own, a byline, a notice of rights, or asking itself."""
    text = article.text
    told = [s for s in article.sections if s.kind in ("standfirst", "body", "caption")][:OPENINGS]
    found = next((hop for s in told if (hop := _dated(text, s.start, s.end, media))), None)
    begins = next((s.start for s in article.sections if s.kind == "body"), 0)
    for section in article.sections if found is None else ():
        beside = section.kind == "furniture" or (section.kind == "related" and section.end <= begins)
        if beside or section.kind in ("body", "credit", "standfirst"):
            for low, high in _short_lines(text, section.start, section.end):
                # of what stands around the story, only a line that says so ("via The Tarn Herald · 2 min")
                told_so = not beside or _labels().match(text, _begins(text, low, high), high) is not None
                if told_so and (hop := _signed(text, low, high, media)):
                    return hop
    if found is None:
        found = _at_the_end(article)
    if found is None and article.byline:
        for part in PARTS.findall(article.byline):
            if (medium := _known(part.strip(), media)) and medium.role == "agency":
                return Hop(role="agency", name=medium.name, as_written=article.byline)
    return found or _rights(article) or _named_as_source(article, media) or _asking(article)


def _at_the_end(article: Article) -> Hop | None:
    """Return the agency in brackets behind the last words of a text ("... until June. (dpa)")."""
    last = next((s for s in reversed(article.sections) if s.kind == "body"), None)
    found = SIGNED_AT_END.search(article.text, max(last.start, last.end - 60), last.end) if last else None
    for part in PARTS.finditer(article.text, *found.span("name")) if found else ():
        name = part[0].strip(" .")
        if (agency := agency_named(name)) is not None:
            at = article.text.find(name, part.start(), part.end())
            return _agency(as_called(name, agency), article.text, at, at + len(name))
    return None


def _named_as_source(article: Article, media: Media) -> Hop | None:
    """Return the outlet that a line of its own names as where the text is from ("Source: Tarn Herald"), behind the text."""
    for section in article.sections:
        if section.kind not in ("credit", "body") or section.end - section.start > LONGEST_LINE:
            continue
        found = SOURCE_LINE.fullmatch(article.text[section.start : section.end].strip())
        medium = _known(found["name"].strip(), media) if found and not re.search(r"[,/]", found["name"]) else None
        own = article.outlet is not None and medium is not None and fold_name(medium.name) == fold_name(article.outlet.name)
        if found and medium and not own:
            at = article.text.find(found["name"], section.start, section.end)
            return _agency(medium.name, article.text, at, at + len(found["name"]), medium.role)
    return None


def _rights(article: Article) -> Hop | None:
    """Return the agency that a notice of rights names, where it is not the page's own ("© 2031 Some Wire", "저작권자(c) 연합뉴스")."""
    for section in article.sections:
        if section.kind not in ("furniture", "credit", "body") or section.end - section.start > LONGEST_NOTICE:
            continue
        found = NOTICE.search(article.text, section.start, section.end)
        for part in PARTS.finditer(article.text, found.end(), section.end) if found else ():
            name = YEARS.sub("", part[0]).strip(" .()<>[]")
            for short in (name, name.split(".")[0].strip()):
                if short and (agency := agency_named(short)) is not None:
                    at = article.text.find(short, part.start(), part.end())
                    return _agency(as_called(short, agency), article.text, at, at + len(short))
    return None


def _asking(article: Article) -> Hop | None:
    """Return the agency whose own reporter asks or checks in the text ("AFP has contacted the firm"): the page is its copy."""
    for section in article.sections:
        if section.kind != "body":
            continue
        for found in _asks().finditer(article.text, section.start, section.end):
            if agency_named(found["name"]) is not None:
                hop = _agency(found["name"], article.text, found.start("name"), found.end("name"))
                return replace(hop, inferred=True, reason=f'"{found[0]}": its own reporter speaks')
    return None


@cache
def _asks() -> re.Pattern[str]:
    return re.compile(table("media")["asking"])


def _dated(text: str, start: int, end: int, media: Media) -> Hop | None:
    """Return the agency of a dateline: what stands in brackets behind a place in capitals, where that is no place itself."""
    if (other := _wired(text, start, end)) is not None:
        name = text[other.agency[0] : other.agency[1]]
        known = _known(name, media)
        return _agency(known.name if known else name, text, *other.agency)
    found = DATELINE.match(text[start : start + 120])
    if not found or not found["agency"]:
        return None
    name = found["agency"].strip()
    at = (start + found.start("agency"), start + found.end("agency"))
    if medium := _known(name, media):
        return _agency(medium.name, text, *at)
    city = (found["city"] or "").split(",")[0].strip()
    place = bool(lookup(name)) or name in words("places", "states")
    if city.isupper() and len(city) > 2 and name[0].isupper() and len(name.split()) < 5 and not place:
        return _agency(name, text, *at)
    return None


def _wired(text: str, start: int, end: int) -> datelines.Dateline | None:
    """Return a dateline in Hangul or Cyrillic letters."""
    return datelines.hangul(text, start, end) or datelines.cyrillic(text, start, end)


def _short_lines(text: str, start: int, end: int) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    begin = start
    while begin < end:
        stop = text.find("\n", begin, end)
        stop = end if stop < 0 else stop
        labelled = stop - begin <= LONGEST_LABELLED and _labels().match(text, _begins(text, begin, stop), stop) is not None
        if (labelled or 1 < stop - begin <= LONGEST_LINE) and not text[begin:stop].rstrip().endswith((".”", '."', "?", "!")):
            found.append((begin, stop))
        begin = stop + 1
    return found


def _signed(text: str, low: int, high: int, media: Media) -> Hop | None:
    """Return the agency that a short line is the signature of: alone, or beside a place, a date, a reporter or an editor."""
    line = text[low:high]
    shift = _begins(text, low, high) - low
    labelled = _labels().match(line, shift)
    opening = labelled or OPENING.match(line, shift) or _prepositions().match(line, shift)
    begin = opening.end() if opening else shift
    for match in PARTS.finditer(line, begin):
        core = match[0].strip(" .()[]—–-")
        if not core or len(core.split()) > SIGNATURE_WORDS:
            continue
        medium = _known(core, media) or (_inside(core, media) if labelled else None)
        # of several outlets in one line, which one a statement is from is not said
        if medium and (medium.role == "agency" or (labelled and not re.search(r"[,/]", line[begin:]))):
            at = text.find(core, low + match.start(), high)
            return _agency(medium.name, text, at, at + len(core), medium.role)
        if not opening and match.start() == begin and len(line.split()) > SIGNATURE_WORDS + 2:
            return None
    return None


def _begins(text: str, low: int, high: int) -> int:
    """Return where a line's own words begin, behind dashes, brackets and asterisks."""
    line = text[low:high]
    return high - len(line.lstrip(" —–-([*_"))


def _inside(core: str, media: Media) -> Medium | None:
    """Return the medium that words behind a label end in: "розслідування The Guardian"."""
    held = core.split()
    return next((found for i in range(1, len(held)) if (found := _known(" ".join(held[i:]), media))), None)


@cache
def _labels() -> re.Pattern[str]:
    """Return what a line begins with that names the medium its page is from, in all languages: "Джерело: ...", "With files from ..."."""
    labels, openings = ({w for language in LABELLED for w in table("cues", language)[key]} for key in ("source_labels", "credit_openings"))
    return re.compile(rf"(?:(?:{either(labels)})\s*[:=：]\s*|(?:{either(openings)})\s*:?\s+)", re.IGNORECASE)


@cache
def _prepositions() -> re.Pattern[str]:
    """Return the prepositions that may stand before an agency in brackets or on a line of its own, in all languages."""
    found = {w for language in LABELLED for w in table("cues", language).get("credit_prepositions", ())}
    return re.compile(rf"(?:{either(found)})(?:\s+|(?<=['’]))", re.IGNORECASE)


def _known(name: str, media: Media) -> Medium | None:
    """Return the agency or outlet of a name: one of the article's, of the lists, or one whose words say so."""
    if name in media:
        known = media[name]
        return Medium("agency" if role_of(known.name) == "agency" else "outlet", known.name)
    for one in (name, *name.split("/")[:1]):
        if agency := agency_named(one):
            return Medium("agency", as_called(one, agency))
    if name.isupper() and " " in name:
        name = " ".join(w.capitalize() for w in name.split())
    role = role_of(name)
    return Medium(role, name) if role else None


def as_called(name: str, agency: Agency) -> str:
    """Return an agency's name as a page has it ("dpa", not "Deutsche Presse-Agentur"), but for case."""
    return next((n for n in (agency.name, *agency.aliases) if fold_name(n) == fold_name(name)), name)


def _agency(name: str, text: str, start: int, end: int, role: Role = "agency") -> Hop:
    span = take(text, start, end)
    return Hop(role=role, name=name, as_written=span.text if span else name, span=span)


def credit(text: str, start: int, end: int, media: Media) -> tuple[Hop | None, int]:
    """Return the agency or outlet that a caption credits at its end, and where the caption's own words end."""
    found = CREDIT.search(text, start, end)
    if not found:
        return None, end
    group = "a" if found["a"] else "b"
    for part in reversed(list(PARTS.finditer(text, found.start(group), found.end(group)))):
        name = part[0].strip(" .")
        medium = _known(name, media) or (_lone(name) if group == "b" or "/" in found[group] else None)
        if medium:
            at = text.find(name, part.start(), part.end())
            return _agency(medium.name, text, at, at + len(name), medium.role), found.start()
    return None, found.start()


def _lone(name: str) -> Medium | None:
    """Return an agency for one capitalised word in the place of a picture's credit; a person is credited by two."""
    plain = name.isalpha() and len(name) > 2 and name[0].isupper()
    return Medium("agency", name) if plain and name.lower() not in words("media", "not_credits") and name not in listed("days") else None
