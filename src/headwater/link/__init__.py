"""Link: what follows from reading articles together. Every move is block (who could match), compare (with a reason), cluster.

`link` is a pure function of the extractions and the analysts' constraints; nothing that was extracted is altered. The order of the readings
does not matter. A large dossier is linked by neighbourhoods (`link.neighbourhoods`), each of which `link` sees as if it were a dossier.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from headwater.link.beside import beside, without_dismissed
from headwater.link.candidates import candidates
from headwater.link.changes import changes
from headwater.link.claims import Group, first, groups
from headwater.link.copies import copies
from headwater.link.disputes import disputes
from headwater.link.distortions import distortions
from headwater.link.entities import entities, identities
from headwater.link.firsts import firsts
from headwater.link.grades import grade
from headwater.link.misreports import misreports
from headwater.link.names_in_conflict import name_conflicts
from headwater.link.oneself import self_references
from headwater.link.origins import kin, origins
from headwater.link.own_voice import own_voices, told_twice
from headwater.link.propositions import Proposition, propositions
from headwater.link.rejected import without
from headwater.link.relations import relations
from headwater.link.resolutions import resolutions
from headwater.link.retellings import retellings
from headwater.link.rival_figures import rival_figures
from headwater.link.roles_in_conflict import role_conflicts, roles_across
from headwater.link.same import likeness
from headwater.link.series import series
from headwater.link.slipped_sums import slipped_sums
from headwater.link.system import system
from headwater.link.taken_as_fact import taken_as_fact
from headwater.link.threads import denials, threads
from headwater.link.tolls import tolls
from headwater.link.twins import with_twins
from headwater.link.utterances import utterances
from headwater.link.wording import wording
from headwater.model import Claim, Constraints, Entity, Finding, Linked, Reading, Relation, Thread


def link(readings: Sequence[Reading], constraints: Constraints = Constraints()) -> Linked:  # noqa: B008 (frozen)
    """Return everything that follows from the readings together."""
    ordered = sorted({r.article.id: without(r, constraints.rejected) for r in readings}.values(), key=lambda r: r.article.id)
    found = entities(ordered)
    ids = identities(found)
    related = relations(ordered)
    uttered = utterances(ordered, ids, related)
    told = with_twins(propositions(ordered, uttered), ordered, related, likeness)
    near = candidates(told)
    grouped = groups(told, near, constraints)
    denied = denials(grouped, near)
    threaded = threads(grouped, near, denied)
    rows = series(told)
    copied = {r.article_id for r in related if r.of_article_id and r.kind != "siblings"}
    pointed: list[Finding] = [
        *misreports(ordered, grouped, related),
        *name_conflicts(ordered, found),
        *role_conflicts(ordered),
        *distortions(grouped),
        *copies(ordered, related, grouped),
        *disputes(ordered, grouped),
        *changes(grouped, near, threaded, rows, denied, copied),
        *tolls(grouped, related, rows),
        *firsts(ordered, grouped),
        *self_references(ordered, grouped),
    ]
    pointed += roles_across(ordered, found, pointed)
    pointed += retellings(ordered, related, grouped, pointed)
    pointed += own_voices(ordered, related, pointed)
    pointed += told_twice(grouped, pointed)
    pointed += rival_figures(grouped, pointed, copied)
    pointed += slipped_sums(grouped, rows, pointed)
    pointed += taken_as_fact(grouped)
    pointed = beside(without_dismissed(pointed, grouped, constraints.dismissed), grouped)
    return Linked(
        entities=found,
        resolutions=resolutions(ordered, related, ids, grouped),
        utterances=uttered,
        claims=_claims(grouped, threaded, denied, related, pointed, {e.id: e for e in found}),
        threads=threaded,
        relations=related,
        series=rows,
        findings=tuple(sorted({f.id: f for f in pointed}.values(), key=lambda f: f.id)),
        links=system(grouped, found),
    )


def _claims(
    grouped: Sequence[Group],
    threaded: Sequence[Thread],
    denied: Mapping[str, Sequence[Proposition]],
    related: Sequence[Relation],
    pointed: Sequence[Finding],
    bodies: Mapping[str, Entity],
) -> tuple[Claim, ...]:
    thread_of = {c: t.id for t in threaded for c in t.claim_ids}
    contested = {c for f in pointed if f.kind == "conflict" for c in f.claim_ids}
    family = kin([p.article.id for g in grouped for p in g.members], related)
    return tuple(_claim(g, thread_of.get(g.id), denied.get(g.id, ()), g.id in contested, family, bodies) for g in grouped)


def _claim(
    group: Group,
    thread_id: str | None,
    denied: Sequence[Proposition],
    contested: bool,
    family: Mapping[str, str],
    bodies: Mapping[str, Entity],
) -> Claim:
    members = sorted(group.members, key=first)
    standing = origins(members, family, bodies)
    established = sum(o.standing == "established" for o in standing)
    return Claim(
        id=group.id,
        former_ids=(),
        thread_id=thread_id,
        wording=wording(members),
        assertion_ids=tuple(p.id for p in members),
        article_ids=tuple(sorted({p.article.id for p in members})),
        outlets=len({p.article.outlet.name if p.article.outlet else p.article.id for p in members}),
        utterances=max(established, len({p.utterance_id for p in members if p.utterance_id and not p.narration})),
        established_origins=established,
        possible_origins=len(standing) - established,
        independence=standing,
        grade=grade(standing, denied=bool(denied), contested=contested, stance=members[0].stance),
        denied_by=tuple(sorted(p.id for p in denied)),
        reason=group.reason,
    )
