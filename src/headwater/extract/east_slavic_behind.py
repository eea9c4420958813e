"""Ukrainian and Russian attributions whose source stands behind its verb: "T, за словами X", "T, V X", "«T», — V X", "T, пишет Y со ссылкой на X"."""

from __future__ import annotations

from headwater.extract.beside_verbs import Words, adjuncts, phrase
from headwater.extract.east_slavic_parts import DASHES, MAX_SOURCE, group_start, next_mark, source_stop
from headwater.extract.phrases import Sentence
from headwater.extract.slavic_media import dative, is_kind, medium
from headwater.extract.spoken import Attribution, Range


def closing_according(s: Sentence, i: int, after: int, end: int, w: Words) -> Attribution | None:
    """Read "T, за словами X" and "T1, за його словами, T2"."""
    if i < 2 or s.tokens[i - 1].text not in ",—–":
        return None
    own = next((k for k in range(i, after) if s.tokens[k].low in w.lists["possessive"]), None)
    stop = after if own is not None else source_stop(s, after, end, w, ",—–")
    if own is None and stop <= after:
        return None
    source = (own, own + 1) if own is not None else (after, stop)
    return Attribution((i, after), "closing", source=source, pieces=_around(s, i - 1, stop, end, w), lemma="according")


def _around(s: Sentence, left: int, stop: int, end: int, w: Words) -> list[Range]:
    """Return the contents before and after an inserted tag; a first half that is short belongs to what follows."""
    rest = next_mark(s, stop, end, ",—–")
    while rest < end and s.tokens[rest].text in ",—–.-" and s.quoted[rest] < 0:
        rest += 1
    if end - rest < 2 or w.participle.search(s.tokens[rest].low):
        return [(0, left)]
    if s.quoted[0] < 0 and left < 4:
        return [(0, end)]
    return [(0, left), (rest, end)]


def inverted(s: Sentence, i: int, end: int, w: Words) -> Attribution | None:
    """Read "T, V X", "«T», — V X" and "T, V у X"."""
    first = group_start(s, i, w)
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
    hit.pieces = _around(s, left, stop, end, w)
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
    stop = (medium(s, k, end) or dative(s, k, end)) if k < end and s.tokens[k].low not in w.lists["at"] else 0
    if not stop or stop + 1 >= end or s.tokens[stop].text in ",.:;—–-" or phrase(s, stop, "citing", w) or adjuncts(s, stop, end, w) > stop:
        return 0
    return stop if s.tokens[stop].low in w.lists["at"] or (s.tokens[stop].text.islower() and s.tokens[stop].low not in w.lists["with"]) else 0


def _cited_behind(s: Sentence, hit: Attribution, stop: int, end: int, w: Words) -> int:
    """Read "T, пишет Y со ссылкой на X" and "T, пишет Y, ссылаясь на X": X spoke, Y passed it on. Return where these words end."""
    k = stop + 1 if stop < end and s.tokens[stop].text == "," else stop
    width = phrase(s, k, "citing", w) if k < end else 0
    if not width or hit.source is None:
        return stop
    origin = source_stop(s, k + width, end, w, ",:—–")
    if origin > k + width:
        hit.relays.append(hit.source)
        hit.source = (k + width, origin)
    return origin


def _has_content(s: Sentence, stop: int, end: int, w: Words) -> bool:
    """Tell whether a verb's own content follows it, so that what stands before is not it."""
    return stop < end - 1 and (s.tokens[stop].text == ":" or (s.tokens[stop].text == "," and s.tokens[stop + 1].low in w.lists["that"]))


def _name_end(s: Sentence, begin: int, end: int, w: Words) -> int:
    """Return where the words that name a speaker after the verb end: before what follows a person's name."""
    stop = source_stop(s, begin, end, w, ",:—–")
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
