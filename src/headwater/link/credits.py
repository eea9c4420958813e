"""What an article lets one see of where its text comes from: an agency's signature, a credit, another outlet's own voice left in the text."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from headwater.link.bodies import key_of
from headwater.link.known import bodies, outlet_of
from headwater.link.names import body_tokens
from headwater.link.reuse import quoted_spans, read_spans
from headwater.model import Article, Evidence, Hop, Reading, Span, noun

_NAME = r"(?:[A-Z][\w&.’'-]*|[A-Z]{2,})(?: (?:[A-Z][\w&.’'-]*|[A-Z]{2,})){0,3}"


@noun
class Credit:
    """One outlet or agency that an article's text owes something to: how that shows, and where."""

    key: str
    name: str
    how: str
    agency: bool
    voice: bool
    evidence: Evidence | None


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return the patterns of an outlet's own voice, as data/en/own_voice.tsv has them; NAME stands for the outlet."""
    rows = []
    for line in files("headwater.text").joinpath("data", "en", "own_voice.tsv").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            what, pattern = line.split("\t")
            rows.append((what, re.compile(pattern.replace("NAME", rf"(?P<name>{_NAME})"))))
    return tuple(rows)


def outlet_key(article: Article) -> str:
    """Return what articles of one outlet share: its name's key, by way of its domain where that is well known."""
    if article.outlet is None:
        return ""
    known = outlet_of(article.outlet.domain) if article.outlet.domain else None
    return name_key(known or article.outlet.name)


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
    own = outlet_key(article)
    found: dict[tuple[str, bool], Credit] = {}
    for hop, share in _signatures(reading):
        key = name_key(hop.name)
        if key != own:
            evidence = Evidence(article_id=article.id, span=hop.span) if hop.span else None
            agency = hop.role == "agency"
            how = f"{hop.name} signs the page" if agency else f"{hop.name} stands between the sources and the page"
            if agency or share >= 0.5:
                found.setdefault((key, False), Credit(key=key, name=hop.name, how=how, agency=agency, voice=False, evidence=evidence))
    for credit in voices(article):
        if credit.key != own:
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
    """Return other outlets that speak of themselves in an article: "has not responded to NAME's request", "told NAME"."""
    found: list[Credit] = []
    own = set(body_tokens(article.outlet.name)[0]) if article.outlet else set()
    for start, end in read_spans(article):
        quotes = quoted_spans(article.text, start, end)
        for what, pattern in _patterns():
            for m in pattern.finditer(article.text, start, end):
                name = re.sub(r"[’']s?$", "", m["name"]).strip(" .")
                tokens = set(body_tokens(name)[0])
                if not tokens or tokens <= own or any(q[0] <= m.start() < q[1] for q in quotes) or not is_outlet(name):
                    continue
                span = Span(start=m.start(), end=m.end(), text=m[0])
                evidence = Evidence(article_id=article.id, span=span)
                found.append(
                    Credit(key=name_key(name), name=name, how=f"{name} speaks of itself ({what})", agency=False, voice=True, evidence=evidence)
                )
    return sorted(found, key=lambda c: c.evidence.span.start if c.evidence else 0)


@cache
def _outlet_names() -> frozenset[tuple[str, ...]]:
    table = tomllib.loads(files("headwater.text").joinpath("data", "outlets.toml").read_text("utf-8"))["outlets"]
    return frozenset(tuple(sorted(body_tokens(str(n))[0])) for n in table.values())


def is_outlet(name: str) -> bool:
    """Tell whether a name is that of a known outlet or agency, or an acronym, or says that it is one."""
    tokens = tuple(sorted(body_tokens(name)[0]))
    if tokens in _outlet_names() or (tokens in bodies() and bodies()[tokens].agency):
        return True
    words = {
        "news",
        "times",
        "post",
        "press",
        "herald",
        "tribune",
        "journal",
        "gazette",
        "daily",
        "radio",
        "tv",
        "magazine",
        "broadcasting",
        "telegraph",
    }
    return bool(words & set(tokens))
