"""How an article relates to others, with their passages side by side and what differs marked."""

from __future__ import annotations

from difflib import SequenceMatcher

from headwater.model import AlignedPair, Article, Relation, RelationKind, noun
from headwater.present.views.index import Index, article_title, outlet_name
from headwater.present.views.passages import Passage, article_href, evidence_passage, evidence_passages
from headwater.present.views.words import RELATION_WORDS

MAX_PAIRS = 40
"""Pairs shown side by side."""
MAX_WORDS = 300
"""Words of a passage that are compared one by one; comparing takes time with the square of this."""


@noun
class DiffPart:
    """A run of words, and whether the other passage lacks it."""

    text: str
    changed: bool


@noun
class PairView:
    """Two passages that say the same, side by side."""

    left: Passage
    right: Passage
    left_parts: tuple[DiffPart, ...]
    right_parts: tuple[DiffPart, ...]


@noun
class RelationView:
    """One relation of an article, seen from it."""

    id: str
    kind: RelationKind
    sentence: str
    other: str
    href: str | None
    contained: str
    swaps: tuple[tuple[str, str], ...]
    direction_basis: str | None
    reason: str
    pairs: tuple[PairView, ...]
    pairs_left_out: int
    passages: tuple[Passage, ...]


def relation_views(index: Index, article: Article) -> tuple[RelationView, ...]:
    """Return an article's relations: where it stems from first, then what stems from it."""
    mine = [r for r in index.relations if r.article_id == article.id]
    theirs = [r for r in index.relations if r.of_article_id == article.id and r.article_id != article.id]
    return tuple(_view(index, r, mine=True) for r in mine) + tuple(_view(index, r, mine=False) for r in theirs)


def _view(index: Index, relation: Relation, *, mine: bool) -> RelationView:
    other = index.articles.get((relation.of_article_id if mine else relation.article_id) or "")
    pairs = [v for p in relation.alignment[:MAX_PAIRS] if (v := _pair(index, p))]
    return RelationView(
        id=relation.id,
        kind=relation.kind,
        sentence=_sentence(relation, mine=mine),
        other=f"{outlet_name(other)}: {article_title(other)}" if other else relation.of_outlet or "an article that is not in this dossier",
        href=article_href(other.id) if other else None,
        contained=_contained(relation, mine=mine),
        swaps=tuple((s.before, s.after) for s in relation.swaps),
        direction_basis=relation.direction_basis,
        reason=relation.reason,
        pairs=tuple(pairs),
        pairs_left_out=max(0, len(relation.alignment) - MAX_PAIRS),
        passages=evidence_passages(index, relation.evidence),
    )


def _sentence(relation: Relation, *, mine: bool) -> str:
    if relation.kind == "siblings":
        return "Stems from the same article as"
    article = "an" if relation.kind == "excerpt" else "a"
    return f"This is {article} {RELATION_WORDS[relation.kind]} of" if mine else f"There is {article} {RELATION_WORDS[relation.kind]} of this in"


def _contained(relation: Relation, *, mine: bool) -> str:
    if relation.of_article_id is None and relation.containment == 0:
        return "How much of it is taken over is not known"
    return f"{relation.containment:.0%} of this text stands there" if mine else f"{relation.containment:.0%} of that text stands here"


def _pair(index: Index, pair: AlignedPair) -> PairView | None:
    left, right = evidence_passage(index, pair.left), evidence_passage(index, pair.right)
    if left is None or right is None:
        return None
    left_parts, right_parts = differences(left.text, right.text) if left.language == right.language else (_whole(left.text), _whole(right.text))
    return PairView(left=left, right=right, left_parts=left_parts, right_parts=right_parts)


def differences(left: str, right: str) -> tuple[tuple[DiffPart, ...], tuple[DiffPart, ...]]:
    """Return two texts in runs of words, those that differ marked; very long ones come back whole and unmarked."""
    a, b = left.split(), right.split()
    if len(a) > MAX_WORDS or len(b) > MAX_WORDS:
        return _whole(left), _whole(right)
    codes = SequenceMatcher(None, [w.casefold() for w in a], [w.casefold() for w in b], autojunk=False).get_opcodes()
    lefts = tuple(DiffPart(text=" ".join(a[i:j]), changed=tag != "equal") for tag, i, j, _, _ in codes if j > i)
    rights = tuple(DiffPart(text=" ".join(b[i:j]), changed=tag != "equal") for tag, _, _, i, j in codes if j > i)
    return lefts, rights


def _whole(text: str) -> tuple[DiffPart, ...]:
    return (DiffPart(text=text, changed=False),)
