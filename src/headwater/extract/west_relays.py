"""Relays in German, French and Spanish: an agency that cites somebody, one that closes what another said, and how a medium is called."""

from __future__ import annotations

from typing import NamedTuple

from headwater.extract.media import role_of
from headwater.extract.phrases import Sentence
from headwater.extract.spoken import Attribution, Range
from headwater.extract.west_stretches import capital, comma_at, is_common, is_media, medium, named_to, noun_phrase_start
from headwater.extract.west_words import Words, phrase
from headwater.text.outlets import agency_named

FAR = 24
"""Tokens behind a source within which it says whom it cites."""
LYING = 9
"""Tokens within which a relative clause says before whom a document lies."""
CALLED = 60
"""Code points of the longest quotation that is a medium's name."""


def citing(s: Sentence, hit: Attribution, high: int, w: Words) -> Attribution:
    """Make the one whom a source cites the speaker: "meldete W am Montag unter Berufung auf Y", "a rapporté W, citant Y"."""
    if hit.source is None:
        return hit
    low, stop = hit.source
    begins = [a for a, _ in hit.pieces if a >= stop]
    for k in range(low + 1, min(high, stop + FAR, *begins) if begins else min(high, stop + FAR)):
        width = phrase(s, k, w.phrases["citing"]) if s.quoted[k] < 0 else 0
        if not width:
            continue
        end = _cited_end(s, k + width, min([high, *begins]), w)
        if end > k + width:
            cut = k - 1 if s.tokens[k - 1].text == "," else k
            hit.relays.append(medium(s, (low, min(stop, cut)), w))
            hit.source = (k + width, end)
            if hit.form != "plain":
                hit.adjuncts = (min(stop, cut), k)
        return hit
    return hit


def quoted_by(s: Sentence, start: int, high: int, w: Words) -> list[Range]:
    """Return the medium that the words behind a tag name: "a-t-il ajouté, cité par l'agence W", "laut einem Schreiben, das der W vorliegt"."""
    lies = next((k for k in range(start, min(high, start + LYING)) if s.tokens[k].low in w.lists["lying"] and s.quoted[k] < 0), None)
    if lies is not None and s.tokens[start].text == "," and lies - start > 2:
        return [medium(s, (start + 2, lies), w)]
    for k in range(start, min(high, start + 3)):
        if s.quoted[k] < 0 and (width := phrase(s, k, w.phrases["quoted_by"])):
            return [medium(s, (k + width, comma_at(s, k + width, high)), w)]
    return []


class By(NamedTuple):
    """Who is named by a preposition beside a verb, and that preposition."""

    who: Range
    cue: Range


def beside(s: Sentence, start: int, stop: int, w: Words) -> By | None:
    """Return who is named between a verb and its content: "erwägt Insidern zufolge, T", "sagte laut W, T"."""
    for k in range(start, stop):
        if s.quoted[k] >= 0:
            return None
        if phrase(s, k, w.phrases["behind"]) and k > start:
            return By((noun_phrase_start(s, start, k, w), k), (k, k + 1)) if noun_phrase_start(s, start, k, w) < k else None
        if width := phrase(s, k, w.phrases["according"]):
            end = named_to(s, k + width, stop, w, inside="of")
            return By((k + width, end), (k, k + width)) if end > k + width else None
    return None


def _cited_end(s: Sentence, start: int, high: int, w: Words) -> int:
    """Return where the words for who is cited end: at a comma, a bracket, or the verb of who cites ("unter Berufung auf Y berichtet")."""
    stop = comma_at(s, start, high)
    for k in range(start + 1, stop):
        if s.quoted[k] < 0 and (s.tokens[k].text in "(:" or s.tokens[k].low in w.lists["said_after"]):
            return k
    return stop


def passes_on(s: Sentence, source: Range, w: Words) -> bool:
    """Tell whether a source is an agency or outlet: by a word for one, by its name, or by a name in quotation marks alone."""
    a, b = source
    if any(s.quoted[k] < 0 and (is_media(s.tokens[k], w) or s.tokens[k].low.endswith(w.media_ends or ("\0",))) for k in range(a, b)):
        return True
    first, last = medium(s, source, w)
    name = s.text[s.tokens[first].start : s.tokens[last - 1].end].strip(' „“”"«»‚‘’')
    return role_of(name) is not None or agency_named(name) is not None or called(s, a, b, w) is not None


def called(s: Sentence, a: int, b: int, w: Words) -> Range | None:
    """Return a medium's name in quotation marks behind an article ("der „Spiegel“", "au « Monde »") that takes a phrase to its end."""
    k = a
    while k < b and s.quoted[k] < 0 and (s.tokens[k].low in w.lists["inside"] or is_media(s.tokens[k], w)):
        k += 1
    if k >= b or k == a or s.quoted[k] < 0:
        return None
    q = s.quotes[s.quoted[k]]
    end = k
    while end < b and s.quoted[end] == s.quoted[k]:
        end += 1
    inner = [i for i in range(k, end) if s.tokens[i].start >= q.low and s.tokens[i].end <= q.high]
    if not inner or q.high - q.low > CALLED or not capital(s.tokens[inner[0]]) or s.tokens[inner[-1]].text in ".!?":
        return None
    return inner[0], inner[-1] + 1


def told(s: Sentence, a: int, b: int, w: Words) -> list[Range]:
    """Return the names of media in a stretch that are told something: behind a word for one, or in quotation marks behind an article."""
    found: list[Range] = []
    k = a
    while k < b:
        if s.tokens[k].low in w.lists["talks"] and (spoken := _talk(s, k + 1, b, w)) is not None:
            found.append(spoken)
            k = spoken[1]
            continue
        before = s.tokens[k - 1].low if k else ""
        opens = s.quoted[k] >= 0 and s.tokens[k].start == s.quotes[s.quoted[k]].start
        if opens and k and (before in w.lists["inside"] or before in w.lists["media"]) and (name := called(s, k - 1, _quote_end(s, k), w)):
            found.append(name)
            k = name[1]
        elif s.quoted[k] < 0 and is_media(s.tokens[k], w) and k + 1 < b and s.quoted[k + 1] < 0 and capital(s.tokens[k + 1]):
            stop = k + 1
            first = k + 1 if is_common(s.tokens[k], w) else k
            while stop < b and s.quoted[stop] < 0 and capital(s.tokens[stop]):
                stop += 1
            found.append((first, stop))
            k = stop
        else:
            k += 1
    return found


def _talk(s: Sentence, k: int, b: int, w: Words) -> Range | None:
    """Return the medium behind a talk: "Dans un entretien au Monde", "im Interview mit dem Deutschlandfunk"."""
    first = k
    while first < min(b, k + 4) and (s.tokens[first].low in w.lists["inside"] or s.tokens[first].low in w.lists["talk_with"]):
        first += 1
    stop = first
    while stop < min(b, first + 4) and s.quoted[stop] < 0 and s.tokens[stop].text[0].isupper() and s.tokens[stop].text[0].isalpha():
        stop += 1
    return (first, stop) if first > k and stop > first and not is_media(s.tokens[first], w) else None


def _quote_end(s: Sentence, k: int) -> int:
    quote = s.quoted[k]
    while k < len(s.tokens) and s.quoted[k] == quote:
        k += 1
    return k
