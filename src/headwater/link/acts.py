"""What links each kind of deed makes: who trains whom where, who sends, supplies, makes, uses, attacks, signs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from headwater.link.cast import Item
from headwater.link.deeds import Deed
from headwater.link.words import class_of, fold
from headwater.model import LinkRelation

Edge = tuple[str, LinkRelation, str]
Maker = Callable[[Deed], list[Edge]]
STRETCH = 70
"""Characters around a verb in which what is sent or supplied is named."""


def edges_of(d: Deed) -> list[Edge]:
    """Return the links that one deed states."""
    maker = _ACTS.get(d.label)
    return maker(d) if maker else []


def _people(items: Iterable[Item]) -> list[Item]:
    return [i for i in items if i.kind == "party" and i.people]


def _where(d: Deed) -> list[Item]:
    """Return the places of a deed, those that go on from one ("in Tull and Brenn", "near Tull, Norland") with it."""
    found: list[Item] = []
    for i in (x for x in d.items if x.kind == "place" or x.part == "placed"):
        if i.part == "placed" or (found and i.part == "" and i.start - found[-1].end < STRETCH // 2):
            found.append(i)
    return found


def _train(d: Deed) -> list[Edge]:
    learner, trainer = _learner(d)
    made: list[Edge] = [(trainer, "trains", learner)] if trainer and learner else []
    if learner:
        made += [(learner, "trained_at", i.entity_id) for i in _where(d)]
        if any(class_of(w.stem) == "!use" or d.of.has("learn", w.text) for w in d.words):
            made += [(learner, "uses", i.entity_id) for i in d.items if i.kind == "equipment" and i.start >= d.word.end]
    elif d.verb and trainer and d.p.status in ("under_way", "done"):
        made += [(trainer, "located_at", i.entity_id) for i in _where(d)]
    return made


def _learner(d: Deed) -> tuple[str | None, str | None]:
    """Return who is trained and who trains: "A trains B", "B is trained by A", "B learns from A", "B undergoes training"."""
    undergoes = d.of.has("learn", d.word.text) or any(d.of.has("undergo", w.text) and abs(d.word.start - w.end) < STRETCH for w in d.words)
    givers = [i for i in _people(d.items) if i.part in ("by", "from") and i != d.actor]
    teaches = bool(d.actor and d.of.has("teachers", d.actor.noun))
    if undergoes and not teaches:
        first = next((i for i in _people(d.items) if i.part in ("", "subject")), None)
        return (first.entity_id if first else d.subject), (givers[0].entity_id if givers else None)
    learners = [i for i in _people(d.objects) if i != d.actor]
    if learners:
        return learners[0].entity_id, d.doer if d.doer != learners[0].entity_id else None
    behind = d.behind()
    alone = d.verb and behind is not None and d.of.part(fold(behind.text), "") in ("placed", "beside") and not d.passive
    if alone and not teaches and d.actor and d.actor.people:
        return d.actor.entity_id, None
    return None, d.doer


def _sent(d: Deed, key: str) -> bool:
    """Tell whether what is sent, supplied or moved is named near the verb: people, or goods."""
    if key == "goods" and any(i.kind == "equipment" for i in (*d.objects, *d.items)):
        return True
    low, high = (d.complement.start, d.complement.end) if d.complement else (d.word.start - STRETCH, d.word.end + STRETCH)
    if not d.passive and d.of.code not in ("ko", "de"):
        low = d.word.end
        high = max(high, next((i.start for i in d.tail if i.part != ""), high))
    return any(d.of.has(key, w.text) for w in d.words if low <= w.start < high and w != d.word)


def _send(d: Deed) -> list[Edge]:
    actor = d.actor or next((i for i in d.objects if i.kind == "party" and i.people), None)
    doer = actor.entity_id if actor else d.subject
    if not doer:
        return []
    if _sent(d, "people") or any(i.kind == "equipment" for i in d.objects):
        goals = [i for i in d.tail if i.part in ("placed", "towards") and i.kind in ("place", "party")]
        return [(doer, "deploys", i.entity_id) for i in goals]
    return _supply(d) if _sent(d, "goods") else []


def _recipients(d: Deed) -> list[Item]:
    """Return to whom something goes: behind "to", or straight behind the verb ("supply Norland with")."""
    goals = [i for i in d.tail if (i.kind == "party" and i.part == "towards") or (d.of.has("either", i.before) and i.part == "placed")]
    if goals or not d.verb or d.passive:
        return goals
    return [i for i in d.objects if i.kind == "party" and i.people and i.start - d.word.end <= 2][:1]


def _supply(d: Deed) -> list[Edge]:
    return [(d.doer, "supplies", i.entity_id) for i in _recipients(d)] if d.doer and _sent(d, "goods") else []


def _transfer(d: Deed) -> list[Edge]:
    return [(d.doer, "transfers", i.entity_id) for i in _recipients(d)] if d.doer and _sent(d, "goods") else []


def _acquire(d: Deed) -> list[Edge]:
    if not d.doer or not _sent(d, "goods") or d.passive:
        return []
    return [(i.entity_id, "supplies", d.doer) for i in d.tail if i.kind == "party" and i.part == "from"]


def _produce(d: Deed) -> list[Edge]:
    """Return who makes what, and where; what is handed over is made elsewhere."""
    handed = any(class_of(w.stem) in ("!transfer", "!supply") for w in d.words)
    goods = [i for i in (*d.objects, *d.tail, *_before_noun(d)) if i.kind == "equipment" and _whole(d, i)]
    goods = list(dict.fromkeys(goods))
    if handed or not goods:
        return []
    sites = _where(d)
    makers = [d.actor] if d.actor and d.actor.people else []
    ids = [m.entity_id for m in makers] or [s.entity_id for s in sites]
    return [(i.entity_id, "produced_at", s.entity_id) for i in goods for s in sites] + [(m, "produces", i.entity_id) for i in goods for m in ids]


def _before_noun(d: Deed) -> list[Item]:
    """Return the equipment that a noun of making follows: "Kite-4 production"."""
    return [] if d.verb else [i for i in d.items if i.kind == "equipment" and 0 <= d.word.start - i.end <= 2]


def _whole(d: Deed, item: Item) -> bool:
    """Tell whether equipment is what is spoken of, not a part of what follows ("drone pilots", "drone school")."""
    behind = [w for w in d.words if w.start >= item.end][:2]
    text = d.p.article.text
    near = [w for n, w in enumerate(behind) if not text[behind[n - 1].end if n else item.end : w.start].strip()]
    return not any(d.of.has("people", w.text) or d.of.has("not_things", w.text) for w in near if w != d.word)


def _use(d: Deed) -> list[Edge]:
    things = [i for i in d.objects if i.kind == "equipment" and _whole(d, i)]
    return [(d.doer, "uses", i.entity_id) for i in things] if d.doer and d.verb else []


def _own(d: Deed) -> list[Edge]:
    things = [i for i in d.objects if i.kind in ("equipment", "party")]
    if d.of.has("own", d.word.text):
        if d.word.stem.startswith("belong"):
            return [(i.entity_id, "owns", d.actor.entity_id) for i in d.tail if i.kind == "party" and i.part == "towards" and d.actor][:1]
        return [(d.doer, "owns", i.entity_id) for i in things] if d.doer and d.verb else []
    return []


def _attack(d: Deed) -> list[Edge]:
    """Return who attacks whom, or steals what is whose: the last one that the words behind the verb name."""
    if not d.verb or not (d.actor or d.subject) or (d.passive and not d.actor):
        return []
    by = d.actor.entity_id if d.actor else d.subject
    aims = ("aimed", "whose") if d.label == "steal" else ("aimed",)
    ends = [i for i in d.items if i.kind in ("party", "place") and i.entity_id != by]
    direct = [i for i in d.objects if i in ends][:1]
    if d.label == "attack" and not direct:
        direct = [i for i in ends if i.kind == "place" and i.part == "placed" and 0 <= i.start - d.word.end < STRETCH][:1]
    aimed = [i for i in ends if any(d.of.has(a, i.before) for a in aims) and 0 <= i.start - d.word.end < STRETCH][:1]
    return [(by, "attacks", i.entity_id) for i in (aimed or direct) if by]


def _sanction(d: Deed) -> list[Edge]:
    aimed = [i for i in d.tail if i.kind in ("party", "place") and i.before in ("on", "against") and i.start - d.word.end < STRETCH]
    direct = [i for i in d.objects if i.kind == "party"] if d.verb else []
    return [(d.actor.entity_id, "sanctions", i.entity_id) for i in (aimed or direct)] if d.actor and d.of.has("sanctions", d.word.text) else []


def _agree(d: Deed) -> list[Edge]:
    """Return who is party to an agreement that has a name and is signed: who signs, and with whom."""
    signed = [i for i in d.items if i.kind == "agreement"]
    parties = [
        i
        for i in d.items
        if i.kind == "party" and i.people and i.part in ("", "subject", "beside", "by") and i.before not in ("of", "about", "under", "after")
    ]
    return [(i.entity_id, "party_to", a.entity_id) for a in signed for i in parties]


_ACTS: Mapping[str, Maker] = {
    "train": _train,
    "send": _send,
    "transfer": _transfer,
    "supply": _supply,
    "acquire": _acquire,
    "produce": _produce,
    "use": _use,
    "own": _own,
    "attack": _attack,
    "steal": _attack,
    "sanction": _sanction,
    "agree": _agree,
}
