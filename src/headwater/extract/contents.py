"""How far what is attributed reaches, and which attribution stands inside which."""

from __future__ import annotations

from headwater.extract.citing import names_medium
from headwater.extract.cues import AUXILIARY, listed
from headwater.extract.phrases import CLAUSAL, HE, Sentence, group, has_finite, is_finite, noun_phrase_end, other_news
from headwater.extract.spoken import Attribution, Range
from headwater.extract.subjects import subject

BACKSHIFTED = frozenset({"had", "would", "was", "were", "could", "might", "did"})
RELAYING = frozenset({"report", "say", "write", "quote", "cite"})
PRESENT = frozenset({"has", "have", "is", "are", "will", "can", "may"})


def assign(s: Sentence, hits: list[Attribution]) -> list[Attribution]:
    """Return the attributions with their sources shared, contents bounded and nestings found; those that hold nothing are left out."""
    hits = _relays(s, _without_repeats(hits))
    kept: list[Attribution] = []
    for n, hit in enumerate(hits):
        if hit.inherits and hit.source is None:
            hit.source = _shared(s, hit, kept)
        if hit.form == "closing":
            _before(s, hit, kept)
        elif hit.form == "opening":
            k = hit.source[1] if hit.source else hit.cue[1]
            while k < len(s.tokens) and s.tags[k] == ",":
                k += 1
            hit.pieces = [(k, len(s.tokens))]
        if hit.form == "dropped":
            continue
        if hit.form == "inserted":
            hit.pieces[1] = (hit.pieces[1][0], _strip(s, *hit.pieces[1]))
        elif hit.pieces and hit.form != "closing":
            _bound(s, hit, hits[n + 1 :])
        if hit.form == "closing" and len(hit.pieces) > 1:
            _bound(s, hit, hits[n + 1 :], last=True)
        kept.append(hit)
    return [h for h in kept if h.pieces and (h.source or h.form == "hearsay")]


def _without_repeats(hits: list[Attribution]) -> list[Attribution]:
    """Drop cues that stand inside the source or cue of another."""
    taken = [h.source for h in hits if h.source and h.form in ("closing", "opening")]
    return [h for h in hits if not any(a < h.cue[0] < b for a, b in taken)]


def _relays(s: Sentence, hits: list[Attribution]) -> list[Attribution]:
    """Make "according to W" or ", the W News Agency reported" a relay where the sentence has a speaker of its own already."""
    kept: list[Attribution] = []
    for h in hits:
        speaker = next((k for k in reversed(kept) if k.form in ("closing", "plain", "inserted") and k.lemma != "according" and k.source), None)
        if speaker and speaker.form == "inserted":
            if not (h.form == "closing" and h.source and h.begin <= speaker.pieces[1][0] and _medium(s, h)):
                kept.append(h)
                continue
            # "S, X said, W reports": W's is no more of S
            speaker.form, speaker.pieces = "closing", []
        if h.form == "closing" and h.source and speaker and (h.lemma == "according" or _medium(s, h)) and _reaches(s, speaker, h):
            speaker.relays.append(h.source)
            if speaker.form == "plain":
                speaker.pieces = [(a, min(b, h.begin)) if a < h.begin else (a, b) for a, b in speaker.pieces]
            continue
        kept.append(h)
    return kept


def _medium(s: Sentence, h: Attribution) -> bool:
    """Tell whether who closes a sentence is an agency or outlet, by its name or as "the newspaper"."""
    if h.source is None or h.lemma not in RELAYING or any(q >= 0 for q in s.quoted[h.source[0] : h.source[1]]):
        return False
    return names_medium(s, h.source)


def _reaches(s: Sentence, speaker: Attribution, h: Attribution) -> bool:
    if speaker.form == "closing":
        return not has_finite(s, speaker.until, h.begin)
    return all(s.tokens[i].low != ";" for i in range(speaker.cue[1], h.cue[0]))


def _shared(s: Sentence, hit: Attribution, before: list[Attribution]) -> Range | None:
    for other in reversed(before):
        if other.source and other.form != "opening":
            return other.source
    first = next((i for i in range(hit.cue[0]) if is_finite(s, i) and s.quoted[i] < 0), None)
    if first is None:
        return None
    while first and s.tokens[first - 1].low in AUXILIARY:
        first -= 1
    who, _, _ = subject(s, group(s, first))
    return who


def _before(s: Sentence, hit: Attribution, kept: list[Attribution]) -> None:
    """Give a tag what stands before it, as far as an earlier tag; attributions in there are inside what it reports."""
    start = max((k.until for k in kept if k.form == "closing"), default=0)
    while start < hit.begin and (s.tags[start] in ",C" and start):
        start += 1
    start = next((j + 1 for j in range(start + 2, hit.begin - 1) if s.tokens[j].low == ";" and s.quoted[j] < 0 <= s.quoted[j + 1]), start)
    end = hit.begin
    while end > start and (s.tags[end - 1] == "," or s.tokens[end - 1].low in ("—", "–", "-", "--")) and not (s.quoted[end - 1] >= 0):
        end -= 1
    if end - start >= 1 and (has_finite(s, start, end) or s.quoted[start] >= 0 or s.headline or end - start > 3):
        for k in kept:
            if k.form != "closing" and k.pieces and k.begin >= start:
                if _opens_content(s, start, k) and k.pieces[-1][1] >= end - 1 and (_nests(k) or k.source):
                    k.outer, k.tentative = hit, not _nests(k)
                elif k.pieces[-1][1] > start:
                    k.pieces = []
        hit.pieces.insert(0, (start, end))


def _bound(s: Sentence, hit: Attribution, later: list[Attribution], *, last: bool = False) -> None:
    """Cut a content at what does not belong to it: a later attribution, a clause in the outlet's own voice, the main clause."""
    start, end = hit.pieces[-1] if last else hit.pieces[0]
    if start >= end:
        hit.pieces = [p for p in hit.pieces if p[1] > p[0]]
        return
    if s.quoted[start] >= 0 and s.tokens[start].start == s.quotes[s.quoted[start]].start and not last:
        end = min(end, _quote_stop(s, start, end))
    for other in later:
        if start <= other.begin < end:
            end = min(end, _before_other(s, hit, other, start))
    end = min(end, _own_voice(s, hit, start, end))
    if hit.noun:
        end = _phrase_end(s, start, end)
    if hit.form in ("relative", "noun") or (hit.source and _subordinate(s, hit)):
        end = min(end, _main_clause(s, start, end))
    end = _strip(s, start, end)
    hit.pieces[-1 if last else 0] = (start, end)
    if end <= start:
        hit.pieces = [p for p in hit.pieces if p[1] > p[0]]


def _before_other(s: Sentence, hit: Attribution, other: Attribution, start: int) -> int:
    """Return where a content ends before a later attribution; nest or drop that one where it is part of what is said."""
    whole = len(s.tokens)
    if _opens_content(s, start, other):
        if _nests(other, s):
            other.outer = hit
        else:
            other.pieces, other.form = [], "dropped"
        return whole
    if other.form == "closing":
        return _strip(s, start, other.begin)
    if other.form == "relative" and other.source and other.source[0] >= start:
        pronoun = other.cue[0] - 1
        return pronoun - 1 if s.tags[pronoun - 1] == "," else whole
    return _strip_connector(s, start, other, hit)


def _quote_stop(s: Sentence, start: int, end: int) -> int:
    """Return where a content that begins with a quotation ends: with it, where nothing but a stop or a new clause follows."""
    q = s.quoted[start]
    k = start
    while k < end and s.quoted[k] == q:
        k += 1
    if k < end and s.tags[k] == ",":
        return k
    return end


def _opens_content(s: Sentence, start: int, other: Attribution) -> bool:
    return all(s.tags[j] in "SRW" for j in range(start, other.begin))


def _nests(other: Attribution, s: Sentence | None = None) -> bool:
    """Tell whether an attribution inside another has a speaker of its own: not "it found", "he believes"."""
    pronoun = s is not None and other.source is not None and s.tokens[other.source[0]].low in HE
    return other.lemma not in listed("inner") and not pronoun


def _strip(s: Sentence, start: int, end: int) -> int:
    while end > start and (
        s.tags[end - 1] in ",C" or (s.tokens[end - 1].low in (".", ";", ":", "—", "–", "--", "?", "!", "...", "…") and s.quoted[end - 1] < 0)
    ):
        end -= 1
    return end


def _strip_connector(s: Sentence, start: int, other: Attribution, hit: Attribution) -> int:
    """Return where a content ends before a later attribution that a conjunction joins to it; its end where none does."""
    k = other.begin
    inside = len(s.tokens)
    joined = False
    while k > start and (s.tags[k - 1] in "CR,S" or s.tokens[k - 1].low in CLAUSAL or s.tokens[k - 1].low in ("—", "–", "--", ";")):
        joined = joined or s.tags[k - 1] in "C,." or s.tokens[k - 1].low in listed("voice_changing")
        if s.tags[k - 1] == "S":
            other.outer = hit
        k -= 1
    return k if joined else inside


def _own_voice(s: Sentence, hit: Attribution, start: int, end: int) -> int:
    """Return where a subordinate clause begins that does not follow the reported tense: it is the outlet's own.

    "disclosed that A had agreed to B, as C and D have strengthened E": reported speech after a past cue is in the past; the second clause is not.
    """
    if s.headline and hit.form != "closing":
        return next((k for k in range(start + 1, end) if other_news(s, hit.begin, k, end)), end)
    if (judged := _judged(s, start, end)) is not None:
        return judged
    if not s.tokens[hit.cue[1] - 1].low.endswith(("ed", "said", "told", "wrote")):
        return end
    for k in range(start + 3, end - 2):
        if s.tags[k] == "," and s.tokens[k + 1].low in listed("voice_changing") and s.quoted[k] < 0:
            e = noun_phrase_end(s, k + 2, end)
            if e > k + 2 and e < end and s.tokens[e].low in PRESENT and any(s.tokens[j].low in BACKSHIFTED for j in range(start, k)):
                return k
    return end


def _judged(s: Sentence, start: int, end: int) -> int | None:
    """Return where an outlet says what it makes of a number: ", a figure that would make it the worst year yet"."""
    for k in range(start + 3, end - 4):
        if s.tags[k] == "," and s.quoted[k] < 0 and s.tokens[k + 1].low in ("a", "an"):
            noun = next((j for j in range(k + 2, k + 4) if s.tokens[j].low in listed("judged")), 0)
            if noun and s.tokens[noun + 1].low in ("that", "which"):
                return k
    return None


def _phrase_end(s: Sentence, start: int, end: int) -> int:
    """Return where a noun phrase that was said ends: before a loose relative clause, or a verb that goes on with the subject."""
    for k in range(start + 1, end - 1):
        if s.quoted[k] >= 0:
            continue
        if s.tags[k] == "," and s.tokens[k + 1].low in ("who", "which", "whose", "where"):
            return k
        if s.tags[k] == "C" and is_finite(s, k + 1) and s.tags[k + 1] in "ZTM":
            return k
    return end


def _subordinate(s: Sentence, hit: Attribution) -> bool:
    """Tell whether an attribution stands in a subordinate clause that opens the sentence."""
    a = hit.source[0] if hit.source else hit.cue[0]
    return a > 0 and s.tokens[a - 1].low in CLAUSAL and not has_finite(s, 0, a)


def _main_clause(s: Sentence, start: int, end: int) -> int:
    """Return where the main clause goes on after a subordinate one: a comma with a verb, or with a subject and its verb."""
    for k in range(start, end - 1):
        if s.tags[k] != "," or s.quoted[k] >= 0:
            continue
        j = k + 1
        while j < end and s.tags[j] == "R":
            j += 1
        if j < end and is_finite(s, j):
            return k
        e = noun_phrase_end(s, j, end)
        while e < end and s.tags[e] == "R":
            e += 1
        if e > j and e < end and is_finite(s, e):
            return k
    return end
