"""Sources named by a preposition in German, French and Spanish: "Selon X, T", "T, laut X", "X zufolge", "comme l'a révélé X"."""

from __future__ import annotations

from headwater.extract.phrases import Sentence
from headwater.extract.spoken import Attribution, Range
from headwater.extract.west_relays import citing, quoted_by
from headwater.extract.west_stretches import comma_at, finite, is_clause, medium, named_to, noun_phrase_start, noun_phrase_stop, parted, past_comma
from headwater.extract.west_words import Words, phrase

MAX_SOURCE = 30
"""A longer run of words beside a verb is no source."""

APPOSITION = 12
"""A longer stretch between commas is no apposition."""


def opening(s: Sentence, low: int, high: int, w: Words) -> Attribution | None:
    """Read "Selon X, T" and "Laut X wurde T"."""
    start = low + 1 if low < high and s.tokens[low].low in w.lists["openers"] else low
    if width := phrase(s, start, w.phrases["according"]):
        # "Según adelantó W, T"
        said = start + width < high and s.tokens[start + width].low in w.lists["said_after"] and not w.capital_nouns
        cue = (start, start + width + said)
        stop = _apposition(s, named_to(s, cue[1], high, w), high, w)
    elif w.phrases["behind"] and (k := _behind(s, start, high, w)):
        first = next((j + 1 for j in range(start, min(k, start + 2)) if s.tokens[j].low in w.lists["reports"]), start)
        return (
            Attribution((k, k + 1), "opening", source=(first, k), pieces=[(past_comma(s, k + 1, high), high)], lemma="according")
            if first < k
            else None
        )
    else:
        return None
    source, relays = parted(s, (cue[1], stop), w)
    begin = past_comma(s, stop, high)
    if (width := phrase(s, begin, w.phrases["citing"])) and begin > stop:
        relays, source = [medium(s, source, w)], (begin + width, comma_at(s, begin + width, high))
        begin = past_comma(s, source[1], high)
    if not 0 < source[1] - source[0] <= MAX_SOURCE or high - begin < 2:
        return None
    return Attribution(cue, "opening", source=source, pieces=[(begin, high)], lemma="according", relays=relays)


def _handed_on(s: Sentence, source: Range, comma: int, w: Words) -> tuple[Range, list[Range]]:
    """Part who spoke from who hands it on: "wie W unter Berufung auf Y berichtet", "comme l'a dit une source citée par W"."""
    source, relays = parted(s, source, w)
    cites = citing(s, Attribution((source[0], source[0]), "plain", source=source), comma, w)
    return cites.source or source, [*cites.relays, *relays]


def _apposition(s: Sentence, stop: int, high: int, w: Words) -> int:
    """Return where the apposition behind a source ends: "Selon X, analyste chez Y, T"."""
    second = comma_at(s, stop + 1, high)
    lone = stop < second < high and s.tokens[stop].text == "," and second - stop <= APPOSITION and not is_clause(s, stop, second, w)
    return second if lone and is_clause(s, second, high, w) and not phrase(s, stop + 1, w.phrases["citing"]) else stop


def _behind(s: Sentence, start: int, high: int, w: Words) -> int:
    """Return where "zufolge" stands behind a source that opens a clause, 0 if it does not."""
    for k in range(start + 1, min(high, start + MAX_SOURCE)):
        if phrase(s, k, w.phrases["behind"]):
            return k
        if s.tokens[k].text == "," or finite(s, k, w) or (s.tokens[k].text.islower() and w.verb(s, k, high) is not None):
            return 0
    return 0


def cited(s: Sentence, low: int, i: int, high: int, w: Words) -> Attribution | None:
    """Read ", selon X" and "ist laut X" within or behind what was said."""
    if i <= low + 1:
        return None
    if phrase(s, i, w.phrases["behind"]):
        a = noun_phrase_start(s, low, i, w)
        cue, source, after = (i, i + 1), (a, i), i + 1
    elif width := phrase(s, i, w.phrases["according"]):
        cue = (i, i + width)
        source = (i + width, named_to(s, i + width, high, w, inside="of"))
        a, after = i, source[1]
    else:
        return None
    if not 0 < source[1] - source[0] <= MAX_SOURCE:
        return None
    left = a - 1 if s.tokens[a - 1].text == "," else a
    if left - low < 2:
        return None
    source, relays = parted(s, source, w)
    # what goes on without a comma before is one clause around its source
    torn = high - after > 1 and left == a
    relays += quoted_by(s, source[1], high, w)
    hit = Attribution(cue, "closing", source=source, pieces=[(low, high if torn else left)], lemma="according", relays=relays)
    return hit if torn else citing(s, hit, high, w)


def as_said(s: Sentence, low: int, i: int, high: int, w: Words) -> Attribution | None:
    """Read ", wie X mitteilte" and "Comme l'a révélé X, ..."."""
    if s.tokens[i].low not in w.lists["as"] or i + 2 >= high:
        return None
    comma = comma_at(s, i, high)
    verb = next((k for k in range(i + 1, comma) if s.quoted[k] < 0 and s.tokens[k].low in w.lists["said_after"]), None)
    if verb is None or comma - i > MAX_SOURCE:
        return None
    if verb == comma - 1 and verb > i + 1:
        stop = noun_phrase_stop(s, i + 1, verb, w)
        cue, source = (stop, verb + 1), (i + 1, stop)
        if stop == i + 2 and s.tokens[i + 1].low in w.lists["pronouns"] and s.tokens[stop].low in w.lists.get("whence", ()) and verb - stop > 1:
            # "wie es aus dem Krankenhaus hieß": who speaks is where the words come from
            cue, source = (verb, verb + 1), (stop + 1, verb)
    else:
        cue, source = (i, verb + 1), (verb + 1, noun_phrase_stop(s, verb + 1, comma, w))
    if source[1] <= source[0]:
        return None
    source, relays = _handed_on(s, source, comma, w)
    if i <= low + 1:
        begin = past_comma(s, comma, high)
        return Attribution(cue, "opening", source=source, pieces=[(begin, high)], lemma="say", relays=relays) if high - begin > 1 else None
    left = i - 1 if s.tokens[i - 1].text == "," else i
    return (
        Attribution(cue, "closing", source=source, pieces=[(low, left)], lemma="say", relays=relays, adjuncts=(source[1], comma))
        if left - low > 2
        else None
    )
