"""Who "he", "the group" or a bare surname is, from what the article said before."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass, field

from headwater.extract.cues import listed as listed_cues
from headwater.extract.cues import named
from headwater.extract.generic import unnamed
from headwater.extract.runs import listed
from headwater.extract.who import Named
from headwater.model import MEDIA, Mention, Role
from headwater.text import declined
from headwater.text.lexicon import words
from headwater.text.nations import nations
from headwater.text.patterns import either

NEAR_THE_BEGINNING = 45
"""Code points from a sentence's beginning within which a name is taken for its subject."""
NEAR = 600
"""Code points behind a name within which a pronoun may stand for it."""
INDEFINITE = re.compile(r"^(?:an?|some|several|many|other|unnamed)\s", re.IGNORECASE)
OF_THOSE = re.compile(rf"(?P<some>\w+) of (?:{either(listed_cues('those_meant'))})$", re.IGNORECASE)
"""Some of the people spoken of before: "two of them"."""
GROUP_NAMED = re.compile(
    r"\b(?:group|gang|collective|crew|militia)s?(?:\s+(?:is|was|that is|which is))?"
    r"(?:\s+(?:named|called|dubbed|known as|calling itself))?,?\s+[\"“‘']?(?P<name>[A-Z][\w-]+(?:\s[A-Z][\w-]+)?)"
)
NAME_OF_GROUP = re.compile(
    r"(?<![\w-])(?P<name>[A-Z][\w-]+(?:\s[A-Z][\w-]+)?),?\s+(?:the|a|an)\s+(?:[\w-]+\s+){0,3}(?:group|gang|collective|crew|militia)\b(?!['’-])"
)
GROUP_AFTER = re.compile(
    r"\b[Tt]he\s+(?:[a-z]+\s+)?(?P<name>[A-Z][\w-]+(?:\s[A-Z][\w-]+)?)\s+(?:gang|group|collective|crew|militia|hackers|rebels)\b"
)


OPENING_DOCUMENT = re.compile(r"(?:The|This|That|Its|Their|His|Her) (?P<name>(?P<kind>[a-z-]{3,20}))(?=,| [a-z])")
"""A noun phrase in small letters that opens a sentence; only the shortest is tried."""
ANSWER = re.compile(rf"^[ \t]*(?:{either(listed_cues('answer_labels'))}):", re.MULTILINE | re.IGNORECASE)


@dataclass(slots=True)
class Memory:
    """The sources met so far in one article, newest last, and the names that the article holds."""

    text: str
    mentions: tuple[Mention, ...]
    sources: list[Named] = field(default_factory=list)
    documents: list[tuple[str, Named]] = field(default_factory=list)
    groups: tuple[str, ...] = ()
    sentences: tuple[tuple[int, int], ...] = ()
    spoke_at: list[int] = field(default_factory=list)
    media: list[Named] = field(default_factory=list)
    """Agencies and outlets that passed something on."""
    personal: dict[str, bool] = field(default_factory=dict)
    """Which bare names are persons', as far as asked."""

    def meet(self, source: Named, channel: str | None, at: int) -> None:
        """Remember a source that has spoken, where, and the document it spoke through."""
        if not source.pronoun:
            self.spoke_at.append(at)
            self.sources.append(source)
            if channel:
                self.documents.append((channel.lower(), source))


def begin(text: str, mentions: tuple[Mention, ...], sentences: tuple[tuple[int, int], ...]) -> Memory:
    """Return the memory with which an article is read."""
    groups = [m.name for m in mentions if m.kind == "group"]
    head = text[:20000]
    for pattern in (GROUP_NAMED, NAME_OF_GROUP):
        groups += [f["name"] for f in pattern.finditer(head) if f["name"].split()[0].lower() not in words("sentences", "openers")]
    groups += [f["name"] for f in GROUP_AFTER.finditer(head) if f["name"] not in nations().demonyms and f["name"] not in nations().names]
    return Memory(text, mentions, groups=tuple(dict.fromkeys(groups)), sentences=sentences)


def resolve(source: Named, written: str, at: int, memory: Memory) -> tuple[Named, str | None]:
    """Return who a source is, and the reason where that is inferred from another sentence."""
    if source.pronoun:
        return _pronoun(source, at, memory)
    if (inflected := _surname(source, memory)) is not None:
        return inflected, None
    if (whole := OF_THOSE.match(written)) is not None:
        return _some_of(source, whole["some"], memory)
    if (full := _full_name(source, memory)) is not None:
        return full, None
    definite = re.match(r"(?:the|this|that|these|those|its|their)\s", written, re.IGNORECASE) is not None
    if source.kind in named("group") or source.kind in ("hackers", "attackers", "rebels"):
        return _group(source, written, memory)
    if source.role == "document" and source.kind and (definite or written.lower().startswith(("a ", "an ")) is False):
        return _document(source, written, memory)
    if definite and source.kind:
        return _definite(source, memory)
    if source.role == "organisation" and not source.kind and unnamed(source) is source and _personal(source.name, memory):
        return source._replace(role="person"), None
    return source, None


def _surname(source: Named, memory: Memory) -> Named | None:
    """Return the person of whose name in Cyrillic letters a source has but the surname, in whatever case ("Бондура" is "Яким Бондур")."""
    if source.role != "unnamed" or not declined.cyrillic(source.name) or not source.name[:1].isupper() or " " in source.name:
        return None
    stem = declined.stem(source.name)
    for other in reversed(memory.sources):
        if other.role == "person" and " " in other.name and declined.stem(other.name.split()[-1]) == stem:
            return other
    for m in memory.mentions:
        if m.kind == "person" and " " in m.name and declined.stem(m.name.split()[-1]) == stem:
            return _person(m)
    return None


def _some_of(source: Named, some: str, memory: Memory) -> tuple[Named, str | None]:
    """Return "two of them" with those of whom they are two, where several people without a name have spoken before."""
    for other in reversed(memory.sources):
        if other.role == "unnamed" and (other.kind in named("plural_unnamed") or (other.kind or "").removesuffix("s") in named("person")):
            return other._replace(name=f"{some.lower()} of {other.name}"), f'"{source.name}" are some of those named before'
    return source, None


def _personal(name: str, memory: Memory) -> bool:
    """Tell whether a bare name is a person's: a word for "he" or "she" follows it before any other name, somewhere in the article."""
    if not name.isalpha() or name.isupper() or name in nations().names or name in listed("single_bodies"):
        return False
    if any(m.name == name and m.kind in ("place", "outlet") for m in memory.mentions):
        return False
    if name not in memory.personal:
        cue = either(named("personal"))
        pattern = re.compile(
            rf"\b{re.escape(name)}(?:['’]s)?,? (?:[^.!?\n“”\"A-Z]{{0,60}}\b(?:{cue}|who)\b|[^.!?\nA-Z]{{0,80}}\. (?:{cue}) (?i:said|added)\b)"
        )
        memory.personal[name] = pattern.search(memory.text[:20000]) is not None
    return memory.personal[name]


def _pronoun(source: Named, at: int, memory: Memory) -> tuple[Named, str | None]:
    pronoun = source.pronoun or ""
    if pronoun == "answer":
        asked = interviewed(memory.text, memory.mentions)
        return (_person(asked), f'"{source.name}" is who is interviewed') if asked else (source._replace(pronoun=None), None)
    if pronoun == "it" and (document := _document_before(at, memory)) is not None:
        return document, f'"{source.name}" is the document that the sentence before speaks of'
    people = pronoun in ("he", "she")
    if people and (subject := _subject_before(at, memory)) is not None:
        return subject, f'"{source.name}" is who the sentence before speaks of'
    wrong = named("female") if pronoun == "he" else named("male") if pronoun == "she" else frozenset[str]()
    for other in reversed(memory.sources):
        title = (other.title or "").lower()
        if people and (other.role == "person" or (other.role == "unnamed" and other.kind in named("unnamed"))) and title not in wrong:
            return other, f'"{source.name}" is the speaker named before'
        if pronoun == "it" and other.role in ("organisation", "group", "document", "outlet", "agency"):
            return other, f'"{source.name}" is the body named before'
        if pronoun in ("they", "who") and (other.role in ("group", "organisation") or other.kind in named("plural_unnamed")):
            return other, f'"{source.name}" are those named before'
    if pronoun == "they" and memory.sources and memory.sources[-1].role == "unnamed" and at - memory.spoke_at[-1] < NEAR:
        return memory.sources[-1], f'"{source.name}" are those who spoke last'
    kinds = ("person",) if people else ("organisation", "group", "outlet") if pronoun in ("it", "they") else ()
    for m in reversed([m for m in memory.mentions if m.kind in kinds and m.span.end <= at and at - m.span.end < NEAR]):
        role: Role = "person" if m.kind == "person" else "group" if m.kind == "group" else "organisation"
        return Named(role, m.name, m.title, m.organisation), f'"{source.name}" is the last one named before'
    return source, None


def interviewed(text: str, mentions: tuple[Mention, ...]) -> Mention | None:
    """Return the first mention of who is interviewed: the person whom the words before the first answer name most often."""
    found = ANSWER.search(text)
    end = found.start() if found else len(text)
    people = [m for m in mentions if m.kind == "person" and m.span.end <= end]
    counts = Counter(m.name for m in people)
    most = max(counts.values(), default=0)
    return next((m for m in people if counts[m.name] == most), None)


def _person(m: Mention) -> Named:
    return Named("person", m.name, m.title, m.organisation)


def _subject_before(at: int, memory: Memory) -> Named | None:
    """Return the person with whom the sentence before began, where nobody has spoken since."""
    i = bisect_right(memory.sentences, (at, len(memory.text) + 1)) - 2
    if i < 0 or (memory.spoke_at and memory.spoke_at[-1] >= memory.sentences[i][0]):
        return None
    start, end = memory.sentences[i]
    for m in memory.mentions:
        if m.kind == "person" and start <= m.span.start < end:
            return Named("person", m.name, m.title, m.organisation) if m.span.start - start <= NEAR_THE_BEGINNING else None
    return None


def _document_before(at: int, memory: Memory) -> Named | None:
    """Return the document with which the sentence before began ("The letter runs to two pages. It says ..."), where nobody has spoken since."""
    i = bisect_right(memory.sentences, (at, len(memory.text) + 1)) - 2
    if i < 0 or (memory.spoke_at and memory.spoke_at[-1] >= memory.sentences[i][0]):
        return None
    start, end = memory.sentences[i]
    found = OPENING_DOCUMENT.match(memory.text, start, min(end, start + NEAR_THE_BEGINNING))
    return Named("document", found["name"], kind=found["kind"].lower()) if found and found["kind"].lower() in named("document") else None


def _full_name(source: Named, memory: Memory) -> Named | None:
    """Return the person or body of which a name is the short form."""
    parts = source.name.replace("’s", "").split()
    if not parts or source.role not in ("person", "organisation", "group") or (source.kind and source.role != "person"):
        return None
    for other in reversed(memory.sources):
        if other.role == "person" and other.name != source.name and len(parts) == 1 and parts[0] in other.name.split()[-2:] and not source.pronoun:
            return other
    best: Mention | None = None
    for m in memory.mentions:
        if (
            m.kind == "person"
            and len(m.name.split()) > len(parts)
            and m.name.split()[-len(parts) :] == parts
            and (best is None or len(m.name) > len(best.name))
        ):
            best = m
    if best is None and len(parts) == 1:
        best = next((m for m in memory.mentions if m.kind == "person" and _surname_first(m.name, parts[0])), None)
    if best is None and any(m.kind in ("place", "organisation", "outlet") and m.name == source.name for m in memory.mentions):
        return None
    if best is None and source.role == "organisation" and len(parts) == 1 and (titled := _titled(parts[0], memory)):
        return titled
    if best is None and source.role == "organisation" and len(parts) == 1:
        pattern = re.compile(rf"\b[A-Z][\w'’-]+\s(?:[A-Z]\.\s)?{re.escape(parts[0])}\b(?=,\s|\s\(|\s(?:said|says|told))")
        found = pattern.search(memory.text[:20000])
        if (
            found
            and found[0].split()[0].lower() not in words("sentences", "openers")
            and found[0].split()[0].lower().rstrip(".") not in named("person")
        ):
            return Named("person", found[0])
        return None
    if best is None:
        return None
    return Named("person", best.name, source.title or best.title, source.organisation or best.organisation)


def _surname_first(name: str, part: str) -> bool:
    """Tell whether a name begins with its surname, as Korean ones do ("Bang Ki-seok")."""
    words_ = name.split()
    return len(words_) == 2 and words_[0] == part and "-" in words_[1] and words_[1].split("-")[1][:1].islower()


def _titled(name: str, memory: Memory) -> Named | None:
    """Return the person whom the article gives a title before the same name ("President Lind")."""
    for found in re.finditer(rf"\b([A-Z][a-z]+)\.?\s{re.escape(name)}\b", memory.text[:20000]):
        title = found[1]
        if title.lower() in named("person"):
            return Named("person", name, None if title.lower() in named("honorific") else title)
    return None


def _group(source: Named, written: str, memory: Memory) -> tuple[Named, str | None]:
    earlier = next((o for o in reversed(memory.sources) if o.role == "group" and not o.kind), None)
    if earlier:
        return earlier, f'"{written}" is the group named before'
    last = memory.sources[-1] if memory.sources else None
    if last and source.kind == "group" and last.role == "organisation" and not last.kind and not _governs(last.name.lower()) and " " in last.name:
        return last, f'"{written}" is the body that spoke last'
    candidates = [o for o in memory.groups if not INDEFINITE.match(o) and o not in nations().names]
    if candidates:
        return Named("group", candidates[0]), f'"{written}": the one group that the article names'
    earlier = next(
        (o for o in reversed(memory.sources) if o.role == "group" or (o.role == "organisation" and not o.kind and not _governs(o.name.lower()))), None
    )
    if earlier and not INDEFINITE.match(written):
        return earlier, f'"{written}" is the group spoken of before'
    return source, None


def _document(source: Named, written: str, memory: Memory) -> tuple[Named, str | None]:
    """Return the owner of "the filing", "the post": who spoke through one before."""
    kind = source.kind or ""
    for channel, owner in reversed(memory.documents):
        if kind in channel or (kind == "filing" and channel.endswith("filing")):
            return owner._replace(channel=source.name), f'"{written}" is that through which {owner.name} spoke'
    if kind in ("post", "message", "posts", "listing") and written.lower().startswith(("the", "their", "its")):
        group = next((o for o in reversed(memory.sources) if o.role == "group" or o.kind in ("hackers", "attackers", "rebels")), None)
        if group:
            return group._replace(channel=source.name), f'"{written}" is taken for that of {group.name}'
    return source, None


def _definite(source: Named, memory: Memory) -> tuple[Named, str | None]:
    kind = (source.kind or "").removesuffix("s")
    for other in reversed(memory.media if kind in named("media_suffix") else memory.sources):
        title, name = (other.title or "").lower(), other.name.lower()
        people = other.role in ("person", "unnamed")
        if kind in named("person") and people and (kind in title or kind in name or kind == "official"):
            return other, f'"the {source.kind}" is the one named before'
        if kind in named("company") and other.role == "organisation" and not _governs(name):
            return other, f'"the {source.kind}" is the body named before'
        if kind in named("media_suffix") and other.role in MEDIA and not other.kind:
            return other, f'"the {source.kind}" is the one named before'
        if kind in named("government") | named("organisation") and other.role == "organisation" and kind in name:
            return other, f'"the {source.kind}" is the body named before'
    if kind in ("agency", "wire") and (passed := next((m for m in reversed(memory.media) if m.role == "agency"), None)):
        return passed, f'"the {source.kind}" is the one that passed something on before'
    if kind in named("company"):
        for m in memory.mentions:
            if m.kind == "organisation" and not _governs(m.name.lower()):
                return Named("organisation", m.name), f'"the {source.kind}" is taken for the first company named'
    return source, None


def _governs(name: str) -> bool:
    return any(w in named("government") for w in re.findall(r"\w+", name))
