"""Attributions in Ukrainian and Russian: word order is free, so the verb is found first, and what stands around it tells who said what.

X V, що T.   X V: «T».   X V T (plans, denials, demands).   T, V X.   «T», — V X.   T, V у X.   За словами X, T.   Як V X із посиланням на Y, T.
"""

from __future__ import annotations

from headwater.extract.beside_verbs import Words, adjuncts, hearer, moments, phrase, words
from headwater.extract.inflected import is_place
from headwater.extract.phrases import Sentence
from headwater.extract.slavic_headlines import labelled, quoted_by_name, tagged_by_name, titled
from headwater.extract.slavic_media import is_kind, media_named, medium
from headwater.extract.spoken import Attribution, Range
from headwater.extract.taken_up import passing_tail, taken_up

STOPS = frozenset({".", "!", "?", ";", ":", "…", "—", "–"})
DASHES = frozenset({"—", "–", "-"})
MAX_SOURCE = 24
"""A longer run of words beside a verb is no source."""
LONGEST_LABEL = 8
"""Words before a colon behind which somebody is made to speak."""
REACH = 16
"""Tokens after a verb within which its content begins."""


def find(s: Sentence, language: str) -> list[Attribution]:
    """Return the attributions of a sentence in order."""
    w = words(language)
    if w is None:
        return []
    end = _end(s)
    if s.headline and (hit := titled(s, end, w)):
        return [hit]
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
    verb = next((i for i in range(start, end) if s.quoted[i] < 0 and _is_verb(s, i, w)), None)
    if verb is None and not any(s.tokens[i].low in w.starts for i in range(end)):
        return []
    subject = _subject(s, _group_start(s, verb, w), w) if verb is not None and verb > start else None
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
            found = _closing_according(s, i, i + width, end, w)
        elif _is_verb(s, i, w):
            found = _impersonal(s, i, end, w) or _inverted(s, i, end, w) or _plain(s, i, end, w)
        else:
            continue
        if found and _intends(s, i, found, w):
            continue
        if found:
            _cites(s, found, end, w)
            _told(s, found, end, w)
            hits.append(found)
            hits += _another(s, found, w) or _goes_on(s, found, w)
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
            verb = next((j for j in range(k + 1, min(end, k + 3)) if _is_verb(s, j, w)), None)
            if verb is not None:
                return k
    return 0


def _is_verb(s: Sentence, i: int, w: Words) -> bool:
    low = s.tokens[i].low
    return low in w.verbs or low in w.objects or low in w.impersonal


def _end(s: Sentence) -> int:
    end = len(s.tokens)
    while end and s.tokens[end - 1].text in STOPS and s.quoted[end - 1] < 0:
        end -= 1
    return end


def _comma(s: Sentence, start: int, end: int, marks: str = ",") -> int:
    return next((j for j in range(start, end) if s.tokens[j].text in marks and s.quoted[j] < 0), end)


# --- at the beginning: "За словами X, T" ------------------------------------------------------------------------------------------------------


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
    stop = _source_stop(s, begin, end, w, ",:")
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
            origin = _source_stop(s, k + width, end, w, ",:")
            if origin > k + width:
                hit.relays.append((begin, k - 1 if s.tokens[k - 1].text == "," else k))
                hit.source = (k + width, origin)
                return origin
    return stop


def _source_stop(s: Sentence, begin: int, end: int, w: Words, marks: str) -> int:
    """Return where a noun phrase ends: at a mark, but behind a relative clause or an apposition that the mark opens."""
    stop = _comma(s, begin, end, marks)
    while (
        stop < end - 1
        and s.tokens[stop].text == ","
        and (s.tokens[stop + 1].low in w.lists["relative"] or w.participle.search(s.tokens[stop + 1].low))
    ):
        stop = _comma(s, stop + 1, end, marks)
    return stop


# --- at the end or in the middle: "T, за словами X", "T, V X" ---------------------------------------------------------------------------------


def _closing_according(s: Sentence, i: int, after: int, end: int, w: Words) -> Attribution | None:
    """Read "T, за словами X" and "T1, за його словами, T2"."""
    if i < 2 or s.tokens[i - 1].text not in ",—–":
        return None
    own = next((k for k in range(i, after) if s.tokens[k].low in w.lists["possessive"]), None)
    stop = after if own is not None else _source_stop(s, after, end, w, ",—–")
    if own is None and stop <= after:
        return None
    source = (own, own + 1) if own is not None else (after, stop)
    return Attribution((i, after), "closing", source=source, pieces=_around(s, i - 1, stop, end), lemma="according")


def _around(s: Sentence, left: int, stop: int, end: int) -> list[Range]:
    """Return the contents before and after an inserted tag; a first half that is short belongs to what follows."""
    rest = _comma(s, stop, end, ",—–")
    while rest < end and s.tokens[rest].text in ",—–.-" and s.quoted[rest] < 0:
        rest += 1
    if end - rest < 2:
        return [(0, left)]
    if s.quoted[0] < 0 and left < 4:
        return [(0, end)]
    return [(0, left), (rest, end)]


def _inverted(s: Sentence, i: int, end: int, w: Words) -> Attribution | None:
    """Read "T, V X", "«T», — V X" and "T, V у X"."""
    first = _group_start(s, i, w)
    first -= first > 2 and s.tokens[first - 1].low in w.lists["as"]
    if first < 2 or i + 1 >= end or not (s.tokens[i].low in w.verbs or s.tokens[i].low in w.impersonal):
        return None
    left = first - 1
    if s.tokens[left].text in DASHES and left and (s.tokens[left - 1].text in ",!?…." or s.quoted[left - 1] >= 0):
        left -= 1
    if s.tokens[left].text not in ",—–!?…" and not (s.quoted[left] >= 0 and s.tokens[left - 1].text in "!?….,"):
        return None
    left += s.quoted[left] >= 0 or s.tokens[left].text in "!?…"
    # "йдеться в повідомленні X": the document speaks
    after = i + 1 if s.tokens[i].low in w.impersonal else adjuncts(s, i + 1, end, w)
    heard = _heard(s, after, end, w)
    after = heard or after
    begin = after + 1 if after < end and s.tokens[after].low in w.lists["at"] else after
    if begin >= end or s.tokens[begin].text in ",:" or s.tokens[begin].low in w.lists["that"] or left < 1:
        return None
    stop = _name_end(s, begin, end, w)
    if stop <= begin or stop - begin > MAX_SOURCE or _has_content(s, stop, end, w):
        return None
    hit = Attribution((first, after), "closing", source=(begin, stop), lemma=s.tokens[i].low, adjuncts=(i + 1, after))
    hit.inherits = stop - begin == 1 and s.tokens[begin].low in w.lists["documents"]
    _quoting(s, hit, w)
    stop = _cited_behind(s, hit, stop, end, w)
    beside = adjuncts(s, stop, end, w) if stop < end else stop
    if beside > stop:
        hit.adjuncts = (stop, beside)
    hit.pieces = _around(s, left, stop, end)
    return hit


def _quoting(s: Sentence, hit: Attribution, w: Words) -> None:
    """Read "T, цитирует X Y" and "T, приводит слова X Y": X spoke, the medium Y quotes; so does "в заявлении X, которое приводит Y"."""
    if hit.source is None:
        return
    a, b = hit.source
    verb = next((i for i in range(hit.cue[0], b) if s.tokens[i].low in w.lists["quoting"]), None)
    if verb is None:
        return
    a = a + 1 if s.tokens[a].low in w.lists["words"] else a
    k = next((k for k in range(max(a, verb) + (verb < a), b) if medium(s, k, b) == b or (k == b - 1 and is_kind(s.tokens[k].low))), None)
    if k is None or k <= a:
        return
    stop = verb - 2 if verb > a and s.tokens[verb - 2].text == "," else k
    if stop > a:
        hit.relays.append((k, b))
        hit.source, hit.cue = (a, stop), (hit.cue[0], max(hit.cue[1], a if verb < a else hit.cue[1]))
        hit.adjuncts = (stop, b)


def _heard(s: Sentence, k: int, end: int, w: Words) -> int:
    """Return the token behind a medium that is told something, where who tells it follows; 0 where the medium itself speaks."""
    stop = medium(s, k, end) if k < end and s.tokens[k].low not in w.lists["at"] else 0
    if not stop or stop + 1 >= end or s.tokens[stop].text in ",.:;—–-" or phrase(s, stop, "citing", w) or adjuncts(s, stop, end, w) > stop:
        return 0
    return stop if s.tokens[stop].low in w.lists["at"] or (s.tokens[stop].text.islower() and s.tokens[stop].low not in w.lists["with"]) else 0


def _cited_behind(s: Sentence, hit: Attribution, stop: int, end: int, w: Words) -> int:
    """Read "T, пишет Y со ссылкой на X" and "T, пишет Y, ссылаясь на X": X spoke, Y passed it on. Return where these words end."""
    k = stop + 1 if stop < end and s.tokens[stop].text == "," else stop
    width = phrase(s, k, "citing", w) if k < end else 0
    if not width or hit.source is None:
        return stop
    origin = _source_stop(s, k + width, end, w, ",:—–")
    if origin > k + width:
        hit.relays.append(hit.source)
        hit.source = (k + width, origin)
    return origin


def _has_content(s: Sentence, stop: int, end: int, w: Words) -> bool:
    """Tell whether a verb's own content follows it, so that what stands before is not it."""
    return stop < end - 1 and (s.tokens[stop].text == ":" or (s.tokens[stop].text == "," and s.tokens[stop + 1].low in w.lists["that"]))


def _name_end(s: Sentence, begin: int, end: int, w: Words) -> int:
    """Return where the words that name a speaker after the verb end: before what follows a person's name."""
    stop = _source_stop(s, begin, end, w, ",:—–")
    if stop < end and s.tokens[stop].text == "," and 1 < end - stop <= 4 and all(t.text[0].isupper() for t in s.tokens[stop + 1 : end]):
        # "рассказала мать одного из них, Сунита Деви"
        return end
    named = 0
    for k in range(begin, stop):
        named = named + 1 if s.tokens[k].text[0].isupper() else 0
        low = s.tokens[k].low
        if low == "," and s.quoted[k] < 0:
            break
        if k > begin and s.tokens[k - 1].text[0].isupper() and low in w.lists["with"] | w.lists["clock"] and _when(s, k, stop, w):
            return k
        if k > begin and (low in w.lists["before_adjunct"] or low in w.lists["addressee"]):
            spoken = sum(t.text[0].isupper() for t in s.tokens[begin:k]) > 1 or s.tokens[begin].low in w.lists["pronouns"]
            if spoken or low in w.lists["addressee"]:
                return k
    return stop


def _when(s: Sentence, k: int, stop: int, w: Words) -> bool:
    """Tell whether a day, an hour or a channel stands at a token."""
    hour = s.tokens[k].low in w.lists["clock"] and k + 1 < stop and s.tokens[k + 1].text[0].isdigit()
    return hour or adjuncts(s, k, stop, w) > k


# --- before the verb: "X V, що T" -------------------------------------------------------------------------------------------------------------


def _plain(s: Sentence, i: int, end: int, w: Words) -> Attribution | None:
    first = _group_start(s, i, w)
    source = _subject(s, first, w)
    if source is None:
        return None
    if (denied := _object_first(s, first, i, end, source, w)) is not None:
        return denied
    i = _last_verb(s, i, end, w)
    found = _content(s, i, end, w)
    if found is None:
        return _asked(s, (first, i + 1), source, end, w)
    cue_end, content, sure = found
    if end - content < 1:
        return None
    hit = Attribution(
        (first, cue_end), "plain", source=source, pieces=[(content, end)], lemma=":" if sure else s.tokens[i].low, adjuncts=(i + 1, cue_end)
    )
    _relayed_by(s, hit, i, cue_end, w)
    _inside_subject(s, hit, w)
    return hit


def _object_first(s: Sentence, first: int, i: int, end: int, source: Range, w: Words) -> Attribution | None:
    """Read "Руководство обвинения отвергает": what is denied stands between who denies it and the verb that ends the sentence."""
    k = next((k for k in range(source[0] + 1, first) if s.quoted[k] < 0 and s.tokens[k].low in w.lists["denied"]), None)
    if k is None or i + 1 < end or s.tokens[i].low not in w.objects or source[1] != first:
        return None
    begin = k - 1 if k - 1 > source[0] and s.tokens[k - 1].low in w.lists["this_object"] else k
    return Attribution((first, i + 1), "plain", source=(source[0], begin), pieces=[(begin, i + 1)], lemma=s.tokens[i].low)


def _inside_subject(s: Sentence, hit: Attribution, w: Words) -> None:
    """Take out of a subject whom it cites ("Y із посиланням на X пише") and where it speaks ("X в ефірі Y сказав")."""
    if hit.source is None or hit.relays:
        return
    a, b = hit.source
    for k in range(a + 1, b):
        if s.quoted[k] >= 0:
            continue
        if (width := phrase(s, k, "citing", w)) and k + width < b:
            hit.relays.append((a, k - 1 if s.tokens[k - 1].text == "," else k))
            hit.source, hit.cue = (k + width, b), (a, hit.cue[1])
            return
        asked = s.tokens[k].low in w.lists["with"] and k + 1 < b and s.tokens[k + 1].low in w.lists["occasions"]
        if asked or (s.tokens[k].low in w.lists["with"] and adjuncts(s, k, b, w) > k):
            hit.relays += media_named(s, k, b, w)
            hit.source, hit.cue = (a, k), (k, hit.cue[1])
            return


def _last_verb(s: Sentence, i: int, end: int, w: Words) -> int:
    """Return the second of two verbs with one content: "не спростовує й не підтверджує T", "відмовився коментувати T"."""
    if i + 1 < end and s.tokens[i + 1].low in w.lists["infinitives"]:
        return i + 1
    if i + 1 < end and s.tokens[i + 1].low in w.lists["and"]:
        k = next((k for k in range(i + 2, min(end, i + 5)) if _is_verb(s, k, w)), i)
        return k if k > i and _group_start(s, k, w) <= i + 2 else i
    return i


def _asked(s: Sentence, cue: Range, source: Range, end: int, w: Words) -> Attribution | None:
    """Read "Чи T, X не сказав": what is left open stands first."""
    a = source[0]
    if cue[1] < end or a < 4 or s.tokens[a - 1].text != "," or s.tokens[0].low not in w.lists["whether"] | w.lists["with"]:
        return None
    return Attribution(cue, "closing", source=source, pieces=[(0, a - 1)], lemma=":")


def _relayed_by(s: Sentence, hit: Attribution, i: int, cue_end: int, w: Words) -> None:
    """Read "X повідомив із посиланням на Y, що T": Y spoke."""
    for k in range(i + 1, cue_end):
        width = phrase(s, k, "citing", w)
        if width and cue_end > k + width and hit.source:
            hit.relays.append(hit.source)
            hit.source, hit.cue, hit.form = (k + width, cue_end), (hit.cue[0], k), "opening"
            return


def _group_start(s: Sentence, i: int, w: Words) -> int:
    """Return where a verb's group begins: with its negation and the adverbs before it."""
    first = i
    while first and s.quoted[first - 1] < 0 and s.tokens[first - 1].low in w.lists["adverbs"]:
        first -= 1
    return first


def _subject(s: Sentence, first: int, w: Words) -> Range | None:
    """Return the words before a verb that name who speaks."""
    stop = first - 1 if first and s.tokens[first - 1].text == "," else first
    a = stop
    enclosed = stop < first
    while a and s.tokens[a - 1].text not in ";:—–" and stop - a <= MAX_SOURCE:
        token = s.tokens[a - 1]
        if s.quoted[a - 1] < 0 and (token.text == "," and not enclosed) and not _relative_before(s, a, stop, w):
            break
        if s.quoted[a - 1] < 0 and token.low in w.lists["clause"]:
            break
        a -= 1
    a = _past_openers(s, a, stop, w)
    if a < stop - 1 and s.tokens[stop - 1].low in w.lists["and"]:
        # "X подякував усім і закликав": the subject ends where its first verb stands
        stop = next((k for k in range(a + 1, stop - 1) if s.tokens[k].text[0].islower() and w.verblike.search(s.tokens[k].low)), a)
    if not 0 < stop - a <= MAX_SOURCE or s.tokens[a].text == "," or s.tokens[a].low in w.lists["about"]:
        return None
    return a, stop


def _relative_before(s: Sentence, a: int, stop: int, w: Words) -> bool:
    """Tell whether a comma closes or opens a relative clause of the subject."""
    return s.tokens[a].low in w.lists["relative"] if a < stop else False


def _past_openers(s: Sentence, a: int, stop: int, w: Words) -> int:
    """Skip what opens a sentence before its subject: "Також", "У понеділок", the preposition of "У мерії кажуть"."""
    while a < stop and (s.tokens[a].low in w.lists["openers"] or s.tokens[a].text in ",—–-"):
        a += 1
    skipped = adjuncts(s, a, stop, w)
    if skipped > a and skipped < stop:
        a = skipped + (s.tokens[skipped].text == ",")
    if a < stop - 2 and s.tokens[a].low in w.lists["this_object"]:
        # "Цю інформацію в штабі спростували": the object stands first
        a += 2
    if a < stop - 1 and s.tokens[a].low in w.lists["at"]:
        a += 1
    return a


def _content(s: Sentence, i: int, end: int, w: Words) -> tuple[int, int, bool] | None:
    """Return where the cue ends, where the content begins, and whether a mark or word says so."""
    for j in range(i + 1, min(end, i + REACH)):
        token = s.tokens[j]
        if token.text == ":" and s.quoted[j] < 0:
            return (j, j + 1, True) if j + 1 < end else None
        if token.text == "," and s.quoted[j] < 0:
            if j + 2 < end and s.tokens[j + 1].low in w.lists["that"]:
                return j, j + 2, True
            if j + 1 < end and s.tokens[j + 1].low in w.lists["whether"]:
                return j, j + 1, True
            if s.tokens[i].low in w.verbs and not _citing(s, i, j, w) and j + 1 < end and s.tokens[j + 1].low not in w.lists["relative"]:
                break
        if s.quoted[j] >= 0 and s.tokens[j].start == s.quotes[s.quoted[j]].start and s.quotes[s.quoted[j]].end - token.start > 40:
            return j, j, True
        if j > i + 1 and token.low in w.lists["about"] and s.tokens[i].low in w.verbs - w.objects:
            return j, j, False
    return _object(s, i, end, w)


def _citing(s: Sentence, i: int, j: int, w: Words) -> bool:
    return any(phrase(s, k, "citing", w) for k in range(i, j + 2))


def _object(s: Sentence, i: int, end: int, w: Words) -> tuple[int, int, bool] | None:
    """Read "планує T", "закликав X T", "повідомив про T"."""
    after = i + 1
    if after >= end:
        return None
    if s.tokens[after].low in w.lists["about"]:
        return after, after, False
    if s.tokens[i].low not in w.objects:
        return None
    for k in range(after, min(end, after + 4)):
        if s.quoted[k] >= 0 or s.tokens[k].text == ",":
            break
        if k > after and s.tokens[k].low in w.lists["toward"]:
            return k, k, False
        if w.infinitive.search(s.tokens[k].low):
            begin = k - 1 if k > after and s.tokens[k - 1].low in w.lists["not"] else k
            return begin, begin, False
    after = adjuncts(s, after, end, w)
    return (after, after, False) if after < end and s.tokens[after].text not in ",." else None


def _impersonal(s: Sentence, i: int, end: int, w: Words) -> Attribution | None:
    """Read "Повідомляється, що T": who says so is left open."""
    if s.tokens[i].low not in w.impersonal:
        return None
    first = _group_start(s, i, w)
    comma = _comma(s, i + 1, min(end, i + 6))
    if comma + 2 < end and s.tokens[comma].text == "," and s.tokens[comma + 1].low in w.lists["that"]:
        return Attribution((first, comma), "hearsay", pieces=[(comma + 2, end)], lemma=":")
    return None


def _goes_on(s: Sentence, hit: Attribution, w: Words) -> list[Attribution]:
    """Read the further verbs of the same speaker: "сказав, що T1, і додав, що T2"."""
    found: list[Attribution] = []
    while hit.form == "plain" and len(hit.pieces) == 1 and (following := _second(s, hit, w)):
        found.append(following)
        hit = following
    return found


def _another(s: Sentence, hit: Attribution, w: Words) -> list[Attribution]:
    """Read "X сказал, что T1, а Y добавил, что T2": cut what X said before the other speaker."""
    if hit.form != "plain" or len(hit.pieces) != 1:
        return []
    low, high = hit.pieces[0]
    for k in range(low + 2, high - 4):
        if s.tokens[k].text != "," or s.quoted[k] >= 0 or s.tokens[k + 1].low not in w.lists["and"]:
            continue
        stop = next((j for j in range(k + 2, min(high, k + 10)) if s.tokens[j].text in ",:"), 0)
        verb = next((j for j in range(k + 3, stop) if s.tokens[j].low in w.verbs), 0)
        if not verb or stop + 2 >= high or s.tokens[stop + 1].low not in w.lists["that"]:
            continue
        hit.pieces[0] = (low, k)
        first = _group_start(s, verb, w)
        return [Attribution((first, stop), "plain", source=(k + 2, first), pieces=[(stop + 2, high)], lemma=":")]
    return []


def _second(s: Sentence, hit: Attribution, w: Words) -> Attribution | None:
    """Return the next verb inside a content, and cut the content before it."""
    low, high = hit.pieces[0]
    for k in range(low + 1, high - 2):
        if s.quoted[k] >= 0 or s.tokens[k].low not in w.lists["and"]:
            continue
        verb = next((j for j in range(k + 1, min(high, k + 4)) if s.quoted[j] < 0 and _is_verb(s, j, w)), None)
        found = _content(s, verb, high, w) if verb is not None and _group_start(s, verb, w) == k + 1 else None
        if verb is None or found is None or not _same_number(s, hit.cue, verb, w):
            continue
        cue_end, content, sure = found
        hit.pieces[0] = (low, k - 1 if s.tokens[k - 1].text == "," else k)
        return Attribution(
            (k + 1, cue_end), "plain", source=hit.source, pieces=[(content, high)], lemma=":" if sure else s.tokens[verb].low, inherits=True
        )
    return None


def _same_number(s: Sentence, cue: Range, verb: int, w: Words) -> bool:
    """Tell whether a further verb may have the subject of the first: both singular, or both plural."""
    first = next((i for i in range(*cue) if _is_verb(s, i, w)), None)
    return first is None or (w.plural.search(s.tokens[first].low) is None) == (w.plural.search(s.tokens[verb].low) is None)
