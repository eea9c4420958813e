"""Attributions in German, French and Spanish: who stands beside the verb tells who speaks, commas and conjunctions where the words begin.

X V, dass T.   X V: «T».   X V T (plans, denials, demands).   T, V X.   «T», V X à Y.   V que T (no subject).
"""

from __future__ import annotations

from headwater.extract.phrases import Sentence
from headwater.extract.spoken import Attribution, Range
from headwater.extract.west_cited import MAX_SOURCE, as_said, cited, opening
from headwater.extract.west_relays import beside, citing, passes_on, quoted_by
from headwater.extract.west_stretches import comma_at, is_clause, late_subject, medium, noun_phrase_stop, source_behind, timely
from headwater.extract.west_words import Verb, Words, phrase, words

REACH = 18
"""Tokens after a verb within which its content begins."""
MOST = 24
"""Verbs tried in one clause; what holds more is a list or an attack."""
SHORT = 5
"""A quotation of no more tokens, marks included, is a name or a word, not a sentence."""
STOPS = frozenset({".", "!", "?", ";", ":", "…", "—", "–"})


def find(s: Sentence, language: str) -> list[Attribution]:
    """Return the attributions of a sentence in order; what a semicolon parts is read apart."""
    w = words(language)
    if w is None:
        return []
    hits: list[Attribution] = []
    end = len(s.tokens)
    while end and s.tokens[end - 1].text in STOPS and s.quoted[end - 1] < 0:
        end -= 1
    low = 0
    for k in (*(k for k in range(end) if s.tokens[k].text == ";" and s.quoted[k] < 0), end):
        hits += _clause(s, low, k, w)
        low = k + 1
    return hits


def points_back(s: Sentence, language: str) -> Attribution | None:
    """Read "Das sagte X der Y", "C'est ce qu'a annoncé X", "Así lo afirmó X", "Das geht aus X hervor": without content."""
    w = words(language)
    end = len(s.tokens)
    while end and s.tokens[end - 1].text in STOPS and s.quoted[end - 1] < 0:
        end -= 1
    start = 1 if w and end and s.tokens[0].low in w.lists["openers"] and not phrase(s, 0, w.phrases["pointing"]) else 0
    first = start + phrase(s, start, w.phrases["pointing"]) if w else start
    if w is None or first == start or first >= end - 1:
        return None
    for k in range(first, min(end - 1, first + 3)):
        if (width := phrase(s, k, w.phrases["emerging"])) and k == first:
            stop = next((j for j in range(k + width + 1, end) if s.tokens[j].low in w.lists["emerging_end"]), end)
            return citing(s, Attribution((0, k + width), "closing", source=(k + width, stop), lemma="say", adjuncts=(stop, end)), end, w)
        if (verb := w.verb(s, k, end)) is not None and (k == first or _beside(s, first, k, w) == first or w.auxiliary(s.tokens[k - 1].low)):
            begin = k + verb.width
            while begin < end and timely(s, begin, w):
                begin += 1
            limit = verb.particle if verb.particle is not None else end
            stop, tail = source_behind(s, begin, limit, w)
            if stop <= begin or s.tokens[begin].low in w.that or s.tokens[begin].text in {":", ","}:
                return None
            return citing(s, Attribution((0, begin), "closing", source=(begin, stop), lemma=s.tokens[k].low, adjuncts=(stop, tail)), end, w)
        if w.auxiliary(s.tokens[k].low) and (verb := w.verb(s, end - 1, end)) is not None and verb.participle:
            stop, tail = source_behind(s, k + 1, end - 1, w)
            return Attribution((0, k + 1), "closing", source=(k + 1, stop), lemma="say", adjuncts=(stop, tail)) if stop > k + 1 else None
    return None


def _clause(s: Sentence, low: int, high: int, w: Words) -> list[Attribution]:
    if hit := opening(s, low, high, w):
        return [hit]
    if hit := _closing(s, low, high, w):
        return _through(s, hit, w) or [hit]
    return _in_turn(s, low, high, w)


def _through(s: Sentence, hit: Attribution, w: Words) -> list[Attribution]:
    """Make an agency or outlet that closes a sentence a relay of who speaks in it: "X sagte, dass T, berichtete W"."""
    if hit.source is None or hit.relays or not passes_on(s, hit.source, w):
        return []
    inner = [h for h in _in_turn(s, *hit.pieces[0], w) if h.source and not h.inherits and h.pieces]
    for h in inner:
        h.relays.append(medium(s, hit.source, w))
    return inner


def _in_turn(s: Sentence, low: int, high: int, w: Words) -> list[Attribution]:
    """Read the attributions of a clause from left to right."""
    hits: list[Attribution] = []
    done = i = low
    tries = 0
    while i < high:
        hit = None
        if s.quoted[i] < 0 and tries < MOST:
            tries += w.may_open(s.tokens[i].low)
            hit = (_and_said(s, hits[-1], i, high, w) if hits else None) or cited(s, done, i, high, w) or as_said(s, done, i, high, w)
            hit = hit or _said(s, done, i, high, w)
        if hit:
            hits.append(hit)
            done = i = max(i + 1, hit.until, *(p[1] for p in hit.pieces))
        else:
            i += 1
    return hits


def _closing(s: Sentence, low: int, high: int, w: Words) -> Attribution | None:
    """Read "T, V X." where X ends the sentence: all before is what X said, also where someone else speaks there."""
    tries = 0
    for i in range(high - 1, low + 2, -1):
        if s.quoted[i] >= 0 or not w.may_open(s.tokens[i].low) or tries >= MOST:
            continue
        tries += 1
        verb = w.verb(s, i, high)
        first = _group(s, low, i, verb, w) if verb else None
        if verb is None or first is None or verb.frame == "n" or s.tokens[first - 1].text != "," or not is_clause(s, low, first - 1, w):
            continue
        hit = _inverted(s, low, (first, i), high, verb, w)
        if hit and hit.source and len(hit.pieces) == 1 and hit.adjuncts and hit.adjuncts[1] == high:
            return hit
    return None


def _said(s: Sentence, low: int, i: int, high: int, w: Words) -> Attribution | None:
    verb = w.verb(s, i, high)
    if verb is None:
        return None
    first = _group(s, low, i, verb, w)
    if first is None:
        return None
    plain = _impersonal if verb.impersonal else _plain
    return _inverted(s, low, (first, i), high, verb, w) or plain(s, low, (first, i), high, verb, w)


def _and_said(s: Sentence, before: Attribution, i: int, high: int, w: Words) -> Attribution | None:
    """Read "und V T" behind an attribution: who spoke there says this as well."""
    verb = w.verb(s, i, high)
    first = _group(s, before.until, i, verb, w) if verb else None
    if verb is None or first is None or first <= before.until:
        return None
    listed = s.tokens[first - 1].text == "," and before.form == "plain" and first - 1 <= max(p[1] for p in before.pieces) + 1
    if s.tokens[first - 1].low not in w.lists["joining"] and not listed:
        return None
    content = _content(s, i + verb.width, high, verb, w)
    if content is None or high - content[0] < 1:
        return None
    end = verb.particle if verb.particle is not None and content[0] < verb.particle else high
    lemma = s.tokens[i].low if _bare_object(s, content[0], verb, w) else ":"
    return Attribution((first, i + verb.width), "plain", source=before.source, pieces=[(content[0], end)], lemma=lemma)


def _bare_object(s: Sentence, begin: int, verb: Verb, w: Words) -> bool:
    """Tell whether a content is the mere object of its verb ("weist die Vorwürfe zurück"): too short, it needs the verb to say anything."""
    before = s.tokens[begin - 1]
    return verb.frame != "c" and before.low not in w.that and before.text not in {",", ":"} and s.quoted[begin] < 0


def _group(s: Sentence, low: int, i: int, verb: Verb, w: Words) -> int | None:
    """Return where the verb's auxiliaries begin; None where a participle has none."""
    first = _beside(s, low, i, w)
    if first > low and w.auxiliary(s.tokens[first - 1].low):
        return _beside(s, low, first - 1, w)
    if not verb.participle and not w.capital_nouns:
        return first
    for k in range(i - 1, max(low, i - w.bracket) - 1, -1):
        token = s.tokens[k]
        if token.text == "," or s.quoted[k] >= 0 or token.low in w.lists["and"]:
            break
        if w.auxiliary(token.low):
            return _beside(s, low, k, w)
    return None if verb.participle else first


def _beside(s: Sentence, low: int, k: int, w: Words) -> int:
    """Return where the small words before a verb begin that belong to it ("lui", "no se")."""
    while k > low and s.quoted[k - 1] < 0 and s.tokens[k - 1].low in w.lists["beside"]:
        k -= 1
    return k


def _inverted(s: Sentence, low: int, group: Range, high: int, verb: Verb, w: Words) -> Attribution | None:
    """Read `"T", a déclaré X`, "T, erklärte X", "T, dijo"."""
    first, i = group
    before = s.tokens[first - 1] if first > low else None
    closes = before is not None and s.quoted[first - 1] >= 0
    if before is None or first - low < (2 if verb.impersonal else 3) or not (closes or before.text in {",", "—", "–"}):
        return None
    left = first if closes else first - 1
    after = i + verb.width
    if closes and sum(q == s.quoted[first - 1] for q in s.quoted) <= SHORT and not is_clause(s, low, left, w):
        return None
    if not closes and s.quoted[left - 1] < 0 and not _may_be_said(s, (low, left), after, high, verb, w):
        return None
    begin = after
    while begin < high and timely(s, begin, w):
        begin += 1
    inner = w.enclitic(s, first, i)
    stop_at = verb.particle if verb.particle is not None else high
    beside_it = begin
    begin = begin if inner else late_subject(s, begin, stop_at, w)
    stop, tail = (begin, begin) if inner else source_behind(s, begin, stop_at, w)
    if stop < stop_at and s.tokens[stop].low in w.that:
        return None
    alone = verb.impersonal or (w.pro_drop and verb.frame != "n" and (closes or tail >= high))
    if stop == begin and inner is None and not alone:
        return None
    source = inner or ((begin, stop) if stop > begin else None)
    torn = verb.impersonal and tail + 1 < high and s.tokens[tail].text == "," and not is_clause(s, low, left, w)
    hit = Attribution((first, begin), "closing", source=source, pieces=[(low, high if torn else left)], lemma=s.tokens[i].low, adjuncts=(stop, tail))
    if beside_it < begin:
        hit.adjuncts = (beside_it, tail)
    hit.relays += quoted_by(s, stop, high, w)
    hit.inherits = (
        source is None or s.text[s.tokens[source[0]].start : s.tokens[source[1] - 1].end].lower() in w.lists["pronouns"] or inner is not None
    )
    return citing(s, _with_more(s, hit, tail, high), min(high, tail), w)


def _may_be_said(s: Sentence, said: Range, after: int, high: int, verb: Verb, w: Words) -> bool:
    """Tell whether the words before an inverted verb can be what was said, not its subject with an apposition."""
    if phrase(s, said[0], w.phrases["clause"]) or s.tokens[said[0]].low in w.that:
        return True
    head = comma_at(s, *said)
    content = _content(s, after, high, verb, w) if verb.frame == "c" or head < said[1] else None
    if content and (head < said[1] or content[1] == after) and not is_clause(s, said[0], head, w):
        return False
    if is_clause(s, *said, w):
        return True
    noun_next = after < high and s.tokens[after].low not in w.lists["adjunct"] and s.tokens[after].text != ","
    return noun_next and (verb.frame == "c" or (verb.frame == "b" and comma_at(s, *said) == said[1]))


def _with_more(s: Sentence, hit: Attribution, tail: int, high: int) -> Attribution:
    """Add a quotation that goes on behind the source: `"T", sagte X: "T"`."""
    k = tail
    while k < high and s.tokens[k].text in {",", ":", ".", "—", "–"}:
        k += 1
    if tail < k < high and s.quoted[k] >= 0 and s.tokens[k].start == s.quotes[s.quoted[k]].start:
        hit.pieces.append((k, high))
    return hit


def _plain(s: Sentence, low: int, group: Range, high: int, verb: Verb, w: Words) -> Attribution | None:
    """Read "X dijo que T", "X sagte, dass T", "X plant T", "Am Montag sagte X, T"."""
    first, i = group
    after = i + verb.width
    found = _subject(s, low, first, w)
    content = _content(s, after, high, verb, w)
    if content is None and verb.participle and verb.frame != "c" and w.capital_nouns and after >= high - 1:
        return _bracketed(s, (low, first), i, w)
    if content is None:
        return None
    begin, cue_end = content
    told = verb.frame == "c" or all(timely(s, k, w) for k in range(after, cue_end))
    source, cue = found, (first, max(after, cue_end) if told else after)
    if source is None:
        stop = noun_phrase_stop(s, after, min(cue_end, verb.particle or cue_end), w)
        if stop > after and verb.frame != "n" and not (w.pro_drop and timely(s, after, w)):
            source, cue = (after, stop), (first, after)
        elif not w.pro_drop:
            return None
    if source and not any(c.isalpha() for c in s.tokens[source[0]].text):
        return None
    end = verb.particle if verb.particle is not None and begin < verb.particle else _until_next(s, begin, high, w)
    while verb.particle == end and end - begin > 1 and s.tokens[end - 1].low in w.lists["beside"]:
        end -= 1
    if end - begin < 1 or (source and source[1] - source[0] > MAX_SOURCE):
        return None
    lemma = s.tokens[i].low if _bare_object(s, begin, verb, w) else ":"
    hit = Attribution(cue, "plain", source=source, pieces=[(begin, end)], lemma=lemma, adjuncts=(after, max(after, cue_end)))
    hit.inherits = source is None or (source[1] - source[0] == 1 and s.tokens[source[0]].low in w.lists["pronouns"])
    if (by := beside(s, after, cue_end, w)) is not None and source is not None:
        if passes_on(s, by.who, w) or verb.frame == "c":
            hit.relays.append(medium(s, by.who, w))
        else:
            return Attribution(by.cue, "closing", source=by.who, pieces=[(source[0], end)], lemma="according")
    return _relayed(s, hit, w)


def _impersonal(s: Sentence, low: int, group: Range, high: int, verb: Verb, w: Words) -> Attribution | None:
    """Read "Aus dem Ministerium hieß es, T", "Auf Anfrage hieß es vom Verband, T"; with no more than a time before it the speaker goes on."""
    first, after = group[0], group[1] + verb.width
    content = _content(s, after, high, verb, w) if verb.width > 1 and first > low else None
    whence = w.lists.get("whence", frozenset())
    if content is None or not whence or any(s.tokens[k].text == "," for k in range(low, first)):
        return None
    source: Range | None = None
    if s.tokens[after - 1].low in whence:
        source = (after, noun_phrase_stop(s, after, content[1], w))
    elif (at := next((k for k in range(low, first) if s.quoted[k] < 0 and s.tokens[k].low in whence), None)) is not None:
        source = (at + 1, first)
    elif not all(timely(s, k, w) for k in range(low, first)):
        return None
    if source and not 0 < source[1] - source[0] <= MAX_SOURCE:
        return None
    return Attribution((low, after), "plain", source=source, pieces=[(content[0], high)], lemma=":", inherits=source is None)


def _bracketed(s: Sentence, bounds: Range, i: int, w: Words) -> Attribution | None:
    """Read "X hat T kritisiert": what was said stands between auxiliary and participle."""
    low, first = bounds
    source, begin = _subject(s, low, first, w), first + 1
    while begin < i and (timely(s, begin, w) or s.tokens[begin].low in w.lists["beside"]):
        begin += 1
    if source is None or begin >= i:
        return None
    return Attribution((i, i + 1), "plain", source=source, pieces=[(begin, i)], lemma=s.tokens[i].low)


def _until_next(s: Sentence, begin: int, high: int, w: Words) -> int:
    """Return where "und V" begins what the same speaker says besides, else the end."""
    for k in range(begin + 1, high - 1):
        if s.quoted[k] < 0 and s.tokens[k].low in w.lists["joining"] and s.tokens[k].low in w.lists["and"]:
            ahead = k + 1
            while ahead < high - 1 and (w.auxiliary(s.tokens[ahead].low) or s.tokens[ahead].low in w.lists["beside"]):
                ahead += 1
            if w.verb(s, ahead, high) is not None:
                return k
    return high


def _relayed(s: Sentence, hit: Attribution, w: Words) -> Attribution:
    """Make a closing "selon W" a relay of the speaker that stands before it, and "citant Y" part of who said it."""
    a, b = hit.pieces[0]
    for k in range(a + 3, b):
        width = phrase(s, k, w.phrases["according"]) if s.quoted[k] < 0 and s.tokens[k - 1].text == "," else 0
        if width:
            hit.relays.append(medium(s, (k + width, comma_at(s, k + width, b)), w))
            hit.pieces[0] = (a, k - 1)
            return hit
    return citing(s, hit, hit.adjuncts[1] if hit.adjuncts else a, w)


def _subject(s: Sentence, low: int, first: int, w: Words) -> Range | None:
    """Return the words before a verb that are its subject, with their appositions; None where they are none."""
    a = low
    while a < first and (s.tokens[a].low in w.lists["openers"] or s.tokens[a].text == ","):
        a += 1
    closed = first > a and s.tokens[first - 1].text == ","
    head = comma_at(s, a, first)
    if is_clause(s, a, head if closed and head < first - 1 else first, w):
        a = max((k + 1 for k in range(a, first) if s.tokens[k].text == "," or s.tokens[k].low in w.lists["joining"]), default=first)
    elif s.tokens[a].low in w.lists["adjunct"] and a < first:
        if w.capital_nouns or head >= first:
            return None
        a = head + 1
    quotes = [k for k in range(a, first) if s.quoted[k] >= 0]
    if a >= first or (quotes and len(quotes) == first - a):
        return None
    return a, first


def _content(s: Sentence, after: int, high: int, verb: Verb, w: Words) -> Range | None:
    """Return where the words after a verb begin that were said, and where the cue before them ends."""
    if verb.frame == "b":
        clause = _content(s, after, high, verb._replace(frame="c"), w)
        near = clause is not None and (clause[1] <= after + 1 or s.tokens[after].low in w.lists["adjunct"] or timely(s, after, w))
        return clause if near else _content(s, after, high, verb._replace(frame="n"), w)
    for k in range(after, min(high, after + REACH)):
        token = s.tokens[k]
        if verb.frame == "n" and k > after and s.quoted[k] < 0 and token.low in w.lists["and"]:
            break
        if token.low in w.that:
            return k + 1, k
        if any(token.low.startswith(t) for t in w.that if not t[-1].isalpha()) or phrase(s, k, w.phrases["clause"]):
            return k, k
        if verb.frame == "c" and s.quoted[k] >= 0 and token.start == s.quotes[s.quoted[k]].start and not _is_name(s, k, high):
            return k, k
        if token.text == ":" and s.quoted[k] < 0:
            return k + 1, k
        if token.text == "," and w.comma_clause and s.quoted[k] < 0 and (verb.frame == "c" or _opens(s, k + 1, (after, high), verb, w)):
            return (k + 2 if k + 1 < high and s.tokens[k + 1].low in w.that else k + 1), k
        if w.infinitive(s, k, high) and (k <= after + 1 or s.tokens[after - 1].low in w.lists["asking"]):
            return k, k
    if verb.frame != "n":
        return None
    k = after
    while k < high and (timely(s, k, w) or s.tokens[k].text == ","):
        k += 1
    return (k, k) if k < high and s.tokens[k].low not in w.lists["adjunct"] else None


def _is_name(s: Sentence, k: int, high: int) -> bool:
    """Tell whether a quotation is but a name that others' words follow: sagte der „Morgenpost“, es sei ..."""
    end = next((j for j in range(k, high) if s.quoted[j] != s.quoted[k]), high)
    return end - k <= SHORT and end < high


def _opens(s: Sentence, k: int, bounds: Range, verb: Verb, w: Words) -> bool:
    """Tell whether a comma behind a verb with an object opens what is said, not what is added to the object."""
    after, high = bounds
    if k - 1 <= after or (verb.particle is not None and verb.particle == k - 2):
        return True
    return k < high and (s.tokens[k].low in w.that or phrase(s, k, w.phrases["clause"]) > 0 or s.tokens[high - 2].low == "zu")
