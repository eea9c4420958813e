"""Sentences that say who said what stands before them: "Про це повідомив X", "Об этом пишет Y со ссылкой на X", "X повідомив про це в інтерв'ю Y"."""

from __future__ import annotations

from typing import NamedTuple

from headwater.extract.beside_verbs import Words, adjuncts, hearer, phrase
from headwater.extract.phrases import Sentence
from headwater.extract.slavic_media import media_named, medium, relayed
from headwater.extract.spoken import Attribution, Range

NEAR = 5
"""Tokens between the words that take up what stands before and the verb."""
FAR = 14
"""Tokens before those words in which who speaks is named."""
OWN_WORDS = 40
"""Code points of a quotation that is more than a name: a sentence with words of its own takes nothing up."""
FORM = "taken up"
LONGEST_TAIL = 8
"""Tokens of the longest "передає X" at a sentence's end."""


class Tail(NamedTuple):
    """Where the words begin with which a sentence names who passed it on, and those."""

    start: int
    media: list[Range]


def passing_tail(s: Sentence, end: int, w: Words) -> Tail | None:
    """Return the medium that passed a sentence on: "..., передає X", "..., пишет X", "..., — сообщает X"."""
    for k in range(max(2, end - LONGEST_TAIL), end - 1):
        if s.tokens[k - 1].text not in ",—–" or s.quoted[k] >= 0 or s.quoted[k - 1] >= 0:
            continue
        verb = k + (s.tokens[k].low in w.lists["as"])
        if verb < end - 1 and s.tokens[verb].low in w.lists["passing"]:
            begin = verb + 1
            stop = medium(s, begin, end) or (relayed(s, begin, end) if s.tokens[verb].low in w.lists["relaying"] else 0)
            if stop == end:
                start = k - 1
                while start > 1 and s.tokens[start - 1].text in ",—–":
                    start -= 1
                return Tail(start, [(begin, stop)])
    return None


def taken_up(s: Sentence, start: int, end: int, w: Words, subject_end: int | None) -> Attribution | None:
    """Return who said what stands before a sentence; `subject_end` where its first verb with a subject before it begins."""
    if _says_more(s, start, end, w):
        return None
    if width := phrase(s, start, "taken_up", w):
        return _verb_behind(s, start, start + width, end, w)
    k = next((k for k in range(start + 1, min(end, start + FAR)) if phrase(s, k, "taken_up", w)), None)
    if k is None or subject_end is None or not start < subject_end < k or k - subject_end > NEAR:
        return None
    hit = Attribution((subject_end, k + phrase(s, k, "taken_up", w)), FORM, source=(start, subject_end), lemma="say")
    hit.relays += media_named(s, hit.cue[1], end, w)
    return hit


def _says_more(s: Sentence, start: int, end: int, w: Words) -> bool:
    """Tell whether a sentence holds a content of its own."""
    for k in range(start, end):
        if s.quoted[k] >= 0:
            if s.quotes[s.quoted[k]].end - s.quotes[s.quoted[k]].start > OWN_WORDS:
                return True
        elif s.tokens[k].text == ":" or (s.tokens[k].text == "," and k + 1 < end and s.tokens[k + 1].low in w.lists["that"]):
            return True
    return False


def _verb_behind(s: Sentence, start: int, after: int, end: int, w: Words) -> Attribution | None:
    verbs = w.verbs | w.objects | w.impersonal | w.lists["giving"]
    verb = next((k for k in range(after, min(end, after + NEAR)) if s.tokens[k].low in verbs and s.quoted[k] < 0), None)
    if verb is None:
        return None
    if subject := _between(s, after, verb, w):
        # "Про це агентство повідомило": the subject stands before its verb
        hit = Attribution((start, verb + 1), FORM, source=subject, lemma="say")
        hit.relays += media_named(s, verb + 1, end, w)
        return hit
    begin = adjuncts(s, verb + 1, end, w)
    cited = next((k for k in range(verb + 1, end) if phrase(s, k, "citing", w)), end)
    told = media_named(s, after, min(begin, cited), w)
    if begin < cited and s.tokens[begin].low in w.lists["at"]:
        begin += 1
    stop = min(cited, _name_end(s, begin, end, w))
    hit = Attribution((start, verb + 1), FORM, source=(begin, stop) if stop > begin else None, lemma="say", relays=told)
    hit.relays += _told_by(s, stop, end, w) or media_named(s, stop, cited, w)
    return _citing(s, hit, cited, end, w)


def _told_by(s: Sentence, k: int, end: int, w: Words) -> list[Range]:
    """Read who passed it on behind a comma: "..., рассказал журналистам депутат X"."""
    k = next((j for j in range(k, end) if s.tokens[j].text == "," and s.quoted[j] < 0), end)
    if k + 2 >= end or s.tokens[k + 1].low not in w.verbs:
        return []
    begin = adjuncts(s, k + 2, end, w)
    stop = _name_end(s, begin, end, w)
    return [(begin, stop)] if stop > begin and any(t.text[0].isupper() for t in s.tokens[begin:stop]) else []


def _between(s: Sentence, after: int, verb: int, w: Words) -> Range | None:
    """Return a subject between the words that take up and the verb, behind who was told."""
    a = after
    while a < verb and (s.tokens[a].low in w.lists["adverbs"] | w.lists["addressee"] | w.lists["moments"] or s.tokens[a].text == ","):
        a += 1
    heard = hearer(s, a, verb) if a < verb else 0
    a = max(a, heard)
    return (a, verb) if a < verb and s.tokens[a].low not in w.lists["with"] else None


def _name_end(s: Sentence, begin: int, end: int, w: Words) -> int:
    """Return where who speaks ends: at a comma that opens no relative clause, or before where and through whom it was said."""
    seen, bracketed = 0, False
    for k in range(begin, end):
        token = s.tokens[k]
        if s.quoted[k] >= 0:
            continue
        if bracketed or token.text == "(":
            bracketed = token.text != ")"
            continue
        if token.text in "—–;" or (token.text == "," and not (k + 1 < end and s.tokens[k + 1].low in w.lists["relative"])):
            return k
        seen += token.text[0].isupper() or token.text.isupper()
        if k > begin and (adjuncts(s, k, end, w) > k or medium(s, k, end)) and (seen > 1 or token.low not in w.lists["addressee"]):
            return k
    return end


def _citing(s: Sentence, hit: Attribution, cited: int, end: int, w: Words) -> Attribution | None:
    """Make who is cited the speaker, and who cites the one that passed it on."""
    width = phrase(s, cited, "citing", w) if cited < end else 0
    if width:
        stop = _cited_end(s, cited + width, end, w)
        if hit.source:
            hit.relays.insert(0, hit.source)
        hit.source = (cited + width, stop) if stop > cited + width else hit.source
    return hit if hit.source is not None else None


def _cited_end(s: Sentence, begin: int, end: int, w: Words) -> int:
    """Return where who is cited ends: a comma may open what is said of them."""
    stop = next((k for k in range(begin, end) if s.tokens[k].text in ",;—–" and s.quoted[k] < 0), end)
    while stop < end - 1 and s.tokens[stop].text == "," and s.tokens[stop + 1].low in w.lists["relative"]:
        stop = next((k for k in range(stop + 1, end) if s.tokens[k].text in ",;—–" and s.quoted[k] < 0), end)
    return stop
