"""Assertions as linking compares them: concepts with weights, and the slots that decide."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Literal

from headwater.link.clocks import clocks
from headwater.link.meaning import Meaning, meant_by
from headwater.link.nations import all_names, nation_at
from headwater.link.opposed import sides
from headwater.link.tongues import denies, foreign, foreign_weight, meaning, scale
from headwater.link.words import Word, class_of, class_of_several, class_weight, fold, is_negation, is_number, is_stop, weight, words
from headwater.model import Article, Assertion, Figure, Reading, SectionKind, Statement, Status, Utterance, noun
from headwater.text.romanise import frame

StanceGroup = Literal["says", "denies", "declines"]
READ = ("headline", "standfirst", "body", "caption")
"""Sections whose assertions are the story; what stands in related headlines and furniture makes no claims."""
LONGEST = 60
"""Words of an assertion that are compared; a proposition of more is not one."""
NATION_WEIGHT = 0.35
RARE = 0.7
"""Weight of an opening word with a capital from which it is taken for a name."""
NAME_WEIGHT = 0.75
BEHIND = 40
"""Characters behind a number in which its scale stands ("560 Millionen")."""
UNSCALED = 10_000
"""A larger value has its scale in it already."""
SHORTEST_FRAME = 3
"""Consonants of a place's name that tell it from others in another language's letters."""
_CURRENCY = re.compile("[A-Z]{3}")
FIGURE_WEIGHT = 1.0
"""Weight of a figure; one of unknown kind tells no more than a country."""


@noun
class Amount:
    """A figure made comparable: what is counted, its range, whether the words leave it open ("about"), and on which side they bound it.

    `bound` is 1 where the value is the least ("more than"), -1 where it is the most ("up to"), else 0.
    """

    kind: str
    low: float
    high: float
    open: bool
    bound: int = 0
    money: bool = False


@noun
class Proposition:
    """One assertion with all that comparing needs; `features` are sorted by name."""

    assertion: Assertion
    statement: Statement
    article: Article
    utterance_id: str | None
    speaker: str | None
    named: bool
    spoken: str | None
    features: tuple[tuple[str, float], ...]
    keys: frozenset[str]
    weights: Mapping[str, float]
    mass: float
    actions: frozenset[str]
    sides: frozenset[int]
    nations: frozenset[str]
    names: frozenset[str]
    places: frozenset[str]
    countries: frozenset[str]
    sites: frozenset[str]
    codes: frozenset[str]
    amounts: tuple[Amount, ...]
    event_days: frozenset[str]
    clocks: frozenset[int]
    negated: bool
    meaning: Meaning
    frames: tuple[str, ...] = ()
    twins: frozenset[str] = frozenset()

    @property
    def id(self) -> str:
        """The assertion's id."""
        return self.assertion.id

    @property
    def position(self) -> SectionKind:
        """The kind of section that it stands in."""
        return self.statement.position

    @property
    def status(self) -> Status:
        """The status of the event as the source has it."""
        return self.assertion.status

    @property
    def distanced(self) -> bool:
        """Whether the source is not sure, or the article does not vouch for it."""
        return bool(self.assertion.hedge or self.assertion.distanced or self.assertion.stance == "speculates")

    @property
    def narration(self) -> bool:
        """Whether the article says it in its own voice."""
        return self.statement.mode == "narration"

    @property
    def stance(self) -> StanceGroup:
        """Whether the source says so, denies it, or will not say."""
        if self.assertion.stance == "denies":
            return "denies"
        return "says" if self.assertion.stance in ("asserts", "speculates") else "declines"


def propositions(readings: Sequence[Reading], utterances: Sequence[Utterance]) -> tuple[Proposition, ...]:
    """Return the story's assertions as propositions, sorted by id."""
    spoken = {a: u for u in utterances for a in u.assertion_ids}
    found = []
    for reading in readings:
        statements = {s.id: s for s in reading.extraction.statements}
        for assertion in reading.extraction.assertions:
            statement = statements.get(assertion.statement_id)
            if statement and statement.position in READ:
                found.append(proposition(reading.article, statement, assertion, spoken))
    return tuple(sorted(found, key=lambda p: p.id))


def proposition(article: Article, statement: Statement, assertion: Assertion, spoken: Mapping[str, Utterance]) -> Proposition:
    """Return one assertion made comparable."""
    utterance = spoken.get(assertion.id)
    concepts, nations, names, negated = _concepts(article, assertion)
    amounts = tuple(a for a in (amount(f, foreign(article.language), article.text[f.span.end : f.span.end + BEHIND]) for f in assertion.figures) if a)
    places = frozenset(fold(p.name) for p in assertion.places)
    for a in amounts:
        concepts[f"#{a.kind} {a.high:g}"] = FIGURE_WEIGHT if a.kind != "?" else NATION_WEIGHT
    return Proposition(
        assertion=assertion,
        statement=statement,
        article=article,
        utterance_id=utterance.id if utterance else None,
        speaker=(utterance.institution_id or utterance.speaker_id) if utterance else None,
        named=utterance.named if utterance else False,
        spoken=utterance.time if utterance else None,
        features=tuple(sorted(concepts.items())),
        keys=frozenset(concepts),
        weights=concepts,
        mass=sum(w for _, w in sorted(concepts.items())),
        actions=frozenset(c for c in concepts if c.startswith("!")),
        sides=sides(concepts),
        nations=frozenset(nations),
        names=frozenset(names),
        places=places,
        countries=places & _countries(),
        sites=places - _countries(),
        codes=frozenset(p.country for p in assertion.places if p.country),
        amounts=amounts,
        event_days=frozenset(t.value for t in assertion.times if t.of == "event" and len(t.value) == 10),
        clocks=clocks(assertion.span.text),
        negated=negated,
        frames=tuple(sorted({f for name in places - _countries() if len(f := frame(name)) >= SHORTEST_FRAME})),
        meaning=meant_by(words(article.text, assertion.span.start, assertion.span.end)[:LONGEST], article.language),
    )


def _concepts(article: Article, assertion: Assertion) -> tuple[dict[str, float], set[str], set[str], bool]:
    """Return concepts with weights, countries, proper names and whether the proposition is negated."""
    found = words(article.text, assertion.span.start, assertion.span.end)[:LONGEST]
    language = foreign(article.language)
    numbers = [(f.span.start, f.span.end) for f in assertion.figures]
    concepts: dict[str, float] = {}
    nations: set[str] = set()
    names: set[str] = set()
    negated, at = False, 0
    while at < len(found):
        word, step = found[at], 1
        nation = nation_at(found, at)
        if nation:
            concepts["=" + nation.code], step = NATION_WEIGHT, nation.length
            nations.add(nation.code)
            if nation.by == "capital":
                concepts[word.stem] = NATION_WEIGHT
        elif denies(language, word.text) if language else is_negation(fold(word.text)):
            negated = not negated
        elif not is_stop(word.stem) and not is_stop(fold(word.text)) and not _counted(word, numbers) and not word.text.isdigit():
            concept, told, step = _concept(found[at : at + 3], language, opening=at == 0)
            if told:
                concepts[concept] = told
            if concept[0] == "=":
                nations.add(concept[1:])
            if word.text[0].isupper() and concept[0] not in "!~=" and (at or told > RARE):
                names.add(concept)
                concepts[concept] = min(told, NAME_WEIGHT)
        at += step
    return concepts, nations, names, negated


def _counted(word: Word, numbers: Sequence[tuple[int, int]]) -> bool:
    """Tell whether a word belongs to a number of a figure; what is counted is a word like any other."""
    return is_number(fold(word.text)) and any(s <= word.start < e for s, e in numbers)


def _concept(ahead: Sequence[Word], language: str | None, *, opening: bool) -> tuple[str, float, int]:
    """Return the concept that the words begin with, how much it tells, and how many words it takes."""
    stems = tuple(w.stem for w in ahead)
    if language:
        concept = meaning(language, ahead[0].text)
        if concept is None:
            return stems[0], foreign_weight(language, ahead[0].text, opening=opening), 1
        return concept, _told(concept), 1
    for length in (3, 2):
        if len(stems) >= length and (label := class_of_several(stems[:length])):
            return label, class_weight(label), length
    concept = class_of(stems[0]) or stems[0]
    return concept, _told(concept), 1


def _told(concept: str) -> float:
    return NATION_WEIGHT if concept[0] == "=" else class_weight(concept) if concept[0] in "!~" else weight(concept)


def amount(figure: Figure, language: str | None = None, behind: str = "") -> Amount | None:
    """Return a figure made comparable, None where it has no value. Units and populations of one class count as one kind."""
    values = [v for v in (figure.low, figure.value, figure.high) if v is not None]
    if not values or (language and max(values) == 1 and not is_number(fold(figure.span.text))):
        return None  # "un", "una": more often an article than a number
    counted = (figure.unit or figure.population or "").split()
    kind, times = "?", 1.0
    if language and max(values) < UNSCALED:
        following = [w.text for w in words(figure.span.text)[1:2]] + [w.text for w in words(behind)[:1]] + counted[:1]
        times = max((scale(language, w) for w in following), default=1.0)
        counted = [w for w in (*counted, *(w.text for w in words(behind)[1:2])) if scale(language, w) == 1.0]
    if counted:
        known = meaning(language, counted[-1]) if language else None
        kind = known or class_of(fold_unit(counted[-1])) or fold_unit(counted[-1])
    bound = (figure.low is not None and figure.high is None) - (figure.high is not None and figure.low is None) if figure.modifier else 0
    many = bool(figure.modifier) or len(set(values)) > 1
    return Amount(
        kind=kind, low=min(values) * times, high=max(values) * times, open=many, bound=bound, money=bool(_CURRENCY.fullmatch(figure.unit or ""))
    )


@cache
def _countries() -> frozenset[str]:
    return frozenset(fold(n) for n in all_names())


def fold_unit(unit: str) -> str:
    """Return a unit or population as it is compared."""
    found = words(unit)
    return found[-1].stem if found else fold(unit)
