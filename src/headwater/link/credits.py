"""What an article lets one see of where its text comes from: an agency's signature, a credit, another outlet's own voice left in the text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from headwater.link.bodies import key_of
from headwater.link.known import bodies
from headwater.link.names import body_tokens, is_acronym
from headwater.link.reuse import quoted_spans, read_spans
from headwater.model import Article, Evidence, Hop, Reading, Span, noun
from headwater.text.outlets import outlet_at, outlets
from headwater.text.romanise import romanise

_WORD = r"[A-Z](?:[\w&-]|[’'](?=[A-Z]))*"
_NAME = rf"{_WORD}(?: {_WORD}){{0,3}}"
_TAIL = re.compile(r"\s[|–—-]\s(?P<name>[^|–—\n]{2,40})$")
_WINDOW = 160
"""Letters around a trigger word that are searched for an outlet's own voice."""


@noun
class Credit:
    """One outlet or agency that an article's text owes something to: how that shows, and where."""

    key: str
    name: str
    how: str
    agency: bool
    voice: bool
    evidence: Evidence | None


@noun
class _Voice:
    """One way in which an outlet speaks of itself: what it says, a word that always stands in it, and the pattern."""

    what: str
    trigger: str
    pattern: re.Pattern[str]


@cache
def _voices() -> tuple[_Voice, ...]:
    """Return the ways of data/en/own_voice.tsv; NAME stands for the outlet."""
    rows = []
    for line in files("headwater.text").joinpath("data", "en", "own_voice.tsv").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            what, trigger, pattern = line.split("\t")
            rows.append(_Voice(what=what, trigger=trigger, pattern=re.compile(pattern.replace("NAME", rf"(?P<name>{_NAME})"))))
    return tuple(rows)


def outlet_key(article: Article) -> str:
    """Return what articles of one outlet share: its name's key, by way of its domain where that is well known."""
    if article.outlet is None:
        return ""
    known = outlet_at((article.outlet.domain or "").casefold())
    return name_key(known or article.outlet.name)


def own_keys(article: Article) -> frozenset[str]:
    """Return the keys of an article's outlet under all the names that its page and its domain give it."""
    return frozenset({outlet_key(article), name_key(article.outlet.name)}) if article.outlet else frozenset()


def _own_acronym(article: Article, name: str) -> bool:
    """Tell whether a name is an acronym that begins as the outlet's own: DCNF on a page of the Daily Caller."""
    initials = "".join(w[0] for w in body_tokens(article.outlet.name)[0]) if article.outlet else ""
    return is_acronym(name) and len(initials) > 1 and romanise(name).startswith(initials)


def is_agency(article: Article) -> bool:
    """Tell whether an article's own outlet is a known news agency."""
    if article.outlet is None:
        return False
    body = bodies().get(tuple(sorted(body_tokens(article.outlet.name)[0])))
    return body is not None and body.agency


def name_key(name: str) -> str:
    """Return the key of an outlet's or agency's name."""
    return " ".join(key_of("body", name)[1])


def credits_of(readings: Sequence[Reading]) -> dict[str, tuple[Credit, ...]]:
    """Return what each article owes to others, by article, signatures first."""
    return {r.article.id: _credits(r) for r in readings}


def _credits(reading: Reading) -> tuple[Credit, ...]:
    article = reading.article
    own = own_keys(article)
    found: dict[tuple[str, bool], Credit] = {}
    for hop, share in _signatures(reading):
        key = name_key(hop.name)
        if key not in own:
            evidence = Evidence(article_id=article.id, span=hop.span) if hop.span else None
            agency = hop.role == "agency"
            how = f"{hop.name} signs the page" if agency else f"{hop.name} stands between the sources and the page"
            if agency or share >= 0.5:
                found.setdefault((key, False), Credit(key=key, name=hop.name, how=how, agency=agency, voice=False, evidence=evidence))
    for credit in voices(article):
        if credit.key not in own and not _own_acronym(article, credit.name):
            found.setdefault((credit.key, True), credit)
    return tuple(found[k] for k in sorted(found))


def _signatures(reading: Reading) -> list[tuple[Hop, float]]:
    """Return agencies and outlets in second place or later that most of an article's chains have, with the share of them that do."""
    chains = [s.chain for s in reading.extraction.statements if s.position in ("headline", "standfirst", "body") and s.chain]
    counts: Counter[str] = Counter()
    first: dict[str, Hop] = {}
    for s in chains:
        for n, hop in enumerate(s):
            last = n == len(s) - 1 and hop.role == "outlet"
            if hop.role in ("agency", "outlet") and not last and (n > 0 or hop.role == "agency") and hop.name.strip():
                key = name_key(hop.name)
                counts[key] += 1
                if key not in first or (first[key].span is None and hop.span is not None):
                    first[key] = hop
    total = max(1, len(chains))
    return [(first[k], counts[k] / total) for k in sorted(counts) if counts[k] >= 0.75 * total]


def voices(article: Article) -> list[Credit]:
    """Return other outlets that speak of themselves in an article: "has not responded to NAME's request", "NAME could not confirm"."""
    found: dict[tuple[int, int], Credit] = {}
    own = set(body_tokens(article.outlet.name)[0]) if article.outlet else set()
    for start, end in read_spans(article):
        quotes: list[tuple[int, int]] | None = None
        for voice in _voices():
            at = article.text.find(voice.trigger, start, end)
            while at >= 0:
                m = voice.pattern.search(article.text, max(start, at - _WINDOW), min(end, at + _WINDOW))
                if m:
                    quotes = quoted_spans(article.text, start, end) if quotes is None else quotes
                    credit = _credit(article, voice, m)
                    if (
                        set(body_tokens(credit.name)[0]) - own - _PAPERS
                        and (is_outlet(credit.name) or " comment" in m[0] or _checks(article.text, m, credit.name))
                        and not any(q[0] <= m.start() < q[1] for q in quotes)
                    ):
                        found.setdefault(m.span(), credit)
                at = article.text.find(voice.trigger, at + _WINDOW, end)
    return [found[k] for k in sorted(found)] + _title(article, own)


def _checks(text: str, m: re.Match[str], name: str) -> bool:
    """Tell whether an acronym that could not verify something is an outlet's: bodies have an article ("the FBI could not"), or are known."""
    before = text[max(0, m.start("name") - 4) : m.start("name")].lower()
    return " could not " in m[0] and is_acronym(name) and before != "the " and tuple(sorted(body_tokens(name)[0])) not in bodies()


def _title(article: Article, own: set[str]) -> list[Credit]:
    """Return the outlet that a headline ends with ("... | The Orrin Post") where that is not the page's own."""
    head = next((s for s in article.sections if s.kind == "headline"), None)
    m = _TAIL.search(article.text, head.start, head.end) if head else None
    tokens = set(body_tokens(m["name"])[0]) if m else set()
    if m is None or head is None or not tokens - own or not is_known(m["name"]) or "".join(sorted(tokens)) in "".join(sorted(own)):
        return []
    span = Span(start=m.start("name"), end=m.end("name"), text=m["name"])
    how = f"{span.text} stands at the headline's end"
    return [Credit(key=name_key(span.text), name=span.text, how=how, agency=False, voice=True, evidence=Evidence(article_id=article.id, span=span))]


def _credit(article: Article, voice: _Voice, m: re.Match[str]) -> Credit:
    name = re.sub(r"^The ", "", re.sub(r"[’']s?$", "", m["name"]))
    evidence = Evidence(article_id=article.id, span=Span(start=m.start(), end=m.end(), text=m[0]))
    return Credit(key=name_key(name), name=name, how=f"{name} speaks of itself ({voice.what})", agency=False, voice=True, evidence=evidence)


_MEDIA = frozenset({"news", "online", "com", "tv", "the", "org", "net"})
_PAPERS = frozenset(["times", "post", "press", "herald", "tribune", "journal", "gazette", "daily", "radio", "magazine", "broadcasting", "telegraph"])


def _bare(name: str) -> tuple[str, ...]:
    tokens = body_tokens(name)[0]
    return tuple(sorted(set(tokens) - _MEDIA)) or tuple(sorted(tokens))


@cache
def _outlet_names() -> frozenset[tuple[str, ...]]:
    return frozenset(_bare(n) for n in outlets().values())


def is_known(name: str) -> bool:
    """Tell whether a name is that of a well-known outlet or agency, or has a newspaper's word in it."""
    tokens = tuple(sorted(body_tokens(name)[0]))
    known = bodies().get(tokens)
    return _bare(name) in _outlet_names() or (known is not None and known.agency) or bool(_PAPERS & set(tokens))


def is_outlet(name: str) -> bool:
    """Tell whether a name is that of an outlet, well known or not: "Norrin News"."""
    return is_known(name) or bool({"news", "tv"} & set(body_tokens(name)[0]))
