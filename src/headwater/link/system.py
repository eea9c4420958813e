"""The system that the reports describe: who trains, sends, makes, supplies, signs, leads, and where, each link resting on its claims."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from headwater.ids import make_id
from headwater.link.cast import Cast, Item
from headwater.link.claims import Group
from headwater.link.propositions import Proposition
from headwater.link.threads import STATUSES, spoken
from headwater.link.words import Word, class_of, fold, listed, words
from headwater.model import Entity, LinkRelation, Span, Status, SystemLink, noun

Edge = tuple[str, LinkRelation, str]


@noun
class Deed:
    """One action word of an assertion: the word, all words, who stands in it, and who was spoken of before it in the statement."""

    p: Proposition
    word: Word
    words: tuple[Word, ...]
    items: tuple[Item, ...]
    subject: str | None


Maker = Callable[[Deed], list[Edge]]
BACK = 160
"""Characters before an assertion in which the parties to an agreement may stand."""


def system(groups: Sequence[Group], entities: Sequence[Entity]) -> tuple[SystemLink, ...]:
    """Return the links between entities that the claims describe, each once, with the claims it rests on."""
    cast = Cast(entities)
    holder = {p.id: g.id for g in groups for p in g.members}
    by_id = {e.id: e for e in entities}
    found: dict[Edge, list[Proposition]] = {}
    told = sorted(
        (p for g in groups for p in g.members if p.stance == "says" and not p.negated), key=lambda p: (p.article.id, p.assertion.span.start, p.id)
    )
    subject: dict[str, str] = {}
    for p in told:
        items = cast.items(p.article.id, p.article.text, p.assertion.span)
        for edge in sorted(set(edges(p, items, cast, subject.get(p.statement.id)))):
            if edge[0] != edge[2] and _stands(edge, p, by_id):
                found.setdefault(edge, []).append(p)
        head = next((i.entity_id for i in items if i.kind == "party"), None)
        if head:
            subject[p.statement.id] = head
    links = [_link(edge, ps, holder) for edge, ps in found.items()]
    links += leads(entities, told, holder)
    return tuple(sorted({x.id: x for x in links}.values(), key=lambda x: x.id))


def _stands(edge: Edge, p: Proposition, by_id: Mapping[str, Entity]) -> bool:
    """Tell whether a link may be of the system: parties that bear a name, persons only where they lead, no picture's label."""
    source, target = by_id.get(edge[0]), by_id.get(edge[2])
    if source is None or target is None or p.position == "caption" or "person" in (source.kind, target.kind):
        return False
    # A country, a body or a place does not send or part from what its own name begins with.
    same = source.name.casefold()[:5] == target.name.casefold()[:5] and source.kind != "equipment" and target.kind != "equipment"
    return not same or edge[1] == "part_of"


def edges(p: Proposition, items: Sequence[Item], cast: Cast, subject: str | None) -> list[Edge]:
    """Return the links that one assertion states; `subject` is the last party named before it in its statement."""
    found = words(p.article.text, p.assertion.span.start, p.assertion.span.end)
    actions = [(w, label[1:]) for w in found if (label := class_of(w.stem)) and label[0] == "!"]
    made: list[Edge] = []
    for word, label in actions:
        made.extend(_ACTIONS[label](Deed(p=p, word=word, words=tuple(found), items=tuple(items), subject=subject)) if label in _ACTIONS else [])
    made.extend(_located(items, actions))
    made.extend(_agreements(p, items, cast, actions))
    return made


def _before(*kinds: str) -> frozenset[str]:
    """Return the words that may stand before a name, of those kinds."""
    return frozenset().union(*(listed("prepositions", k) for k in kinds))


def _parties(items: Sequence[Item]) -> list[Item]:
    return [i for i in items if i.kind == "party"]


def _actor(d: Deed) -> str | None:
    """Return who acts: the frame's actor, else the first party before the verb, else whom the statement spoke of before."""
    frame = d.p.assertion.frame.actor
    inside = [i for i in _parties(d.items) if frame and frame.start <= i.start and i.end <= frame.end]
    ahead = [i for i in _parties(d.items) if i.end <= d.word.start and i.before not in _before("placed", "towards", "beside")]
    return inside[0].entity_id if inside else ahead[0].entity_id if ahead else d.subject


def _places(items: Sequence[Item]) -> list[Item]:
    return [i for i in items if i.kind == "place"]


def _train(d: Deed) -> list[Edge]:
    actor = _actor(d)
    undergone = any(w.stem in listed("verbs", "undergo") and 0 <= d.word.start - w.end < 60 for w in d.words)
    after = [] if undergone else [i for i in _parties(d.items) if i.start >= d.word.end and i.before not in _before("placed", "beside")]
    target = after[0].entity_id if after else None
    made: list[Edge] = [(actor, "trains", target)] if actor and target else []
    learner = target or actor
    if learner:
        made += [(learner, "trained_at", i.entity_id) for i in _places(d.items) if i.before not in _before("towards")]
        made += [(learner, "uses", i.entity_id) for i in d.items if i.kind == "equipment"]
    return made


def _send(d: Deed) -> list[Edge]:
    actor = _actor(d)
    goals = [i for i in d.items if i.start >= d.word.end and i.kind in ("party", "place") and i.before in _before("placed", "towards")]
    return [(actor, "deploys", i.entity_id) for i in goals] if actor else []


def _towards(relation: LinkRelation) -> Maker:
    def make(d: Deed) -> list[Edge]:
        actor = _actor(d)
        goals = [i for i in d.items if i.start >= d.word.end and i.kind == "party" and i.before in _before("towards")]
        return [(actor, relation, i.entity_id) for i in goals] if actor else []

    return make


def _produce(d: Deed) -> list[Edge]:
    goods = [i for i in d.items if i.kind == "equipment"]
    sites = [i for i in _places(d.items) if i.before not in _before("towards")]
    makers = [i.entity_id for i in _parties(d.items) if i.end <= d.word.start and i.before not in _before("placed", "towards", "beside")][:1]
    if any(class_of(w.stem) in ("!transfer", "!supply") for w in d.words):
        makers, sites = [], []  # what is handed over is made elsewhere
    made: list[Edge] = [(i.entity_id, "produced_at", s.entity_id) for i in goods for s in sites]
    return made + [(m, "produces", i.entity_id) for i in goods for m in makers or [s.entity_id for s in sites]]


def _use(d: Deed) -> list[Edge]:
    actor = _actor(d)
    return [(actor, "uses", i.entity_id) for i in d.items if i.kind == "equipment" and i.start >= d.word.end] if actor else []


def _embed(d: Deed) -> list[Edge]:
    actor = _actor(d)
    hosts = [i for i in _parties(d.items) if i.start >= d.word.end and i.before in _before("hosts")]
    return [(actor, "part_of", hosts[0].entity_id)] if actor and hosts else []


_ACTIONS: Mapping[str, Maker] = {
    "train": _train,
    "send": _send,
    "transfer": _towards("transfers"),
    "supply": _towards("supplies"),
    "produce": _produce,
    "use": _use,
    "embed": _embed,
}


def _located(items: Sequence[Item], actions: Sequence[tuple[Word, str]]) -> list[Edge]:
    """Return where parties are: at the place right behind them, unless they are on their way."""
    if any(label in ("send", "transfer", "supply", "train", "leave", "produce") for _, label in actions):
        return []
    made: list[Edge] = []
    for site in _places(items):
        ahead = [i for i in _parties(items) if i.end <= site.start]
        if ahead and site.before not in _before("towards", "beside"):
            made.append((ahead[0].entity_id, "located_at", site.entity_id))
    return made


def _agreements(p: Proposition, items: Sequence[Item], cast: Cast, actions: Sequence[tuple[Word, str]]) -> list[Edge]:
    """Return who is party to an agreement that is signed; the signatories may stand just before the assertion, in its sentence."""
    signed = [i for i in items if i.kind == "agreement"]
    if not signed or not any(label == "agree" for _, label in actions):
        return []
    parties = [i.entity_id for i in _parties(items)]
    if not parties:
        text, end = p.article.text, p.assertion.span.start
        start = max(text.rfind(". ", 0, end), text.rfind("\n", 0, end), end - BACK) + 1
        parties = cast.parties_before(text, Span(start=start, end=end, text=text[start:end])) if start < end else []
    return [(e, "party_to", i.entity_id) for e in parties for i in signed]


def leads(entities: Sequence[Entity], told: Sequence[Proposition], holder: dict[str, str]) -> list[SystemLink]:
    """Return who leads which organisation, from the titles that statements give; a deputy does not lead."""
    statements = {p.statement.id: holder[p.id] for p in told}
    found = []
    for e in entities:
        for role in e.roles:
            title = {fold(w.text) for w in words(role.title or "")}
            if e.kind == "person" and role.organisation_id and title & listed("titles", "heads") and not title & listed("titles", "not_heads"):
                claims = tuple(sorted({statements[s] for s in role.statement_ids if s in statements}))
                found.append(_made((e.id, "leads", role.organisation_id), "under_way", None, claims))
    return found


def _link(edge: Edge, ps: Sequence[Proposition], holder: dict[str, str]) -> SystemLink:
    """Return a link with the status of its furthest stage, and the earliest time at which that was said."""
    known = [p for p in ps if p.status != "unknown"]
    status: Status = max((p.status for p in known), key=STATUSES.index) if known else "unknown"
    times = sorted(t for p in ps if p.status == status and (t := spoken(p)))
    return _made(edge, status, times[0] if times else None, tuple(sorted({holder[p.id] for p in ps})))


def _made(edge: Edge, status: Status, time: str | None, claims: tuple[str, ...]) -> SystemLink:
    source, relation, target = edge
    return SystemLink(id=make_id("lnk", *edge), from_id=source, relation=relation, to_id=target, status=status, time=time, claim_ids=claims)
