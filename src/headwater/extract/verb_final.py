"""Attributions in a language whose verb ends the sentence ("X는 C라고 말했다"): by particles, endings and lists (text/data/ko/cues.toml)."""

from __future__ import annotations

from dataclasses import replace

from headwater.extract.phrases import Sentence
from headwater.extract.spoken import Attribution, Range
from headwater.extract.taken_up import FORM
from headwater.extract.verb_final_endings import Endings, endings
from headwater.extract.verb_final_nested import in_headline, media_told, nested, speaks
from headwater.text.particles import is_particle

FAR = 12
"""Tokens between a source and the end of what is said beside it (when, where, by what means)."""
OWNER = "의"
NEAR = 6
"""Tokens between what is said and its verb."""
LONGEST_SOURCE = 20
QUOTES = frozenset("\"“”'‘’「」『』")


def find(s: Sentence, language: str) -> list[Attribution]:
    """Return the attributions of a sentence, each with its clause."""
    of = endings(language)
    if of is None:
        return []
    if s.headline and (named := in_headline(s)):
        return named

    def inner(part: Sentence) -> Attribution | None:
        return _final(part, of)

    return [nested(s, part, inner) for hit in _read(s, of) for part in _by_piece(hit)]


def _by_piece(hit: Attribution) -> list[Attribution]:
    """Return an attribution once for each piece of what is said: each may hold another."""
    return [replace(hit, pieces=[p], relays=[*hit.relays]) for p in hit.pieces] if len(hit.pieces) > 1 else [hit]


def _final(s: Sentence, of: Endings) -> Attribution | None:
    """Return the attribution whose verb ends a stretch, if what it attributes is quoted or stands before."""
    start, end = _opening(s, of), len(s.tokens)
    k = next((k for k in range(max(start, end - 3), end) if _cue(s, k, end, of) == end - k), None)
    if k is None or s.tokens[k].text.startswith(tuple(of.lists["deeds"])):
        return None
    hit = _late(s, start, (k, end), of) or _clause(s, start, (k, end), of)
    return hit if hit and hit.source and (hit.form == FORM or _said(s, hit, of)) else None


def _read(s: Sentence, of: Endings) -> list[Attribution]:
    """Read a sentence behind the medium that it is told after ("X에 따르면")."""
    start, end = _opening(s, of), _end(s)
    by = _according(s, start, end, of)
    if by is None or by.source is None:
        return _clauses(s, start, end, of)
    held = [h for h in _clauses(s, by.pieces[0][0], end, of) if h.source is not None and _said(s, h, of)]
    for hit in held:
        hit.relays.append(by.source)
    return held or [by]


def _said(s: Sentence, hit: Attribution, of: Endings) -> bool:
    """Tell whether a content is quoted, in marks or by its ending."""
    last = hit.pieces[-1][1] - 1 if hit.pieces else -1
    return last >= 0 and (s.quoted[last] >= 0 or _closes_quote(s, last, of))


def _clauses(s: Sentence, start: int, end: int, of: Endings) -> list[Attribution]:
    found: list[Attribution] = []
    first, k = start, start
    while k < end:
        width = _cue(s, k, end, of)
        if not width:
            k += 1
            continue
        cue = (k, k + width)
        if cue[1] >= end and (late := _late(s, first, cue, of)) is not None:
            # "B는 C고 평가한다고 A는 밝혔다": all before the last speaker is what that one said
            return [late]
        if hit := _clause(s, start, cue, of):
            found.append(_inherited(hit, found, s, of))
        k = start = k + width
        while start < end and s.tokens[start].text == ",":
            start += 1
    return found


def _late(s: Sentence, first: int, verb: Range, of: Endings) -> Attribution | None:
    """Read the speaker who stands between all that is said and the last verb."""
    cue = _with_noun(s, first, verb, of)
    said = _said_end(s, first, cue, of)
    source = _late_source(s, said, cue[0], of) if said is not None else None
    if said is None or source is None or said - first < NEAR or not speaks(s, source):
        return None
    return Attribution(cue, "closing", source=source, pieces=[(first, said)], lemma="say")


def unquoted(text: str, start: int, end: int, language: str) -> int:
    """Return where a proposition ends without the ending that only quotes it ("C다고", `"C"라고`)."""
    of = endings(language)
    found = of.bare.search(text, start, end) if of else None
    return found.start() if found and found.start() > start else end


def _inherited(hit: Attribution, before: list[Attribution], s: Sentence, of: Endings) -> Attribution:
    """Give "..., C라고 덧붙였다" the source of the clause before it."""
    if before and before[-1].source and hit.source and hit.pieces:
        same = of.inheriting.fullmatch(s.tokens[hit.cue[0]].text) or (_said(s, hit, of) and not speaks(s, hit.source))
        if same:
            return Attribution(hit.cue, "closing", source=before[-1].source, pieces=[(hit.source[0], hit.pieces[-1][1])], lemma="say")
    return hit


def _opening(s: Sentence, of: Endings) -> int:
    """Return where a sentence's own words begin, behind a dateline's "=" and a linking word."""
    start = next((i + 1 for i in range(min(12, len(s.tokens))) if s.tokens[i].text == "=" and s.tokens[i].start > s.tokens[i - 1].end), 0)
    while start < len(s.tokens) and s.tokens[start].text in of.lists["openers"] | {","}:
        start += 1
    return start


def _end(s: Sentence) -> int:
    end = len(s.tokens)
    while end and s.tokens[end - 1].text in (".", "!", "?", "…", "..."):
        end -= 1
    return end


def _cue(s: Sentence, k: int, end: int, of: Endings) -> int:
    """Return how many tokens a cue's verb has with its auxiliaries; 0 where none begins here."""
    if s.quoted[k] >= 0:
        return 0
    word = s.tokens[k].text
    if word.endswith("한") and of.verb.fullmatch(f"{word}다") and [t.text for t in s.tokens[k + 1 : k + 3]] in of.has_done and k + 3 >= end:
        return 3
    if not (of.verb.fullmatch(word) or of.closing_noun.fullmatch(word) or (k and _opens_noun_cue(s, k - 1, of) and of.noun_verb.fullmatch(word))):
        return 0
    width = 1
    while k + width < end and s.tokens[k + width].text in of.lists["auxiliaries"]:
        width += 1
    last = k + width
    # a verb in the middle ends its clause with a comma
    if of.opens_negation.fullmatch(word) and width == 1:
        return 0
    goes_on = k > 0 and of.goes_on.fullmatch(word) is not None and (_closes_quote(s, k - 1, of) or _denies(s, k, of))
    return width if last >= end or s.tokens[last].text == "," or goes_on else 0


def _denies(s: Sentence, k: int, of: Endings) -> bool:
    """Tell whether a verb in the middle has an object of its own ("혐의를 부인하면서")."""
    word = s.tokens[k].text
    acts = of.also_denies.fullmatch(word) is not None and of.object_verb.fullmatch(word) is not None
    return acts and s.tokens[k - 1].text.endswith(of.particles.of_object)


def _opens_noun_cue(s: Sentence, k: int, of: Endings) -> bool:
    whole = s.tokens[k].text + (s.tokens[k + 1].text if k + 1 < len(s.tokens) and s.tokens[k + 1].start == s.tokens[k].end else "")
    return s.tokens[k].text in of.lists["cue_nouns"] or whole in of.lists["cue_nouns"] or _joined(s, k) in of.lists["cue_nouns"]


def _joined(s: Sentence, k: int) -> str:
    """Return a word with the particle that was parted from it."""
    return s.tokens[k - 1].text + s.tokens[k].text if k and s.tokens[k].start == s.tokens[k - 1].end else s.tokens[k].text


def _clause(s: Sentence, start: int, verb: Range, of: Endings) -> Attribution | None:
    """Read one clause: its source, what is said, and the cue with what stands before the verb."""
    cue = _with_noun(s, start, verb, of)
    if (taken := _taken_up(s, start, cue, of)) is not None:
        return taken
    if (view := _view(s, start, cue, of)) is not None:
        return view
    said = _said_end(s, start, cue, of)
    if said is None:
        return None
    late = _late_source(s, said, cue[0], of)
    if late:
        hit = Attribution(cue, "closing", source=late, pieces=_pieces(s, start, said, of), lemma="say")
        return hit if hit.pieces else None
    source = _topic(s, start, said, of)
    impersonal = of.impersonal.fullmatch(s.tokens[verb[0]].text) is not None
    if source is not None and impersonal and not s.tokens[source[1]].text.startswith(of.speaking):
        source = None
    if not impersonal and (source is None or _thing_goes_on(s, start, source, of)) and _goes_on(s, start, said, of):
        return Attribution(cue, "closing", pieces=_pieces(s, start, said, of), lemma="say", inherits=True)
    if source is None:
        bare = of.quotative.fullmatch(s.tokens[said - 1].text)
        return Attribution(cue, "hearsay", pieces=[(start, said)], lemma="say") if bare and said - start > 2 else None
    begin = _content_start(s, source[1], said, of)
    if begin >= said:
        begin = source[1] + 1
    pieces = _pieces(s, begin, said, of)
    if not pieces:
        return None
    hit = Attribution(cue, "closing", source=source, pieces=pieces, lemma="say")
    cited = _citing(s, hit, begin, said, of)
    if not cited.relays:
        cited.relays += media_told(s, source[1] + 1, begin)
    return cited


def _view(s: Sentence, start: int, cue: Range, of: Endings) -> Attribution | None:
    """Read "C는 게 X의 판단이다"."""
    owner = next((k for k in range(cue[0] - 1, max(start, cue[0] - 4), -1) if s.tokens[k].text.endswith(OWNER) and len(s.tokens[k].text) > 1), None)
    if owner is None or s.quoted[owner] >= 0 or not of.closing_noun.fullmatch(s.tokens[cue[1] - 1].text):
        return None
    joint = next((k for k in range(owner - 1, max(start, owner - NEAR), -1) if _joined(s, k) in of.lists["nominal"]), None)
    if joint is None:
        return None
    stop = joint - (s.tokens[joint].start == s.tokens[joint - 1].end)
    return Attribution((owner + 1, cue[1]), "closing", source=(joint + 1, owner + 1), pieces=[(start, stop)], lemma="say")


def _taken_up(s: Sentence, start: int, cue: Range, of: Endings) -> Attribution | None:
    """Read "X는 이같이 밝혔다": what stands before is X's."""
    low = max(start + 1, cue[0] - FAR)
    held = [(k, _whole(s, k)) for k in range(low, cue[0]) if s.quoted[k] < 0 and not is_particle(s.tokens, k, of.particles)]
    at = next((held[i][0] for i in range(len(held)) if _takes_up([word for _, word in held[i:]], of)), None)
    source = _topic(s, start, at, of) if at is not None else None
    if at is None or source is None or any(s.quoted[k] >= 0 or _closes_quote(s, k, of) for k in range(source[1], cue[0])):
        return None
    passed = s.tokens[cue[0]].text.startswith(tuple(of.lists["passing"]))
    told = media_told(s, source[1] + 1, at)
    return Attribution((at, cue[1]), FORM, source=source, lemma="pass on" if passed else "say", relays=told)


def _takes_up(held: list[str], of: Endings) -> bool:
    """Tell whether words before a verb are "이같이" or "이 같은 내용을", with nothing but adverbs behind."""
    width = next((n for n in (3, 2, 1) if " ".join(held[:n]) in of.lists["taken_up"]), 0)
    return width > 0 and all(word in of.lists["adverbs"] | of.lists["cue_nouns"] for word in held[width:])


def _goes_on(s: Sentence, start: int, said: int, of: Endings) -> bool:
    """Tell whether a clause without a speaker of its own goes on from what was said before: by its first word, or as a quotation alone."""
    before = s.tokens[start - 1].text if start else ""
    return before in of.lists["continuing"] or (s.quoted[start] >= 0 and s.quoted[said - 1] >= 0)


def _thing_goes_on(s: Sentence, start: int, source: Range, of: Endings) -> bool:
    """Tell whether a subject behind a word that goes on is what is spoken of ("또 러시아가 ... 보낼 것이라고 보고했다")."""
    subject = s.tokens[source[1]].text in of.lists["subject"]
    return start > 0 and s.tokens[start - 1].text in of.lists["continuing"] and (subject or not speaks(s, source))


def _with_noun(s: Sentence, start: int, verb: Range, of: Endings) -> Range:
    """Add the noun that a cue opens with ("입장을 밝혔다")."""
    k = verb[0]
    while k - 1 > start and s.quoted[k - 1] < 0 and _opens_noun_cue(s, k - 1, of):
        k -= 2 if s.tokens[k - 1].start == s.tokens[k - 2].end and _joined(s, k - 1) in of.lists["cue_nouns"] else 1
    return k, verb[1]


def _said_end(s: Sentence, start: int, cue: Range, of: Endings) -> int | None:
    """Return where what is said ends: behind the last quotative ending or quotation before the cue, else at the cue (an object)."""
    for k in range(cue[0] - 1, max(start, cue[0] - FAR) - 1, -1):
        if s.quoted[k] >= 0:
            return k + 1
        if _closes_quote(s, k, of):
            held = [_whole(s, i) for i in range(k + 1, cue[0]) if s.tokens[i].text != "," and not is_particle(s.tokens, i, of.particles)]
            joins = of.joining.fullmatch(s.tokens[k].text) or s.tokens[k].text in of.lists["joining_behind_quote"]
            joins = joins and not _takes_up(held, of)
            return cue[0] if joins else k + 1
    words = [t.text for t in s.tokens[cue[0] : cue[1]]]
    if cue[0] == start or not (of.object_verb.fullmatch("".join(words)) or of.closing_noun.fullmatch(words[-1]) or of.noun_verb.fullmatch(words[-1])):
        return None
    end = cue[0]
    while end - 1 > start and s.tokens[end - 1].text in of.lists["adverbs"]:
        end -= 1
    return end


def _closes_quote(s: Sentence, k: int, of: Endings) -> bool:
    """Tell whether a word ends what is said."""
    token = s.tokens[k]
    behind = token.text in of.lists["behind_quote"] and k > 0 and s.tokens[k - 1].text in QUOTES and token.start == s.tokens[k - 1].end
    return behind or of.quotative.fullmatch(token.text) is not None


def _late_source(s: Sentence, said: int, cue: int, of: Endings) -> Range | None:
    """Read a source between what is said and the verb ("C고 경찰은 전했다")."""
    if said >= cue - 1 or cue - said > LONGEST_SOURCE:
        return None
    k = next((i for i in range(cue - 1, said, -1) if is_particle(s.tokens, i, of.particles)), None)
    taken = k is not None and "".join(t.text for t in s.tokens[said : k + 1]) in of.lists["taken_up"]
    return (said, k) if k is not None and k > said and not taken else None


def _topic(s: Sentence, start: int, said: int, of: Endings) -> Range | None:
    """Return the noun phrase with a topic's or subject's particle that opens a clause."""
    first: Range | None = None
    for k in range(start + 1, min(said, start + LONGEST_SOURCE)):
        if s.quoted[k] >= 0 and not _short_quote(s, k):
            break
        if not is_particle(s.tokens, k, of.particles) or s.quoted[k] >= 0:
            continue
        found = _source(s, start, k, of)
        subject = s.tokens[k].text in of.lists["subject"]
        if found is None or (first is None and not subject):
            return found
        if first is not None and not subject and speaks(s, found):
            # "알라부가 특구의 대표는": what seemed a subject is part of a longer name
            return found
        first = first or found
    return first


def _short_quote(s: Sentence, k: int) -> bool:
    q = s.quotes[s.quoted[k]]
    return q.high - q.low < 20


def _source(s: Sentence, start: int, end: int, of: Endings) -> Range | None:
    """Return a source without the days and linking words before it."""
    a = start
    while a < end and (of.moment.fullmatch(s.tokens[a].text) or s.tokens[a].text in of.lists["openers"] or s.tokens[a].text == ","):
        a += 1
    comma = max((i + 1 for i in range(a, end) if s.tokens[i].text == "," and s.quoted[i] < 0), default=a)
    return (comma, end) if comma < end else None


def _content_start(s: Sentence, after: int, said: int, of: Endings) -> int:
    """Return where what is said begins, behind its source's particle and what says when, where and by what means."""
    k = after
    while k < said and is_particle(s.tokens, k, of.particles):
        k += 1
    quote = next((i for i in range(k, said) if s.quoted[i] >= 0), said)
    if (
        quote > k
        and quote < said - 2
        and all(s.quoted[i] >= 0 or s.tokens[i].text == "," or _closes_quote(s, i, of) for i in range(quote, said))
        and not of.part_of_clause.fullmatch(_joined(s, quote - 1))
    ):
        # "X는 기자들과 만나 "C"고 말했다": all before the quotation says when and where
        return quote
    begin = i = k
    while i < min(quote, k + FAR):
        word = _whole(s, i)
        step = 1 + (len(word) > len(s.tokens[i].text))
        clock = any(of.clock.fullmatch(t.text) for t in s.tokens[i + step : i + step + 2]) or of.clock.fullmatch(word)
        beside = i == begin and not clock and (of.moment.fullmatch(word) or s.tokens[i].text == "," or (i > k and word in of.lists["channel_verbs"]))
        if beside or of.channel.fullmatch(word):
            begin = i + step
        i += step
    return min(begin, quote)


def _whole(s: Sentence, i: int) -> str:
    """Return a word with the particle parted from it behind."""
    follows = (
        i + 1 < len(s.tokens) and s.tokens[i + 1].start == s.tokens[i].end and s.tokens[i + 1].text[0].isalnum() and s.tokens[i].text[0].isalnum()
    )
    return s.tokens[i].text + (s.tokens[i + 1].text if follows else "")


def _pieces(s: Sentence, begin: int, end: int, of: Endings) -> list[Range]:
    """Cut what is said where one quotation ends and another begins ("…"며 "…"고)."""
    found: list[Range] = []
    a = begin
    for k in range(begin, end - 1):
        if s.quoted[k] >= 0:
            continue
        behind = s.tokens[k].text in of.lists["joining_behind_quote"] and k > begin and s.tokens[k - 1].text in QUOTES
        if behind or (of.joining.fullmatch(s.tokens[k].text) and k > a):
            found.append((a, k + 1))
            a = k + 1
            while a < end - 1 and (s.tokens[a].text == "," or (s.tokens[a].start == s.tokens[a - 1].end and s.quoted[a] < 0)):
                a += 1
    if a < end:
        found.append((a, end))
    return found


def _citing(s: Sentence, hit: Attribution, begin: int, said: int, of: Endings) -> Attribution:
    """Make "A는 B를 인용해 C고 전했다" and "A는 C고 B를 인용해 전했다" B's words, relayed by A."""
    source = hit.source
    if source is None:
        return hit
    cited = next((i for i in range(begin, min(hit.pieces[0][1], begin + LONGEST_SOURCE)) if s.tokens[i].text in of.lists["citing"]), None)
    if cited is not None and s.quoted[cited] < 0 and cited + 1 < hit.pieces[0][1]:
        low, after = begin, cited + 1
    elif cited is None and (late := next((i for i in range(said, hit.cue[0]) if s.tokens[i].text in of.lists["citing"]), None)) is not None:
        low, after, cited = said, hit.pieces[0][0], late
    else:
        return hit
    hit.relays.append(source)
    hit.source = (low, cited - 1 if s.tokens[cited - 1].start == s.tokens[cited - 2].end else cited)
    hit.pieces[0] = (after, hit.pieces[0][1])
    return hit if hit.source[1] > hit.source[0] else Attribution(hit.cue, "closing", source=source, pieces=hit.pieces, lemma="say")


def _according(s: Sentence, start: int, end: int, of: Endings) -> Attribution | None:
    """Read "X에 따르면 C"."""
    for k in range(start + 2, min(end - 2, start + LONGEST_SOURCE)):
        if s.tokens[k].text in of.lists["according"] and s.quoted[k] < 0 and s.tokens[k - 1].text in of.particles.according:
            source = _source(s, start, k - 1, of)
            content = k + 2 if s.tokens[k + 1].text == "," else k + 1
            return Attribution((k - 1, k + 1), "opening", source=source, pieces=[(content, end)], lemma="according") if source else None
    return None
