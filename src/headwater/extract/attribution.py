"""Who is made to have said what, sentence by sentence."""

from __future__ import annotations

from headwater.extract.citing import cite, names_medium
from headwater.extract.colons import colon
from headwater.extract.complements import Complement, complement
from headwater.extract.contents import assign
from headwater.extract.cues import AUXILIARY, Verb, listed, named, verbs
from headwater.extract.nouns import noun_cue
from headwater.extract.phrases import CLAUSAL, HE, VERBS, Group, Sentence, group, has_finite, is_finite, noun_phrase_end, subject_start
from headwater.extract.reckoned import reckoned
from headwater.extract.sources import appositions, by_agent, opening_appositions, person_like, some_of
from headwater.extract.spoken import Attribution, Range
from headwater.extract.subjects import subject

DENYING = frozenset({"deny", "reject", "dismiss", "refute", "dispute", "contradict", "rebut"})
QUOTING = frozenset({"quoted", "quotes", "cited", "cites", "quoting", "citing"})
INSERTED = frozenset({"say", "add", "tell", "write", "note", "argue", "explain", "confirm", "insist", "stress", "warn", "report", "claim", "recall"})
AS_REPORTED = frozenset({"reported", "reports", "wrote", "writes", "noted", "notes", "said", "says", "revealed", "disclosed", "announced"})
CLOSERS = frozenset("”\"’'»“")
LEAST = 4
"""Tokens of the shortest words behind "X, a Y, says" that are taken for what X says though no verb shows in them."""
MOST = 24
"""Attributions read in one sentence; what holds more is a list or an attack."""


def find(s: Sentence) -> list[Attribution]:
    """Return the attributions of a sentence, with their contents, in the order of their cues."""
    found: list[Attribution] = []
    lexicon = verbs()
    nouns = listed("nouns")
    begin = 0
    if (reported := _as_reported(s)) is not None:
        found.append(reported)
        begin = reported.pieces[0][0]
    for i, token in enumerate(s.tokens):
        if i < begin:
            continue
        if len(found) >= MOST:
            break
        if token.low == "according" and i + 1 < len(s.tokens) and s.tokens[i + 1].low == "to" and s.quoted[i] < 0:
            found.append(_according(s, i))
            continue
        if token.low in ("per", "by") and (counted := reckoned(s, i)):
            found.append(counted)
            continue
        if token.low in QUOTING and s.quoted[i] < 0 and (quoted := _quoted_as_saying(s, i)):
            found.append(quoted)
            continue
        verb = lexicon.get(token.low) if s.quoted[i] < 0 else None
        hit = _verb_cue(s, i, verb) if verb else None
        hit = hit or (noun_cue(s, i) if token.low in nouns else None)
        if hit:
            found.append(hit)
    if not found and (spoken := colon(s)):
        found.append(spoken)
    cite(s, found)
    return assign(s, found)


def _according(s: Sentence, i: int) -> Attribution:
    end = len(s.tokens)
    e = noun_phrase_end(s, i + 2, end)
    if i + 2 < e < end - 1 and s.tokens[e].text == "The" and s.tokens[e - 1].low in named("media_nouns") | {"site"}:
        e = noun_phrase_end(s, e, end)
    opening = i == 0 or (i <= 2 and s.tags[i - 1] in "CR,")
    e = opening_appositions(s, i + 2, e) if opening else appositions(s, e, end)
    return Attribution((i, i + 2), "opening" if opening else "closing", source=(i + 2, e) if e > i + 2 else None, lemma="according")


def _verb_cue(s: Sentence, i: int, verb: Verb) -> Attribution | None:
    tag = s.tags[i]
    if tag not in VERBS and not (tag in "NP" and (s.headline or _reports(s, i) or _claims_to(s, i))):
        return None
    g = group(s, i)
    frames, stop = _frames(s, i, verb)
    if _stays_unnamed(s, i) or (verb.lemma == "include" and not any(t.low == "that" for t in s.tokens[i + 1 : i + 2])):
        return None
    if verb.lemma == "call" and stop == i + 1 and not any(s.quoted[j] >= 0 for j in range(i, len(s.tokens))):
        return None
    if verb.lemma in listed("figuring") and not _figures(s, i):
        return None
    if not frames or (g.negated and not g.passive and verb.lemma not in ("dispute", "deny")):
        return None
    if g.passive or (tag == "E" and not g.finite and i + 1 < len(s.tokens) and s.tokens[i + 1].low == "by"):
        return _passive(s, i, g, verb)
    if g.infinitive:
        g = _went_on(s, g)
        if g.infinitive:
            return None
    if tag == "G" and not g.finite:
        return _participle(s, g, stop, verb, frames)
    return _finite(s, g, stop, verb, frames)


def _stays_unnamed(s: Sentence, i: int) -> bool:
    """Tell whether a verb only says that somebody keeps his name to himself: "who asked not to be named", "who declined to be identified"."""
    behind = [t.low for t in s.tokens[i + 1 : i + 5]]
    behind = behind[1:] if behind[:1] == ["not"] else behind
    return behind[:2] == ["to", "be"] and behind[2:3] != [] and behind[2] in listed("unnaming")


def _figures(s: Sentence, i: int) -> bool:
    """Tell whether a number is put on something: "put the cost at 40 million", "gave the toll as nine"."""
    for j in range(i + 2, min(len(s.tokens) - 1, i + 16)):
        if s.tokens[j].low in ("at", "as") and s.quoted[j] < 0:
            n = next((k for k in range(j + 1, min(len(s.tokens), j + 5)) if s.tags[k] not in "RIDJ"), j)
            if s.tags[n] in "X$" or any(s.tags[k] in "X$" for k in range(j + 1, n)):
                return True
        if s.tags[j] in ",." or is_finite(s, j):
            return False
    return False


def _reports(s: Sentence, i: int) -> bool:
    """Tell whether "reports" behind a comma and the name of an agency or outlet is a verb (", the Tarn Wire reports.")."""
    if s.tokens[i].low != "reports" or not i or s.tags[i - 1] not in "PN" or not (i + 1 == len(s.tokens) or s.tags[i + 1] in ".,I"):
        return False
    a = i - 1
    while a and s.tags[a - 1] in "PDNJK":
        a -= 1
    return bool(a) and s.tags[a - 1] == "," and names_medium(s, (a, i))


def _claims_to(s: Sentence, i: int) -> bool:
    """Tell whether "claims" behind a name is a verb though it looks like a noun: "a crew calling itself Redtide claims to have sunk it"."""
    return (
        s.tokens[i].low == "claims" and i > 0 and s.tags[i - 1] in "PN" and [t.low for t in s.tokens[i + 1 : i + 3]] in (["to", "have"], ["to", "be"])
    )


def _quoted_as_saying(s: Sentence, i: int) -> Attribution | None:
    """Read "W quoted X as saying C", "X was quoted by W as saying C" and "C, X was quoted as saying by W": X says C, through W."""
    end = len(s.tokens)
    k = next((j for j in range(i + 1, min(end - 1, i + 14)) if s.tokens[j].low == "as" and s.tokens[j + 1].low in ("saying", "telling")), 0)
    passive = s.tokens[max(0, i - 1)].low in ("was", "were", "is", "been", "being")
    agent = by_agent(s, i + 1, k) if passive and k > i + 1 else None
    if k <= i or (passive and k != i + 1 and (agent is None or agent[1] != k)) or (not passive and k == i + 1):
        return None
    who, _, _ = subject(s, group(s, i))
    source = who if passive else (i + 1, k)
    hit = Attribution((group(s, i).start if passive else i, k + 2), "plain", source=source, lemma="say")
    if not passive and who is not None:
        hit.relays.append(who)
        hit.cue = (who[0], k + 2)
    stop = k + 2
    if passive and (agent := agent or by_agent(s, stop, end)) is not None:
        hit.relays.append(agent)
        stop = max(stop, agent[1])
        hit.cue = (hit.cue[0], stop)
    begin = hit.begin
    if stop >= end or s.tags[stop] in ".," or (begin and _after_said(s, begin - 1) and not has_finite(s, stop, end)):
        if not begin or not _after_said(s, begin - 1):
            return None
        hit.form = "closing"
    else:
        hit.pieces.append((stop, end))
    return hit if source is not None else None


def _frames(s: Sentence, i: int, verb: Verb) -> tuple[str, int]:
    following = s.tokens[i + 1].low if i + 1 < len(s.tokens) else ""
    for particle, frames in verb.particles:
        if particle == following and frames:
            return frames, i + 2
    return verb.frames, i + 1


def _went_on(s: Sentence, g: Group) -> Group:
    k = g.start
    if k >= 2 and s.tokens[k - 1].low == "on" and s.tokens[k - 2].low in ("went", "goes", "going", "gone"):
        before = group(s, k - 2)
        return g._replace(start=before.start, finite=True, infinitive=False)
    return g


def _finite(s: Sentence, g: Group, stop: int, verb: Verb, frames: str) -> Attribution | None:  # noqa: C901  # the forms of a saying, first that holds
    end = len(s.tokens)
    source, inherits, relative = subject(s, g)
    if verb.lemma in DENYING and stop + 2 < end and s.tokens[stop].low == "as" and s.tags[stop + 1] in "JNE":
        stop += 2
    right = _what_is_denied(s, complement(s, stop, end, frames), verb)
    # "The league, a union that sued on Monday, says reports point to 40": nothing before it is a clause
    apposed = source is not None and source[0] == 0 and s.tags[g.start - 1] == ","
    if apposed and right.kind == "none" and "c" in frames and s.tags[stop : stop + 1] in ("N", "D", "P", "X", "J") and end - stop > LEAST:
        right = right._replace(kind="clause", start=stop)
    inverted = None if relative or apposed else _inverted(s, g, stop, frames, lone=source is None)
    if inverted and (not source or right.kind in ("none", "noun") or _closes_quote(s, g.start - 1)):
        e = appositions(s, inverted[1], end)
        after = complement(s, e, end, "c")
        tail = after if after.kind == "quote" else None
        hit = Attribution(
            (g.start, stop), "closing", source=(inverted[0], e), lemma=verb.lemma, verb=g, adjuncts=(e, tail.start if tail else _channel_end(s, e))
        )
        if tail:
            hit.pieces.append((tail.start, end))
        return hit
    if (source is None and not inherits) or (source and not _speaks(s, source, right.kind)):
        return None
    if right.kind == "noun" and not _says_a_thing(s, g, verb, source):
        return None
    hit = Attribution((g.start, stop), "relative" if relative else "plain", source=source, lemma=verb.lemma, verb=g, inherits=inherits)
    hit.adjuncts, hit.addressee = right.adjuncts, right.addressee
    if right.kind == "none" and _after_clause(s, hit) and (inserted := _inserted(s, hit, right)):
        return inserted
    if _closing(s, hit, right, frames):
        hit.form = "closing"
        if right.kind == "quote":
            hit.pieces.append((right.start, end))
        elif (more := _goes_on(s, right.adjuncts[1])) is not None:
            hit.pieces.append((more, end))
        return hit
    if right.kind == "none" and (inserted := _inserted(s, hit, right)):
        return inserted
    if right.kind == "none" or (s.tags[g.end - 1] == "E" and not g.finite and right.kind not in ("clause", "quote")):
        return None
    hit.pieces.append((right.start, end))
    if s.tokens[stop].low == ":" and right.start == stop + 1:
        hit.cue = (hit.cue[0], stop + 1)
    hit.noun = right.kind in ("noun", "infinitive")
    hit.whole = right.kind in ("noun", "infinitive") and not _names_a_thing(verb, stop - g.end)
    return hit


def _names_a_thing(verb: Verb, particles: int) -> bool:
    """Tell whether what was said stands whole behind its verb: "put the cost at 40 million", "described it as careless"; not "called for a stop"."""
    return verb.lemma in {"claim", "threaten", "describe"} | listed("figuring") or (verb.lemma == "call" and not particles)


def _what_is_denied(s: Sentence, right: Complement, verb: Verb) -> Complement:
    """Return the clause inside "denied reports that C": C is what is denied."""
    if verb.lemma not in DENYING or right.kind != "noun":
        return right
    for k in range(right.start, min(len(s.tokens) - 2, right.start + 5)):
        if s.tokens[k].low in listed("nouns") and s.tokens[k + 1].low == "that" and has_finite(s, k + 2, len(s.tokens)):
            return right._replace(kind="clause", start=k + 1)
    return right


def _speaks(s: Sentence, source: Range, kind: str) -> bool:
    """Tell whether a subject can be made to say something: not "no other candidate"; things only where a clause follows."""
    a, b = source
    if any(s.tokens[i].low in ("no", "neither", "nobody", "none", "nothing") for i in range(max(0, a - 1), min(a + 2, b))):
        return False
    return kind in ("clause", "quote", "none") or person_like(s, a, b)


def _says_a_thing(s: Sentence, g: Group, verb: Verb, source: Range | None) -> bool:
    """Tell whether a verb with a noun phrase is a saying: not "can seek aid", "has shown courage"; "reportedly seeks aid" is."""
    if s.tokens[g.start].low in listed("modal"):
        return False
    if verb.lemma in listed("weak"):
        return any(s.tokens[j].low in listed("hearsay") for j in range(max(0, g.start - 2), g.end))
    if verb.lemma == "show":
        return source is not None and any(s.tokens[j].low in named("document") for j in range(*source))
    return True


def _channel_end(s: Sentence, k: int) -> int:
    return complement(s, k, len(s.tokens), "").adjuncts[1]


def _closes_quote(s: Sentence, i: int) -> bool:
    return i >= 0 and s.quoted[i] >= 0 and (s.tokens[i].end == s.quotes[s.quoted[i]].end)


def _after_said(s: Sentence, i: int) -> bool:
    """Tell whether what stands before a tag ends there: comma, closing mark, dash."""
    return i >= 0 and (
        s.tags[i] == ","
        or s.tokens[i].low in "?!—–-"
        or s.tokens[i].low == "--"
        or _closes_quote(s, i)
        or (i > 0 and s.tokens[i].low in CLOSERS and s.tags[i - 1] == ",")
    )


def _inverted(s: Sentence, g: Group, stop: int, frames: str, *, lone: bool) -> Range | None:
    """Return the noun phrase after a verb where it is its subject (`, said X`)."""
    # whom a verb takes as its addressee ("told the Wire") is not its subject
    if "q" not in frames or "a" in frames or not _after_said(s, g.start - 1) or stop >= len(s.tokens):
        return None
    first = stop
    while first < len(s.tokens) and s.tags[first] == "R":
        first += 1
    e = max(noun_phrase_end(s, first, len(s.tokens)), some_of(s, first, len(s.tokens)))
    anyone = lone and s.tokens[g.end - 1].low in ("said", "says") and not any(t.low in named("days") for t in s.tokens[first:e])
    if e == first or not (anyone or person_like(s, first, e)) or s.quoted[first] >= 0:
        return None
    j = e
    while j < len(s.tokens) and s.tags[j] == "R":
        j += 1
    if j < len(s.tokens) and is_finite(s, j) and not _closes_quote(s, g.start - 1):
        return None
    return first, e


def _closing(s: Sentence, hit: Attribution, right: Complement, frames: str) -> bool:
    """Tell whether source and cue stand behind what was said."""
    if "q" not in frames and "c" not in frames:
        return False
    if not hit.source or right.kind not in ("none", "quote") or hit.form == "relative":
        return False
    a = hit.source[0]
    if not _after_said(s, a - 1) or (
        right.kind == "quote" and not _closes_quote(s, a - 1) and s.tokens[a - 1].low not in CLOSERS and s.tags[right.start - 1] != ","
    ):
        return False
    return _closes_quote(s, a - 1) or has_finite(s, 0, a) or s.headline or any(s.tags[j] in "GE" for j in range(a))


def _goes_on(s: Sentence, k: int) -> int | None:
    """Return where a second verb of what is said stands behind a tag: "The levy was lawful, X told parliament, and would be paid"."""
    if k + 3 >= len(s.tokens) or s.tags[k] != "," or s.tags[k + 1] != "C":
        return None
    j = k + 2
    while j < len(s.tokens) and s.tags[j] == "R":
        j += 1
    return j if j < len(s.tokens) and is_finite(s, j) and s.tokens[j].low in AUXILIARY else None


def _after_clause(s: Sentence, hit: Attribution) -> bool:
    """Tell whether nothing but a subordinate clause stands before a tag ("Once it is over, she added, ...")."""
    if hit.source is None or s.tokens[0].low not in CLAUSAL or s.quoted[0] >= 0:
        return False
    return not any(s.tags[j] == "," for j in range(1, hit.source[0] - 1))


def _as_reported(s: Sentence) -> Attribution | None:
    """Read an opening "As the Herald reported in May, C"."""
    if s.tokens[0].low != "as" or s.quoted[0] >= 0 or len(s.tokens) < 6:
        return None
    end = next((i for i in range(1, min(len(s.tokens), 16)) if s.tags[i] == ","), 0)
    by = next((i for i in range(2, end) if s.tokens[i].low == "by" and s.tokens[i - 1].low in AS_REPORTED), 0)
    if by and end > by + 1 and not has_finite(s, 1, by - 1) and person_like(s, by + 1, end):
        return Attribution((0, by + 1), "plain", source=(by + 1, end), pieces=[(end + 1, len(s.tokens))], lemma="report")
    verb = next((i for i in range(2, end) if s.tokens[i].low in AS_REPORTED), 0)
    if not verb or s.tokens[1].low in HE or not person_like(s, 1, verb) or has_finite(s, 1, verb - 1) or has_finite(s, verb + 1, end):
        return None
    known = verbs().get(s.tokens[verb].low)
    stop = next((i for i in range(2, verb + 1) if s.tags[i] not in "PNDJKC"), verb)
    lemma = known.lemma if known else "report"
    return Attribution((stop, verb + 1), "plain", source=(1, stop), pieces=[(end + 1, len(s.tokens))], lemma=lemma, adjuncts=(verb + 1, end))


def _inserted(s: Sentence, hit: Attribution, right: Complement) -> Attribution | None:
    """Read a tag between commas inside what is said: "The bridge, Oss said, is closed"."""
    k = right.adjuncts[1]
    if hit.source is None or k >= len(s.tokens) - 2 or s.tags[k] != "," or hit.lemma not in INSERTED:
        return None
    a = hit.source[0]
    if a < 2 or s.tags[a - 1] != "," or not has_finite(s, k + 1, len(s.tokens)):
        return None
    hit.form, hit.pieces = "inserted", [(0, a - 1), (k + 1, len(s.tokens))]
    return hit


def _passive(s: Sentence, i: int, g: Group, verb: Verb) -> Attribution | None:
    e = len(s.tokens)
    if agent := by_agent(s, i + 1, e):
        start = g.start - 1 if g.start and s.tokens[g.start - 1].low == "as" else g.start
        form = "closing" if start < g.start or g.passive else ""
        if not form:
            return None
        hit = Attribution((start, i + 2), form, source=(agent[0], appositions(s, agent[1], e)), lemma=verb.lemma, verb=g)
        hit.whole = g.passive
        return hit
    return None


def _participle(s: Sentence, g: Group, stop: int, verb: Verb, frames: str) -> Attribution | None:
    """Read ", adding that C": its source is that of the verb before."""
    right = complement(s, stop, len(s.tokens), frames)
    if right.kind not in ("clause", "quote") or verb.lemma in ("show", "find", "hold", "rule", "read"):
        return None
    k = g.start
    while k and s.tags[k - 1] == "R":
        k -= 1
    if k and s.tags[k - 1] not in ",C" and s.tokens[k - 1].low not in ("by", "in", "while", "—", "–"):
        a = subject_start(s, k)
        if a == k or s.tags[k - 1] not in "NP":
            return None
        source: Range | None = (a, k)
    else:
        source = None
    hit = Attribution(
        (g.start, stop), "plain", source=source, lemma=verb.lemma, verb=g, inherits=source is None, adjuncts=right.adjuncts, addressee=right.addressee
    )
    hit.pieces.append((right.start, len(s.tokens)))
    return hit
