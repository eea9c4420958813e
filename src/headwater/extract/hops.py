"""From the words that name a source to a hop: role, name, title, organisation."""

from __future__ import annotations

from bisect import bisect_left

from headwater.extract import inflected_sources, persons
from headwater.extract.cues import named
from headwater.extract.media import role_of
from headwater.extract.particled_sources import described
from headwater.extract.phrases import Sentence
from headwater.extract.runs import NOT_A_NAME, listed
from headwater.extract.stretches import text
from headwater.extract.who import Named, bare
from headwater.model import Mention, Role
from headwater.text.outlets import agency_named

Range = tuple[int, int]
PARTNERS = frozenset({"partner", "affiliate", "station", "site", "tabloid", "agency"})
"""What may stand before an outlet's name to say what it is ("the Lantern's partner Ordan Herald")."""
OBJECTS = {"him": "he", "her": "she", "them": "they"}


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
    named_person = persons.person(head, tags, apposition, s, mentions) or persons.well_known(head)
    if named_person:
        return persons.heading(named_person, apposition)
    if (called := persons.named_after_title(s, a, head_end, b, mentions)) is not None:
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
    return text(s, (a, b))


def is_outlet(name: str) -> bool:
    """Tell whether a name is an outlet's: a well-known one, full or short ("BBC"), or one whose words say so."""
    return role_of(name) == "outlet"


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
    stop = next((i for i in range(k + 1, b) if s.tokens[i].low in persons.PLACES and s.tags[i] == "I"), b)
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
        return Named("unnamed", whole, _text(s, core_end - 1, core_end), persons.owner(s, a, core_end, b), kind=head)
    if (office := _office(s, a, core_end)) is not None:
        return Named("unnamed", whole, _text(s, *office), persons.owner(s, a, core_end, b), kind=s.tokens[office[1] - 1].low)
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
