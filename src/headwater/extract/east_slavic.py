"""Attributions in Ukrainian and Russian: word order is free, so the verb is found first, and what stands around it tells who said what.

X V, що T.   X V: «T».   X V T (plans, denials, demands).   T, V X.   «T», — V X.   T, V у X.   За словами X, T.   Як V X із посиланням на Y, T.
"""

from __future__ import annotations

from headwater.extract.beside_verbs import Words, hearer, moments, phrase, words
from headwater.extract.east_slavic_behind import closing_according, inverted
from headwater.extract.east_slavic_parts import DASHES, MAX_SOURCE, end_of, group_start, is_verb, source_stop
from headwater.extract.east_slavic_plain import another, goes_on, impersonal, plain, subject_of
from headwater.extract.inflected import is_place
from headwater.extract.phrases import Sentence
from headwater.extract.slavic_headlines import labelled, quoted_by_name, tagged_by_name, titled
from headwater.extract.slavic_media import media_named, medium
from headwater.extract.spoken import Attribution, Range
from headwater.extract.taken_up import passing_tail, taken_up

SAID_BEFORE = 3
"""Tokens of "Як повідомлялося,"."""
LONGEST_LABEL = 8
"""Words before a colon behind which somebody is made to speak."""


def find(s: Sentence, language: str) -> list[Attribution]:
    """Return the attributions of a sentence in order."""
    w = words(language)
    if w is None:
        return []
    end = end_of(s)
    if s.headline and (hit := titled(s, end, w)):
        return [hit]
    if end > SAID_BEFORE + 1 and s.tokens[0].low in w.lists["as"] and s.tokens[1].low in w.impersonal and s.tokens[2].text == ",":
        # "Як повідомлялося, X заявив": what was said before is told again
        return _shifted(_read(s.part(SAID_BEFORE, len(s.tokens)), end - SAID_BEFORE, w), SAID_BEFORE)
    behind, hit = labelled(s, end, w)
    if hit:
        return [hit]
    if behind:
        return _shifted(_read(s.part(behind, len(s.tokens)), end - behind, w), behind)
    return _read(s, end, w)


def _read(s: Sentence, end: int, w: Words) -> list[Attribution]:
    tail = passing_tail(s, end, w)
    if tail is not None and (inside := _found(s, tail.start, w)):
        for hit in inside:
            hit.relays += tail.media
        return inside
    if found := _found(s, end, w):
        return found
    if not s.headline and (named := tagged_by_name(s, end, w) or quoted_by_name(s, end, w)):
        return [named]
    mark = next((k for k in range(1, min(end, LONGEST_LABEL)) if s.tokens[k].text == ":" and s.quoted[k] < 0), None)
    if mark is not None and mark + 2 < end and phrase(s, mark + 1, "according", w):
        return _shifted(_found(s.part(mark + 1, len(s.tokens)), end - mark - 1, w), mark + 1)
    return []


def _shifted(hits: list[Attribution], by: int) -> list[Attribution]:
    for hit in hits:
        hit.shift(by)
    return hits


def _found(s: Sentence, end: int, w: Words) -> list[Attribution]:
    start = _begin(s, end, w)
    verb = next((i for i in range(start, end) if s.quoted[i] < 0 and is_verb(s, i, w)), None)
    if verb is None and not any(s.tokens[i].low in w.starts for i in range(end)):
        return []
    subject = subject_of(s, group_start(s, verb, w), w) if verb is not None and verb > start else None
    if taken := taken_up(s, start, end, w, subject[1] if subject and subject[0] == start else None):
        return [taken]
    if hit := _opening(s, end, w):
        _told(s, hit, end, w)
        return _nested(s, hit, w)
    hits: list[Attribution] = []
    done = _tag(s, end, w)
    for i in range(end):
        if i < done or s.quoted[i] >= 0:
            continue
        if width := phrase(s, i, "according", w):
            found = closing_according(s, i, i + width, end, w)
        elif is_verb(s, i, w):
            found = impersonal(s, i, end, w) or inverted(s, i, end, w) or plain(s, i, end, w)
        else:
            continue
        if found and _intends(s, i, found, w):
            continue
        if found:
            _cites(s, found, end, w)
            _told(s, found, end, w)
            hits.append(found)
            hits += another(s, found, w) or goes_on(s, found, w)
            done = max(p[1] for p in (*hits[-1].pieces, (0, hits[-1].until)))
    return hits


def _intends(s: Sentence, i: int, hit: Attribution, w: Words) -> bool:
    """Tell whether a state or its people only intend something ("Росія готується", "Пхеньян хоче"): that is no saying of theirs."""
    if s.tokens[i].low in w.verbs or hit.source is None or hit.form != "plain" or s.tokens[i].low not in w.lists["intents"]:
        return False
    return any(is_place(t.text) or t.low in w.lists["peoples"] for t in s.tokens[hit.source[0] : hit.source[1]] if t.text[0].isalpha())


def intends(s: Sentence, hit: Attribution, language: str) -> bool:
    """Tell whether an attribution only has a state or its people intend something."""
    w = words(language)
    verb = next((i for i in range(*hit.cue) if w and s.tokens[i].low in w.lists["intents"]), None)
    return w is not None and verb is not None and _intends(s, verb, hit, w)


def _begin(s: Sentence, end: int, w: Words) -> int:
    start = 0
    while start < end and (s.tokens[start].low in w.lists["openers"] or s.tokens[start].text in ",—–-"):
        start += 1
    return start


def _nested(s: Sentence, hit: Attribution, w: Words) -> list[Attribution]:
    """Return what is said inside what a medium passes on: "Як передає Y, X заявив, що T" is X's, through Y."""
    if hit.source is None or len(hit.pieces) != 1 or not medium(s, hit.source[0], hit.source[1]):
        return [hit]
    a, b = hit.pieces[0]
    inner = _shifted(_found(s.part(a, b), b - a, w), a)
    for other in inner:
        other.relays += [hit.source, *hit.relays]
    return inner or [hit]


def _cites(s: Sentence, hit: Attribution, end: int, w: Words) -> None:
    """Make the one whom a source cites the speaker: "повідомляє W із посиланням на Y", "W з посиланням на Y пише, що T"."""
    if hit.source is None:
        return
    low, stop = hit.source
    limit = stop if hit.cue[0] >= stop else min(end, stop + 3)
    for k in range(low + 1, limit):
        width = phrase(s, k, "citing", w) if s.quoted[k] < 0 else 0
        if not width:
            continue
        origin = limit if hit.cue[0] >= stop else next((j for j in range(k + width, end) if s.tokens[j].text in ",—–(" and s.quoted[j] < 0), end)
        origin -= origin > k + width and s.tokens[origin - 1].text == ","
        if origin > k + width:
            hit.relays.append((low, min(stop, k - 1 if s.tokens[k - 1].text == "," else k)))
            hit.source, hit.cue = (k + width, origin), (min(low, hit.cue[0]), hit.cue[1])
            hit.pieces = [(a, b) for a, b in hit.pieces if a < low or a >= origin]
        return


def _told(s: Sentence, hit: Attribution, end: int, w: Words) -> None:
    """Add the media beside an attribution's cue, to whom or through whom the speaker spoke."""
    if hit.source is None:
        return
    beside = [(hit.cue[0], hit.cue[1]), *([hit.adjuncts] if hit.adjuncts else [])]
    last = max(hit.cue[1], hit.source[1])
    if hit.form == "closing":
        stop = next((a for a, _ in hit.pieces if a >= last), end)
        beside.append((last, stop))
    for a, b in beside:
        for found in media_named(s, a, b, w):
            if not any(a < found[1] and found[0] < b for a, b in (hit.source, *hit.relays)):
                hit.relays.append(found)


def _tag(s: Sentence, end: int, w: Words) -> int:
    """Return where the tag of a quotation between dashes stands ("— T, — V X"): a verb before it is the speaker's own."""
    for k in range(1, end - 1):
        if s.tokens[k].text in DASHES and s.quoted[k] < 0 and s.tokens[k - 1].text in ",!?…":
            verb = next((j for j in range(k + 1, min(end, k + 3)) if is_verb(s, j, w)), None)
            if verb is not None:
                return k
    return 0


def _opening(s: Sentence, end: int, w: Words) -> Attribution | None:
    first = 1 if s.tokens and s.tokens[0].text in DASHES else 0
    start = first + (1 if end > first and s.tokens[first].low in w.lists["openers"] else 0)
    if start >= end:
        return None
    if (width := phrase(s, start, "according", w)) and start + width < end and s.tokens[start + width].low not in w.lists["relative"]:
        return _opened(s, start, start + width, end, w)
    lead = 1 if s.tokens[start].low in w.lists["as"] else 0
    verb = next((k for k in range(start + lead, min(end, start + lead + 3)) if s.tokens[k].low in w.verbs), None)
    if verb is None or (not lead and verb > start):
        return None
    after = moments(s, verb + 1, end, w)
    heard = hearer(s, after, end) if after < end else 0
    if heard and heard < end and s.tokens[heard].text[0].islower() and not phrase(s, heard, "citing", w):
        after = heard
    return _opened(s, start, after, end, w)


def _opened(s: Sentence, start: int, after: int, end: int, w: Words) -> Attribution | None:
    """Read what follows an opening cue: source, a relay, a comma or colon, content."""
    own = next((k for k in range(start, after) if s.tokens[k].low in w.lists["possessive"]), None)
    begin = after + 1 if after < end and s.tokens[after].low in w.lists["at"] else after
    stop = source_stop(s, begin, end, w, ",:")
    if stop >= end - 1 or stop - begin > MAX_SOURCE or (stop <= begin and own is None):
        return None
    hit = Attribution((start, after), "opening", source=(own, own + 1) if own is not None else (begin, stop), pieces=[], lemma="according")
    if own is None:
        stop = _passing(s, hit, (begin, stop), end, w)
    if stop >= end - 1:
        return None
    hit.pieces.append((stop + 1, end))
    return hit


def _passing(s: Sentence, hit: Attribution, source: Range, end: int, w: Words) -> int:
    """Read "X із посиланням на Y" and "X, посилаючись на Y": Y spoke, X passed it on. Return where the source's words end."""
    begin, stop = source
    for k in range(begin + 1, min(end, stop + 3)):
        width = phrase(s, k, "citing", w)
        if width:
            origin = source_stop(s, k + width, end, w, ",:")
            if origin > k + width:
                hit.relays.append((begin, k - 1 if s.tokens[k - 1].text == "," else k))
                hit.source = (k + width, origin)
                return origin
    return stop
