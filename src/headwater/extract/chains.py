"""Written chains: the speaker, what it spoke through, who passed it on, the article's own outlet last."""

from __future__ import annotations

import re
from typing import NamedTuple

from headwater.extract import beside_verbs, plain_said, slavic_media, stretches, west_relays, west_sources
from headwater.extract.context import Context
from headwater.extract.cues import listed, named
from headwater.extract.generic import unnamed
from headwater.extract.hops import is_outlet, read
from headwater.extract.media import role_of
from headwater.extract.phrases import Sentence, noun_phrase_end
from headwater.extract.spoken import Attribution, Range
from headwater.extract.west_words import words
from headwater.extract.who import Named, bare
from headwater.model import MEDIA, Channel, Hop, Mention, Role
from headwater.text import declined
from headwater.text.dates import find_times
from headwater.text.lexicon import table
from headwater.text.lexicon import words as words_of
from headwater.text.offsets import take
from headwater.text.outlets import agency_named

EDGES = " «»„“”\"'"
PASSING_ON = frozenset({"to", "with", "via", "through", "on", "by"})
QUOTES = "«»„“”\"'"
ACRONYM = range(3, 6)
"""Letters of an outlet's acronym."""
CARRIED = 16
"""Tokens behind a tag within which the outlet that carried the words is named."""
PASSING = 4
"""Tokens behind a source within which the outlet that saw or obtained it is named."""


class Passed(NamedTuple):
    """What stands between speaker and page: a channel, and hops nearest to the speaker first."""

    channel: Channel | None
    hops: tuple[Hop, ...]


def passed_on(s: Sentence, hit: Attribution, context: Context) -> Passed:
    """Return the channel and the relays of an attribution, from what stands beside its cue."""
    hops: list[Hop] = []
    channel: Channel | None = None
    if hit.addressee and (hop := medium(s, hit.addressee, context.mentions) or _acronym(s, hit.addressee)):
        hops.append(hop)
    language = context.article.language or "en"
    for a, b in _adjunct_ranges(s, hit):
        found, more = _through(s, a, b, context) if language == "en" else (None, _heard(s, a, b, language))
        channel = channel or found
        hops += [h for h in more if not _inside(s, h, hit.source)]
    if language != "en" and s.tokens[0].low in table("sources", language).get("participles", ()):
        # "Interrogée par la radio Azur, X a estimé que T"
        hops += _heard(s, 0, next((k for k in range(len(s.tokens)) if s.tokens[k].text == ","), 0), language)
    if hit.source and language in ("uk", "ru"):
        hops += _of_medium(s, hit.source, language)
    if hit.source and (hop := _quoted_by(s, hit.source, context.mentions)):
        hops.append(hop)
    if language == "en" and (hop := _carried(s, hit, context.mentions)) is not None:
        hops.append(hop)
    for relay in hit.relays:
        if (hop := _relay(s, relay, context)) is not None:
            hops.append(hop)
        if (hop := _quoted_by(s, relay, context.mentions)) is not None:
            hops.append(hop)
    return Passed(channel, tuple(hops))


def _of_medium(s: Sentence, source: Range, language: str) -> list[Hop]:
    """Return the medium whose interlocutor speaks: "источник «Интерфакса» в правительстве", "співрозмовник Reuters"."""
    w = beside_verbs.words(language)
    a, b = source
    kinds = words_of("cues", "interlocutors", language)
    at = next((k for k in range(a, b) if declined.stem(s.tokens[k].low) in {declined.stem(i) for i in kinds}), b)
    media = slavic_media.media_named(s, at + 1, min(b, at + 6), w) if w is not None and at < b else []
    return [hop(s, m, Named(role_of(_text(s, m)) or "outlet", _text(s, m))) for m in media[:1]]


def _inside(s: Sentence, h: Hop, source: Range | None) -> bool:
    """Tell whether a medium is named within the words for who speaks."""
    return source is not None and h.span is not None and s.tokens[source[0]].start <= h.span.start < s.tokens[source[1] - 1].end


def _quoted_by(s: Sentence, source: Range, mentions: tuple[Mention, ...]) -> Hop | None:
    """Return the outlet that the words of a source or behind it name ("X, a lawmaker who was quoted by W", "a letter seen by W")."""
    for k in range(source[0] + 1, min(source[1] + PASSING, len(s.tokens) - 1)):
        if k > source[1] and s.tags[k] == ",":
            break
        low, before = s.tokens[k].low, s.tokens[k - 1].low
        if (low in ("by", "with") and before in listed("obtained")) or (low == "to" and before in listed("spoken_to")):
            end = noun_phrase_end(s, k + 1, len(s.tokens))
            return medium(s, (k + 1, end), mentions) if end > k + 1 else None
    return None


def _carried(s: Sentence, hit: Attribution, mentions: tuple[Mention, ...]) -> Hop | None:
    """Return the medium that what stands behind a tag names: "X said late on Monday, as quoted by the W agency"."""
    if hit.form != "closing":
        return None
    for k in range(hit.until, min(hit.until + CARRIED, len(s.tokens) - 2)):
        if s.quoted[k] >= 0 or s.tokens[k].low == ";":
            break
        if s.tokens[k + 1].low == "by" and s.tokens[k].low in listed("carried") and (s.tags[k - 1] == "," or s.tokens[k - 1].low == "as"):
            return medium(s, (k + 2, noun_phrase_end(s, k + 2, len(s.tokens))), mentions)
    return None


def _adjunct_ranges(s: Sentence, hit: Attribution) -> list[Range]:
    ranges = [hit.adjuncts] if hit.adjuncts else []
    opening = hit.source[0] if hit.source else hit.cue[0]
    lists = table("cues", s.language or "en").get("lists", {})
    begins = s.tags[0] == "I" or s.tokens[0].low in listed("speaking") or s.tokens[0].low in lists.get("talk_openings", ())
    if opening > 2 and s.tags[opening - 1] == "," and begins and hit.form == "plain":
        ranges.append((0, opening - 1))
    return ranges


def _through(s: Sentence, a: int, b: int, context: Context) -> tuple[Channel | None, list[Hop]]:
    channel: Channel | None = None
    hops: list[Hop] = []
    k = a
    while k < b:
        low = s.tokens[k].low
        if low in ("in", "on", "at", "via", "through", "during", "to", "with", "by"):
            e = noun_phrase_end(s, k + 1, b, prepositions=False)
            if e > k + 1:
                head = s.tokens[e - 1].low
                if head in named("channel") or head in named("platforms"):
                    channel = channel or _channel(s, k + 1, e, b, context)
                    if (carrier := _quoted_by(s, (k, e), context.mentions)) is not None:
                        hops.append(carrier)
                elif (
                    (low in PASSING_ON or (low == "in" and k and s.tokens[k - 1].low == "writing"))
                    and (hop := medium(s, (k + 1, e), context.mentions))
                    and (low != "on" or hop.role != "unnamed")
                ):
                    hops.append(hop)
                k = e
                continue
        k += 1
    return channel, hops


def _channel(s: Sentence, a: int, e: int, b: int, context: Context) -> Channel | None:
    stop = min(b + 8, len(s.tokens))
    span = take(s.text, s.tokens[a].start, s.tokens[e - 1].end)
    if span is None:
        return None
    return Channel(kind=bare(span.text), date=_dated(s.text, s.tokens[a].start, s.tokens[stop - 1].end, context), span=span)


def _dated(text: str, start: int, end: int, context: Context) -> str | None:
    found = find_times(text, start, end, context.published)
    return found[0].value if found else None


def medium(s: Sentence, phrase: Range, mentions: tuple[Mention, ...]) -> Hop | None:
    """Return an outlet or agency that a phrase names, as a hop; None for anyone else."""
    phrase = _undated(s, phrase)
    who = read(s, phrase, mentions)
    if who.role not in MEDIA and not (who.kind in named("media_nouns") and who.kind not in named("plural_media")):
        last = next((i for i in range(phrase[1] - 1, phrase[0] - 1, -1) if s.tags[i] == "P"), None)
        first = last
        while first is not None and first - 1 >= phrase[0] and s.tags[first - 1] == "P":
            first -= 1
        if last is None or first is None:
            return None
        name = s.text[s.tokens[first].start : s.tokens[last].end]
        if not (is_outlet(name) or agency_named(name)):
            return None
        who = Named("agency" if agency_named(name) else "outlet", name)
        phrase = (first, last + 1)
    return hop(s, phrase, who)


def _acronym(s: Sentence, phrase: Range) -> Hop | None:
    """Return the outlet of an acronym that is told something without an article ("told NPQ"): bodies have one ("told the FBI"), or are listed."""
    a, b = _undated(s, phrase)
    name = s.tokens[a].text
    short = b == a + 1 and name.isalpha() and name.isupper() and len(name) in ACRONYM
    return hop(s, (a, b), Named("outlet", name)) if short and name not in listed("told_bodies") else None


def _undated(s: Sentence, phrase: Range) -> Range:
    """Return a phrase without the day behind it: "told a newspaper last week"."""
    a, b = phrase
    while b > a + 1 and (s.tokens[b - 1].low in named("days") or (b < phrase[1] and s.tags[b - 1] in "JDX")):
        b -= 1
    return a, b


def _heard(s: Sentence, a: int, b: int, language: str) -> list[Hop]:
    """Return the media that a stretch of another language than English names as those that were told something, in order."""
    w = words(language)
    names = west_relays.told(s, a, b, w) if w else []
    hops = [hop(s, n, Named("agency" if agency_named(_unelided(s, *n)) else "outlet", _unelided(s, *n))) for n in names]
    hops += [
        hop(s, (k, k + 1), Named("outlet", _unelided(s, k, k + 1)))
        for k in range(max(a, 1), b)
        if _short_told(s, k, language) and not any(n[0] <= k < n[1] for n in names) and not _is_medium(s, k, k + 1)
    ]
    known = [h for h in outlets_in(s, a, b) if h.span and all(h.span.end <= o.span.start or h.span.start >= o.span.end for o in hops if o.span)]
    return sorted([*hops, *known], key=lambda h: h.span.start if h.span else 0)


def _short_told(s: Sentence, k: int, language: str) -> bool:
    """Tell whether a token is the acronym of an outlet that is told something ("a déclaré à l'AFM une source"), not of a listed body."""
    name, bodies = _unelided(s, k, k + 1), table("cues", language).get("told_bodies")
    short = len(name) in ACRONYM and name.isalpha() and name.isupper()
    return bodies is not None and short and name not in bodies and s.tokens[k - 1].low in ("à", "a")


def outlets_in(s: Sentence, a: int, b: int) -> list[Hop]:
    """Return the outlets and agencies named in a stretch, in order, by their names alone."""
    hops: list[Hop] = []
    i = a
    while i < b:
        width = next((w for w in (4, 3, 2, 1) if i + w <= b and s.tokens[i + w - 1].text[0].isalnum() and _is_medium(s, i, i + w)), 0)
        if width:
            name = _unelided(s, i, i + width)
            hops.append(hop(s, (i, i + width), Named("agency" if agency_named(name) else "outlet", name)))
        i += width or 1
    return hops


def _is_medium(s: Sentence, a: int, b: int) -> bool:
    name = _unelided(s, a, b)
    if b - a == 1 and b < len(s.tokens) and s.tokens[b].text[0].isupper() and plain_said.is_given(name):
        return False
    return name[:1].isupper() and (agency_named(name) is not None or is_outlet(name))


def _unelided(s: Sentence, a: int, b: int) -> str:
    return re.sub(r"^[ldLD]['’]", "", s.text[s.tokens[a].start : s.tokens[b - 1].end])


def _relay(s: Sentence, relay: Range, context: Context) -> Hop | None:
    if relay[1] <= relay[0] or any(t.low in listed("first_person") for t in s.tokens[relay[0] : relay[1]]):
        # "an article in our Sunday edition": the page's own outlet
        return None
    name = _text(s, relay)
    for called in (name, _unelided(s, *relay).strip(EDGES)):
        if (context.article.language or "en") != "en" and (role := role_of(called)) is not None:
            return hop(s, relay, Named(role, called))
    if plain_said.words(context.article.language or "en") and (bare := plain_said.unelided(name))[:1].isupper():
        return hop(s, relay, Named(role_of(bare) or "outlet", bare))
    who = west_sources.named(s, relay, read(s, relay, context.mentions), context.article.language or "en", relay=True)
    if who.pronoun or (who.role == "document" and who.kind in named("channel") and who.kind not in ("report", "reports")):
        return None
    if (context.article.language or "en") == "en" and (medium_ := _called(s, relay)) is not None:
        who = medium_
    if who.role == "organisation" and beside_verbs.words(context.article.language or "en") and slavic_media.names_one(s, *relay):
        who = who._replace(role="outlet", name=who.name.strip(QUOTES))
    return hop(s, relay, who)


def _called(s: Sentence, phrase: Range) -> Named | None:
    """Return the medium whose name stands before or behind a word for what it is: "Russian state agency Vestnik", "Libya's Al-Sahil television"."""
    a, b = phrase
    b = next((i for i in range(a + 1, b) if s.tags[i] == ","), b)
    kind = next((i for i in range(a, b) if s.tokens[i].low in named("media_nouns") and s.tokens[i].text.islower()), None)
    if kind is None:
        return None
    role: Role = "agency" if s.tokens[kind].low in ("agency", "newswire", "wire") else "outlet"
    if kind + 1 < b and all(s.tags[i] == "P" for i in range(kind + 1, b)):
        return Named(role, _text(s, (kind + 1, b)))
    first = kind
    while first > a and s.tags[first - 1] == "P":
        first -= 1
    return Named(role, _text(s, (first, kind))) if kind == b - 1 and first < kind else None


def _text(s: Sentence, phrase: Range) -> str:
    return s.text[s.tokens[phrase[0]].start : s.tokens[phrase[1] - 1].end].strip(EDGES)


def hop(s: Sentence, phrase: Range, who: Named, *, reason: str | None = None, channel: Channel | None = None) -> Hop:
    """Return a hop for a phrase of the text."""
    span = stretches.span(s, phrase)
    who = unnamed(who, meant=s.tokens[phrase[0]].low == "the" or (phrase[0] > 0 and not s.headline))
    if channel is None and who.channel:
        channel = Channel(kind=bare(who.channel))
    name = who.name or (span.text if span else "unnamed")
    return Hop(
        role=who.role,
        name=name,
        as_written=span.text if span else None,
        span=span,
        title=who.title,
        organisation=who.organisation,
        channel=channel,
        inferred=reason is not None,
        reason=reason,
    )
