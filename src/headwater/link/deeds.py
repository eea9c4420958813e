"""Deeds: the actions that an assertion states, each with who acts, whom or what that befalls, and what stands behind it."""

from __future__ import annotations

from collections.abc import Sequence

from headwater.link.cast import Item
from headwater.link.parts import Language
from headwater.link.propositions import Proposition
from headwater.link.tongues import foreign
from headwater.link.words import Word, fold, words
from headwater.model import Span, noun
from headwater.text.tagged import Tagged, tagged

VERBAL = "VZTEG"
NEAR = 60
"""Characters behind a verb in which its object begins, where the frame does not name it."""
AGENT = 40
"""Characters behind a participle in which "by" and who acts stand."""
CLOSE = 4
"""Characters between a noun and the participle that belongs to it ("drones, made by ...")."""


@noun
class Deed:
    """One action word of an assertion: who acts, whom or what that befalls, all items, and whether the word is a verb."""

    p: Proposition
    of: Language
    word: Word
    label: str
    verb: bool
    actor: Item | None
    """Who acts; None where nobody is named."""
    subject: str | None
    """Whom the statement spoke of before, where the assertion says "they"."""
    objects: tuple[Item, ...]
    items: tuple[Item, ...]
    words: tuple[Word, ...]
    passive: bool
    tags: Tagged | None
    complement: Span | None
    """The words that say whom or what it befalls."""

    @property
    def doer(self) -> str | None:
        """The entity that acts."""
        if self.actor:
            return self.actor.entity_id if self.actor.people else None
        return self.subject

    @property
    def tail(self) -> tuple[Item, ...]:
        """What stands behind the action word; all but the actor where the language puts verbs last."""
        if self.of.code in ("ko", "de"):
            return tuple(i for i in self.items if i != self.actor)
        return tuple(i for i in self.items if i.start >= self.word.end and i != self.actor)

    def behind(self) -> Word | None:
        """Return the word behind the action word."""
        return next((w for w in self.words if w.start >= self.word.end), None)


@noun
class _Told:
    """What every deed of one assertion shares."""

    p: Proposition
    of: Language
    items: tuple[Item, ...]
    words: tuple[Word, ...]
    tags: Tagged | None
    subject: str | None


def deeds(p: Proposition, of: Language, items: Sequence[Item], subject: str | None) -> list[Deed]:
    """Return the deeds of an assertion in order; `subject` is whom its statement spoke of before."""
    span = p.assertion.span
    found = tuple(words(p.article.text, span.start, span.end))
    acting = [(word, label) for word in found if (label := of.action(word)) and not _is_part(p.article.text, word, of)]
    if not acting:
        return []
    tags = None if foreign(p.article.language) else tagged(p.article.text, span.start, span.end)
    told = _Told(p=p, of=of, items=tuple(items), words=found, tags=tags, subject=subject if _leans(p, of, found) else None)
    return [_deed(told, word, label) for word, label in acting]


def _is_part(text: str, word: Word, of: Language) -> bool:
    """Tell whether a word is no action of its own: the end of a compound ("Norwegian-made"), or somebody who teaches."""
    return (word.start > 0 and text[word.start - 1] == "-") or of.has("teachers", word.text)


def _deed(told: _Told, word: Word, label: str) -> Deed:
    verb, complement = True, None
    if told.tags is None:
        actor, objects, passive = _by_order(told.of, word, told.items, told.words)
    else:
        at = told.tags.index(word.start)
        main = told.p.assertion.frame.action
        verb = told.tags.tags[at : at + 1] in VERBAL or bool(main and main.start <= word.start < main.end) or _goes_on(told.tags, at)
        verb = verb and not _describes(told.tags, at)
        actor, objects, passive, complement = _by_frame(told.p, word, told.items, verb=verb)
    return Deed(
        p=told.p,
        of=told.of,
        word=word,
        label=label,
        verb=verb,
        actor=actor,
        subject=told.subject if actor is None else None,
        objects=objects,
        items=told.items,
        words=told.words,
        passive=passive,
        tags=told.tags,
        complement=complement,
    )


def _goes_on(tags: Tagged, at: int) -> bool:
    """Tell whether a word in -ing stands behind a form of "be", whatever its tag: "troops are training in Tull"."""
    return at > 0 and tags.tokens[at].low.endswith("ing") and tags.tokens[at - 1].low in ("is", "are", "was", "were", "been", "be")


def _describes(tags: Tagged, at: int) -> bool:
    """Tell whether a participle belongs to the noun behind it: "a hacking group", "the stolen key"."""
    return at > 0 and tags.tags[at] in "GE" and tags.tags[at - 1] in "DJ" and tags.tags[at + 1 : at + 2] in ("N", "P")


def _leans(p: Proposition, of: Language, found: Sequence[Word]) -> bool:
    """Tell whether the assertion says "they" or "the company", or names nobody who acts."""
    actor = p.assertion.frame.actor
    if foreign(p.article.language):
        return bool(found) and of.has("generic", found[0].text)
    if actor is None:
        return True
    told = [fold(w.text) for w in words(p.article.text, actor.start, actor.end)]
    return bool(told) and len(told) <= 2 and of.has("generic", told[-1])


def _by_frame(p: Proposition, word: Word, items: tuple[Item, ...], *, verb: bool) -> tuple[Item | None, tuple[Item, ...], bool, Span | None]:
    """Return who acts, on whom, whether it is told the other way round, and the words for whom, by the frame where the word is its verb."""
    frame = p.assertion.frame
    agent = _agent(word, items) if verb else None
    if frame.action and frame.action.start <= word.start < frame.action.end:
        told = [i for i in items if frame.target and frame.target.start <= i.start and i.end <= frame.target.end and i.part in ("", "beside")]
        ahead = _head([i for i in items if frame.actor and frame.actor.start <= i.start and i.end <= frame.actor.end])
        if agent and ahead is None:
            ahead = agent
        passive = bool(frame.target and frame.target.end <= word.start)
        return ahead, tuple(told) or (() if passive else _next(word, items)), passive, frame.target
    if agent:
        own = [i for i in items if i.end <= word.start and word.start - i.end <= CLOSE + len(" which is ")][-1:]
        befallen = own or [i for i in items if i.kind == "party" and i.part == "" and i.people and i.end <= word.start][:1]
        return agent, tuple(befallen), True, None
    return _head([i for i in items if i.end <= word.start]), _next(word, items), False, None


def _head(items: Sequence[Item]) -> Item | None:
    """Return who a subject is: its party that no preposition leads, the last where several stand side by side ("its owner Acme")."""
    free = [i for i in items if i.kind == "party" and i.part == "" and (i.people or i.armed)]
    return free[-1] if free else None


def _agent(word: Word, items: Sequence[Item]) -> Item | None:
    """Return the party behind "by"."""
    return next((i for i in items if i.kind == "party" and i.part == "by" and word.end <= i.start <= word.end + AGENT), None)


def _next(word: Word, items: Sequence[Item]) -> tuple[Item, ...]:
    """Return what stands behind a verb without a preposition, as far as that goes."""
    found: list[Item] = []
    for i in items:
        if i.start >= word.end:
            if i.part != "" or i.start - (found[-1].end if found else word.end) > NEAR:
                break
            found.append(i)
    return tuple(found)


def _by_order(of: Language, word: Word, items: tuple[Item, ...], found: Sequence[Word]) -> tuple[Item | None, tuple[Item, ...], bool]:
    """Return who acts, on whom, and whether it is told the other way round, by the order of words and by endings."""
    parties = [i for i in items if i.kind == "party"]
    agent = next((i for i in parties if i.part == "by"), None)
    if agent and any(of.has("passive", w.text) for w in found):
        return agent, tuple(i for i in items if i.part == ""), True
    if of.behind:
        subjects = [i for i in parties if i.part == "subject"]
        actor = subjects[-1] if subjects else next((i for i in parties if i.part == "" and i.end <= word.start), None)
        return actor, tuple(i for i in items if i.part == "object" or (i.part == "" and i != actor and i.kind == "equipment")), False
    ahead = [i for i in parties if i.part == "" and i.end <= word.start]
    actor = ahead[0] if ahead else None
    objects = tuple(i for i in items if i.part == "" and i != actor and (of.code == "de" or i.start >= word.end))
    return actor, objects, False
