"""From the words that name a source to a hop: role, name, title, organisation."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import NamedTuple

from headwater.extract import inflected_sources
from headwater.extract.cues import named
from headwater.extract.media import role_of
from headwater.extract.particled_sources import described
from headwater.extract.phrases import Sentence
from headwater.extract.runs import NOT_A_NAME, listed
from headwater.model import Mention, Role
from headwater.text.lexicon import table
from headwater.text.outlets import agency_named
from headwater.text.tokens import Token

Range = tuple[int, int]
DETERMINER = re.compile(r"^(?:the|an?|its|their|his|her|our|this|that|these|those|some|one|another)\s+(?!of\s)", re.IGNORECASE)
POSSESSIVE = re.compile(r"['’]s?$")
PARTNERS = frozenset({"partner", "affiliate", "station", "site", "tabloid", "agency"})
"""What may stand before an outlet's name to say what it is ("the Lantern's partner Ordan Herald")."""
OBJECTS = {"him": "he", "her": "she", "them": "they"}
OWNERLESS = frozenset({"its", "their", "his", "her", "our", "my"})
PLACES = frozenset({"in", "at", "on"})
OWNING = frozenset({"of", "for", "at", "from", "with", "under", "to"})


class Named(NamedTuple):
    """What a phrase says of a source: role and name, title and body; `pronoun` or `kind` where another phrase must say who it is."""

    role: Role
    name: str
    title: str | None = None
    organisation: str | None = None
    pronoun: str | None = None
    kind: str | None = None
    channel: str | None = None


def read(s: Sentence, source: Range, mentions: tuple[Mention, ...] = ()) -> Named:
    """Return what the words of a source say of it; `mentions` are in order."""
    mentions = _within(s, source, mentions)
    if (plain := described(s, source, mentions) or inflected_sources.described(s, source, mentions)) is not None:
        return Named(*plain)
    a, b = _trim(s, *source)
    pronoun = OBJECTS.get(s.tokens[a].low, s.tokens[a].low)
    if pronoun in named("pronouns") and b - a == 1:
        return Named("unnamed", s.tokens[a].text, pronoun=pronoun)
    head_end = _head_end(s, a, b)
    apposition = s.text[s.tokens[head_end].start : s.tokens[b - 1].end].strip(" ,()") if head_end < b else ""
    head = s.tokens[a:head_end]
    tags = s.tags[a:head_end]
    if (found := _possessed(s, a, head_end) or _posted(s, a, head_end, mentions)) is not None:
        return found
    if (medium := _described_medium(s, a, head_end) or _medium(s, a, head_end, mentions)) is not None:
        return medium
    named_person = _person(head, tags, apposition, s, mentions) or _well_known(head)
    if named_person:
        return _heading(named_person, apposition)
    if (called := _named_after_title(s, a, head_end, b, mentions)) is not None:
        return called
    return _body(s, a, head_end, apposition, mentions)


def _within(s: Sentence, source: Range, mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """Return the mentions that begin in a phrase, so that a long article costs no more a phrase than a short one."""
    low = bisect_left(mentions, s.tokens[source[0]].start, key=_start)
    return mentions[low : bisect_left(mentions, s.tokens[source[1] - 1].end, lo=low, key=_start)]


def _start(mention: Mention) -> int:
    return mention.span.start


def _medium(s: Sentence, a: int, b: int, mentions: tuple[Mention, ...]) -> Named | None:
    """Read an agency or outlet: one that the article knows as such, or a name whose words say so."""
    start, end = s.tokens[a].start, s.tokens[b - 1].end
    lead = 4 if s.tokens[a].low == "the" else 0
    for m in mentions:
        if m.kind != "outlet" or m.span.end != end or m.span.start < start:
            continue
        before = next((t.low for t in reversed(s.tokens[a:b]) if t.end <= m.span.start), "")
        if m.span.start <= start + lead or before in named("media_suffix") or before in PARTNERS:
            return Named("agency" if role_of(m.name) == "agency" else "outlet", m.name)
    last = s.tokens[b - 1]
    if b - a > 1 and (last.low in named("media_suffix") or last.low == "agency") and last.text.islower():
        # "the Interfax agency", "the Tarn Herald newspaper": what it is stands behind its name
        called = s.text[start + lead : s.tokens[b - 2].end]
        if (known := role_of(called)) is not None:
            return Named(known, called)
    name = s.text[start + lead : end]
    role = role_of(name) if s.tags[a] in "DP" and agency_named(name) is None else None
    return Named(role, name) if role else None


def _trim(s: Sentence, a: int, b: int) -> Range:
    while b > a + 1 and (s.tags[b - 1] in ",RC" or (s.tags[b - 1] == "." and s.tokens[b - 1].low != ")")):
        b -= 1
    while a < b - 1 and (s.tags[a] in ",CR" or (s.tags[a] == "." and s.tokens[a].low in ".\"“”'’")):
        a += 1
    return a, b


def _head_end(s: Sentence, a: int, b: int) -> int:
    return next((i for i in range(a + 1, b) if s.tags[i] in ",W" or s.tokens[i].low in "(—–"), b)


def _text(s: Sentence, a: int, b: int) -> str:
    return s.text[s.tokens[a].start : s.tokens[b - 1].end] if b > a else ""


def is_outlet(name: str) -> bool:
    """Tell whether a name is an outlet's: a well-known one, full or short ("BBC"), or one whose words say so."""
    return role_of(name) == "outlet"


def bare(text: str) -> str:
    """Return a phrase without its determiner."""
    return DETERMINER.sub("", text, count=1).strip(" ,.\"“”'’")


def _possessed(s: Sentence, a: int, b: int) -> Named | None:
    """Read "X's Telegram", "an official's post": the speaker is X, through a channel."""
    for i in range(a + 1, b - 1):
        if s.tags[i] == "K":
            rest = [t.low for t in s.tokens[i + 1 : b]]
            if rest and (rest[-1] in named("channel") or rest[-1] in named("platforms")) and rest[-1] not in ("media", "report", "reports"):
                owner = read(s, (a, i))
                return owner._replace(channel=_text(s, i + 1, b))
    return None


def _posted(s: Sentence, a: int, b: int, mentions: tuple[Mention, ...]) -> Named | None:
    """Read "a post by the governor on Telegram", "a statement from X": the speaker is X, through a channel."""
    k = next((i for i in range(a + 1, b - 1) if s.tokens[i].low in ("by", "from")), 0)
    if not k or s.tokens[k - 1].low not in named("channel") - {"report", "article", "media"}:
        return None
    stop = next((i for i in range(k + 1, b) if s.tokens[i].low in PLACES and s.tags[i] == "I"), b)
    owner = read(s, (k + 1, stop), mentions) if stop > k + 1 else None
    return owner._replace(channel=_text(s, a, k)) if owner and owner.role not in ("document", "outlet", "agency") and not owner.pronoun else None


def _described_medium(s: Sentence, a: int, b: int) -> Named | None:
    """Read "the RIA news agency", "state news agency KCNA", "industry publication Dock Age", "local media": what it is tells that it is a medium."""
    kind = next((i for i in range(a, b) if s.tokens[i].low in named("media_nouns") and (s.tokens[i].text.islower() or i == a)), None)
    if kind is None or any(s.tags[i] in "KIC" for i in range(a, b)):
        return None
    if NOT_A_NAME.search(s.tokens[a + (s.tags[a] == "D")].text):
        # "an Australian-based outlet" says where it is, not what it is called
        return Named("unnamed", bare(_text(s, a, b)), kind=s.tokens[kind].low)
    role: Role = "agency" if s.tokens[kind].low in ("agency", "wire", "newswire") else "outlet"
    name = range(kind + 1, b)
    if name and all(s.tags[i] == "P" or not s.tokens[i].text.isalnum() for i in name) and (role == "outlet" or _news_before(s, kind)):
        return Named(role, _text(s, kind + 1, b))
    first = a + (s.tags[a] == "D")
    last = kind
    while last > first and s.tokens[last - 1].text.islower():
        last -= 1
    capitals = all(s.tags[i] == "P" for i in range(first, last)) and not all(s.tokens[i].low in named("of_anyone") for i in range(first, last))
    if (
        kind == b - 1
        and last > first
        and capitals
        and s.tokens[kind].low not in named("plural_media")
        and (role == "outlet" or _news_before(s, kind))
    ):
        return Named(role, _text(s, first, last))
    plain = kind == b - 1 and (s.tokens[kind].low in named("plural_media") or last <= first)
    return Named("unnamed", bare(_text(s, a, b)), kind=s.tokens[kind].low) if plain and role == "outlet" else None


def _news_before(s: Sentence, kind: int) -> bool:
    """Tell whether an agency is one for news."""
    return s.tokens[kind].low != "agency" or (kind > 0 and s.tokens[kind - 1].low in ("news", "press", "telegraph", "wire", "information"))


def _person(head: list[Token], tags: str, apposition: str, s: Sentence, mentions: tuple[Mention, ...]) -> Named | None:
    """Read a named person: a known mention, a title before a name, or a name with a person's apposition."""
    start, end = head[0].start, head[-1].end
    stop = next((i for i, t in enumerate(tags) if t == "I" and head[i].low != "of"), len(head))
    at_end = any(m.kind == "person" and m.span.end == end for m in mentions)
    for m in mentions:
        if at_end and m.span.end != end and m.span.end < end and _goes_on(s, head, tags, m):
            # "North Tull regional commissioner Salma Khan": a place before what somebody is
            continue
        if (
            m.kind == "person"
            and start <= m.span.start < head[stop - 1].end
            and not _owns(s, m, end)
            and (m.span.end >= head[stop - 1].end or m.span.start == start)
            and not _describes(m.name)
        ):
            title = _worth(m.title or _title(head, m.span.start))
            body = m.organisation or _organisation_before(s, head, m.span.start, title)
            # "North Tull regional commissioner": where somebody commissions is no body
            where = any(body == o.name and o.kind in ("place", "person") for o in mentions)
            return Named("person", m.name, title, None if where else body)
    last_title = max((i for i, t in enumerate(head[:stop]) if t.low.rstrip(".") in named("person") and i + 1 < stop), default=-1)
    first = last_title + 1
    while last_title >= 0 and first < stop and head[first].text in ".,":
        first += 1
    last = next((i for i in range(first, stop) if tags[i] not in "P." or (tags[i] == "." and len(head[i - 1].text) > 3)), stop)
    inside = any(t.text in listed("bodies") for t in head[first:last]) or (last_title > 0 and head[last_title - 1].low in OWNING)
    if last_title >= 0 and last > first and not inside and (last == stop or tags[last] in "I.X"):
        name = s.text[head[first].start : head[last - 1].end]
        title = _worth(head[last_title].text)
        if _describes(name):
            # "the Deputy Minister": two words for an office, and no name
            return None
        return Named("person", name, title, _organisation_before(s, head[:last_title], head[last_title].start, title))
    words = [t for t, g in zip(head, tags, strict=True) if g == "P"]
    if words and all(g in "P.K" for g in tags) and len(words) <= 4 and _titled(apposition) and not any(t.text in listed("bodies") for t in words):
        return Named("person", s.text[start:end], *_role_of(apposition))
    return None


def _goes_on(s: Sentence, head: list[Token], tags: str, m: Mention) -> bool:
    """Tell whether words in small letters stand right behind a name, as they do behind what only describes."""
    k = next((i for i, t in enumerate(head) if t.start >= m.span.end), len(head))
    return k < len(head) and tags[k] in "JN" and head[k].text.islower() and s.text[m.span.end : head[k].start] == " "


def _well_known(head: list[Token]) -> Named | None:
    """Read a surname that needs no introduction ("Obama said"), with what stands before it."""
    words = [t for t in head if t.text[0].isalpha()]
    if not 1 <= len(words) <= 4 or words[-1].low not in named("surnames") or not all(t.text[0].isupper() for t in words):
        return None
    title = next((t.text for t in reversed(words[:-1]) if t.low in named("person")), None)
    rest = [t.text for t in words if t.low not in named("person")]
    return Named("person", " ".join(rest), _worth(title))


def _owns(s: Sentence, m: Mention, end: int) -> bool:
    """Tell whether a name is only the owner of what a phrase names ("Berg's office")."""
    return m.span.end < end - 2 and s.text[m.span.end] in "'’" and s.text[m.span.end + 1 : m.span.end + 3] in ("s ", " ")


def _heading(person: Named, apposition: str) -> Named:
    """Add what a relative clause says a person does: "who heads the Office for Y"."""
    if person.title or not apposition.startswith("who "):
        return person
    verb, _, rest = apposition.removeprefix("who ").partition(" ")
    title = table("titles")["who"].get(verb)
    body = re.split(r",|\s(?:and|but|which|that|in|on|at|since)\s", rest)[0]
    return person._replace(title=title, organisation=person.organisation or bare(body) or None) if title else person


def _named_after_title(s: Sentence, a: int, head_end: int, b: int, mentions: tuple[Mention, ...]) -> Named | None:
    """Read "the harbour's spokesman, Jan Berg" and "its director, Anna Lund": the name stands behind the title, between commas."""
    core_end = next((i for i in range(a + 1, head_end) if s.tags[i] == "I"), head_end)
    title = s.tokens[core_end - 1].low
    if title not in named("person") or (s.tags[core_end - 1] == "P" and core_end - a == 1):
        return None
    start = next((i for i in range(head_end, min(b, head_end + 8)) if s.tags[i] == ","), b) + 1
    end = next((i for i in range(start, b) if s.tags[i] != "P" and s.tokens[i].text != "."), b)
    if not 1 <= end - start <= 4 or (end < b and s.tags[end] != ","):
        return None
    name = _text(s, start, end)
    known = next((m for m in mentions if m.kind == "person" and s.tokens[start].start <= m.span.start < s.tokens[end - 1].end), None)
    if end - start < 2 and known is None:
        return None
    begin = next((i for i in range(core_end - 1, a, -1) if s.tags[i - 1] not in "NJ"), core_end - 1) if s.tags[a] != "K" else core_end - 1
    owner = _owner(s, a, core_end, head_end)
    if owner and core_end < head_end and s.tokens[core_end].low == "for" and title in listed("portfolios"):
        # "the Minister for Transport": what the office is for is part of its title, and no body
        return Named("person", known.name if known else name, _text(s, begin, head_end))
    return Named("person", known.name if known else name, _text(s, begin, core_end), owner if owner and owner.lower() not in OWNERLESS else None)


def _describes(name: str) -> bool:
    """Tell whether what was taken for a name ends in a title or a word for people ("Coastal Secretary")."""
    last = name.lower().split()[-1:] or [""]
    return last[0] in named("person") or f"{last[0]}s" in named("plural_unnamed")


def _titled(apposition: str) -> bool:
    words = re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", apposition.lower())[:12]
    return any(w in named("person") or w.rstrip("s") in named("person") for w in words) or re.match(r"^\d{2}$", apposition) is not None


def _role_of(apposition: str) -> tuple[str | None, str | None]:
    """Read "head of the Y under Z" as (title, organisation)."""
    found = re.match(
        r"(?:(?:the|an?|former|then|now|its|their)\s+)*(?P<title>[^,()]*?)\s+(?:of|for|at|with|from)\s+(?P<body>[^,()]+)", apposition, re.IGNORECASE
    )
    if not found:
        return bare(re.split(r"[,(]| who ", apposition)[0]) or None, None
    body = re.split(r"\s+(?:under|who|which|that)\s+", found["body"])[0]
    return bare(found["title"]) or None, bare(body) or None


def _title(head: list[Token], name_start: int) -> str | None:
    before = [t for t in head if t.end <= name_start]
    return next((t.text for t in reversed(before) if t.low.rstrip(".") in named("person")), None)


def _organisation_before(s: Sentence, head: list[Token], until: int, title: str | None) -> str | None:
    """Return the body named before a title ("Harbour Board spokesman"); capitals before a capital are part of the title ("Defence Secretary")."""
    if not title or title[:1].isupper():
        return None
    words = [t for t in head if t.end <= until and t.text[0].isupper() and t.low not in named("person")]
    return bare(s.text[words[0].start : words[-1].end]) or None if (words and words[0].low not in ("the", "a", "an")) or len(words) > 1 else None


def _body(s: Sentence, a: int, b: int, apposition: str, mentions: tuple[Mention, ...]) -> Named:
    """Read a source that is no named person: a body, group, document, outlet, or someone without a name."""
    whole = bare(_text(s, a, b))
    core_end = next(
        (
            i
            for i in range(a + 1, b)
            if s.tags[i] in "IEG"
            and not _modifies(s, i, b)
            and not (s.tokens[i].low in ("of", "for") and s.tags[i - 1] == "P" and i + 1 < b and s.tags[i + 1] in "PDJ")
        ),
        b,
    )
    core = bare(_text(s, a, core_end))
    if agency := agency_named(core):
        return Named("agency", core if agency.name.lower() != core.lower() else agency.name)
    if is_outlet(core):
        return Named("outlet", core)
    while core_end - 1 > a and s.tags[core_end - 1] in "JR" and s.tags[core_end - 2] == "N":
        # "officials familiar with the case": the noun stands before its adjective
        core_end -= 1
    core = bare(_text(s, a, core_end))
    head = s.tokens[core_end - 1].low
    if calling := _called(s, core_end, b):
        return Named("group", calling)
    if head in named("unnamed") or head in named("plural_unnamed") or head in named("person"):
        return Named("unnamed", whole, _text(s, core_end - 1, core_end), _owner(s, a, core_end, b), kind=head)
    if (office := _office(s, a, core_end)) is not None:
        return Named("unnamed", whole, _text(s, *office), _owner(s, a, core_end, b), kind=s.tokens[office[1] - 1].low)
    proper = all(g in "PKDX.CIJ" for g in s.tags[a:core_end]) and "P" in s.tags[a:core_end]
    if s.tags[core_end - 1] == "P" and (described := _described(s, a, core_end)):
        # "the lobby organisation Open Harbour": what it is stands before its name
        core, a, proper = bare(_text(s, described, core_end)), described, True
        whole = core
    if s.tags[core_end - 1] == "P" and proper:
        return _proper(s, core, whole, (a, core_end, b), mentions, apposition)
    if head in named("document"):
        return Named("document", whole, kind=head, organisation=_issuer(s, a, core_end, b))
    return Named(_common(head, proper="P" in s.tags[a:core_end]), whole, kind=head)


def _described(s: Sentence, a: int, core_end: int) -> int:
    """Return where a name begins behind a word in small letters that says what it is; 0 where none does."""
    k = core_end - 1
    while k > a and s.tags[k - 1] == "P":
        k -= 1
    what = s.tokens[k - 1] if k > a else None
    said = what is not None and what.text.islower() and (what.low in named("company") | named("organisation") | {"group", "service"})
    return k if said and "C" not in s.tags[a:k] and not any(t.low in named("media_suffix") for t in s.tokens[a:k]) else 0


def _office(s: Sentence, a: int, core_end: int) -> Range | None:
    """Return where a title stands whose field follows it ("High Commissioner for Refugees"): an office, not a body."""
    k = next((i for i in range(a + 1, core_end - 1) if s.tokens[i].low in ("for", "of") and s.tokens[i - 1].low in named("person")), 0)
    if not k or not s.tokens[k - 1].text[0].isupper():
        return None
    first = k - 1
    while first > a and s.tokens[first - 1].text[0].isupper() and s.tokens[first - 1].low in listed("modifiers") | {"high"}:
        first -= 1
    return first, k


def _common(head: str, *, proper: bool) -> Role:
    """Return the role of a body that a common noun stands for; a noun that is none of these is someone without a name."""
    if head in named("group"):
        return "group"
    if head in named("media_suffix"):
        return "outlet"
    return "organisation" if proper or head in named("government") | named("company") | named("organisation") else "unnamed"


def _modifies(s: Sentence, i: int, b: int) -> bool:
    """Tell whether a participle stands before its noun ("the hacking group")."""
    return s.tags[i] in "EG" and i + 1 < b and s.tags[i + 1] in "NJ" and s.tags[i - 1] in "DJK"


def _proper(s: Sentence, core: str, whole: str, at: tuple[int, int, int], mentions: tuple[Mention, ...], apposition: str) -> Named:
    a, core_end, _ = at
    start, end = s.tokens[a].start, s.tokens[core_end - 1].end
    kinds: dict[str, Role] = {"organisation": "organisation", "group": "group", "outlet": "outlet", "place": "organisation", "person": "person"}
    lower = [i for i in range(a, core_end - 1) if s.tags[i] in "NJ" and s.tokens[i].low in named("media_suffix")]
    if lower or s.tokens[core_end - 1].low in named("media_suffix"):
        last = max((i for i in range(a, core_end) if s.tags[i] in "NJC"), default=a - 1)
        return Named("outlet", _text(s, last + 1, core_end) if last + 1 < core_end and s.tags[last] != "C" else core)
    for m in mentions:
        if m.kind in kinds and m.span.end == end and start <= m.span.start <= start + len("the ") and "C" not in s.tags[a:core_end]:
            return Named(kinds[m.kind], m.name if m.kind != "place" else core, m.title, m.organisation)
    if any(t.low in named("group") for t in s.tokens[a : core_end - 1]):
        first = next(i for i in range(a, core_end) if s.tags[i] == "P" or s.tokens[i].low in named("group"))
        return Named("group", _text(s, first, core_end).split(" group ")[-1].strip())
    words = core.split()
    if words and (
        words[-1].lower() in named("media_suffix")
        or any(w in apposition.lower() for w in ("outlet", "newspaper", "magazine", "broadcaster", "tabloid"))
    ):
        return Named("outlet", core)
    return Named("organisation", whole if " for " in whole or " of " in whole else core)


def _called(s: Sentence, core_end: int, b: int) -> str | None:
    for i in range(core_end, b - 1):
        if s.tokens[i].low in ("named", "called", "dubbed", "as") and s.tags[i + 1] == "P":
            return _text(s, i + 1, b)
    return None


def _issuer(s: Sentence, a: int, core_end: int, b: int) -> str | None:
    """Return the body that a document comes from ("a report by X", "X's report")."""
    if core_end < b and s.tokens[core_end].low in ("from", "by", "of"):
        end = next((i for i in range(core_end + 1, b) if s.tags[i] in "I," and s.tokens[i].low != "of"), b)
        return bare(_text(s, core_end + 1, end)) or None if s.tags[core_end + 1 : end][:1] != "X" and "P" in s.tags[core_end + 1 : end] else None
    owner = next((i for i in range(core_end - 1, a, -1) if s.tags[i] == "K"), 0)
    return bare(_text(s, a, owner)) or None if owner and "P" in s.tags[a:owner] else None


def _owner(s: Sentence, a: int, core_end: int, b: int) -> str | None:
    """Return the body that someone without a name speaks for ("a spokesperson for the embassy", "a ministry official")."""
    if core_end < b and s.tokens[core_end].low in OWNING:
        end = next((i for i in range(core_end + 1, b) if s.tokens[i].low in PLACES and s.tags[i] == "I"), b)
        return bare(_text(s, core_end + 1, end)) or None
    before = bare(_text(s, a, core_end - 1)) if core_end - 1 > a else ""
    words = [w for w in before.split() if w.lower() not in ("senior", "top", "former", "unnamed", "anonymous", "other", "local")]
    return (
        POSSESSIVE.sub("", " ".join(words)) or None
        if words and ("P" in s.tags[a : core_end - 1] or POSSESSIVE.sub("", words[-1].lower()) in named("government") | named("company"))
        else None
    )


def _worth(title: str | None) -> str | None:
    """Return a title that says what somebody does; "Mr" does not."""
    return None if title and title.lower().rstrip(".") in named("honorific") else title
