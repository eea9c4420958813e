"""Ukrainian and Russian attributions whose source stands before its verb: "X V, що T", "X V T", and the further verbs of one sentence."""

from __future__ import annotations

from headwater.extract.beside_verbs import Words, adjuncts, phrase
from headwater.extract.east_slavic_parts import MAX_SOURCE, group_start, is_verb, next_mark
from headwater.extract.phrases import Sentence
from headwater.extract.slavic_media import is_medium, media_named
from headwater.extract.spoken import Attribution, Range

REACH = 16
"""Tokens after a verb within which its content begins."""


def plain(s: Sentence, i: int, end: int, w: Words) -> Attribution | None:
    """Read what a subject before a verb is made to say or want behind it."""
    first = group_start(s, i, w)
    source = subject_of(s, first, w)
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
    begin = k - 1 if k - 1 > source[0] and s.tokens[k - 1].low in w.lists["this_object"] | w.lists["these"] else k
    return Attribution((first, i + 1), "plain", source=(source[0], begin), pieces=[(begin, i + 1)], lemma=s.tokens[i].low)


def _inside_subject(s: Sentence, hit: Attribution, w: Words) -> None:
    """Take out of a subject whom it cites ("Y із посиланням на X пише") and where it speaks ("X в ефірі Y сказав")."""
    if hit.source is None or hit.relays:
        return
    a, b = hit.source
    for k in range(a + 1, b):
        if s.quoted[k] >= 0:
            continue
        if a and s.tokens[a - 1].low in w.lists["at"] and is_medium(s.text[s.tokens[k].start : s.tokens[b - 1].end]):
            # "В СБУ РБК сообщили": the medium was told
            hit.relays.append((k, b))
            hit.source, hit.cue = (a, k), (k, hit.cue[1])
            return
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
        k = next((k for k in range(i + 2, min(end, i + 5)) if is_verb(s, k, w)), i)
        return k if k > i and group_start(s, k, w) <= i + 2 else i
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


def subject_of(s: Sentence, first: int, w: Words) -> Range | None:
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
    if stop - a == 1 and s.tokens[a].low in w.lists["as"]:
        return None
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


def impersonal(s: Sentence, i: int, end: int, w: Words) -> Attribution | None:
    """Read "Повідомляється, що T": who says so is left open."""
    if s.tokens[i].low not in w.impersonal:
        return None
    first = group_start(s, i, w)
    comma = next_mark(s, i + 1, min(end, i + 6))
    if comma + 2 < end and s.tokens[comma].text == "," and s.tokens[comma + 1].low in w.lists["that"]:
        return Attribution((first, comma), "hearsay", pieces=[(comma + 2, end)], lemma=":")
    return None


def goes_on(s: Sentence, hit: Attribution, w: Words) -> list[Attribution]:
    """Read the further verbs of the same speaker: "сказав, що T1, і додав, що T2"."""
    found: list[Attribution] = []
    while hit.form == "plain" and len(hit.pieces) == 1 and (following := _second(s, hit, w)):
        found.append(following)
        hit = following
    return found


def another(s: Sentence, hit: Attribution, w: Words) -> list[Attribution]:
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
        first = group_start(s, verb, w)
        return [Attribution((first, stop), "plain", source=(k + 2, first), pieces=[(stop + 2, high)], lemma=":")]
    return []


def _second(s: Sentence, hit: Attribution, w: Words) -> Attribution | None:
    """Return the next verb inside a content, and cut the content before it."""
    low, high = hit.pieces[0]
    for k in range(low + 1, high - 2):
        if s.quoted[k] >= 0 or s.tokens[k].low not in w.lists["and"]:
            continue
        verb = next((j for j in range(k + 1, min(high, k + 4)) if s.quoted[j] < 0 and is_verb(s, j, w)), None)
        found = _content(s, verb, high, w) if verb is not None and group_start(s, verb, w) == k + 1 else None
        if verb is None or found is None or not _same_number(s, hit.cue, verb, w):
            continue
        cue_end, content, sure = found
        stop = k
        while stop > low + 1 and (s.tokens[stop - 1].text == "," or s.tokens[stop - 1].low in w.lists["and"]):
            stop -= 1
        hit.pieces[0] = (low, stop)
        return Attribution(
            (k + 1, cue_end), "plain", source=hit.source, pieces=[(content, high)], lemma=":" if sure else s.tokens[verb].low, inherits=True
        )
    return None


def _same_number(s: Sentence, cue: Range, verb: int, w: Words) -> bool:
    """Tell whether a further verb may have the subject of the first: both singular or plural, both past or not."""
    first = next((i for i in range(*cue) if is_verb(s, i, w)), None)
    if first is None:
        return True
    one, other = s.tokens[first].low, s.tokens[verb].low
    return all((pattern.search(one) is None) == (pattern.search(other) is None) for pattern in (w.plural, w.past))
