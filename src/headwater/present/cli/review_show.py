"""What `headwater review` prints: decisions, what a claim rests on, and what a ruling changed."""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from typing import Any

from headwater.flow import Dossier
from headwater.model import Article, Assertion, Decision
from headwater.present.cli.terminal import clean, out, put_json
from headwater.present.views.words import badge, count, shorten
from headwater.review.effect import Change, Counts, Effect
from headwater.review.inforce import standing
from headwater.review.share import lines as share_lines
from headwater.review.sight import Sight, find, see

_QUOTE = 100


def decisions(dossier: Dossier, args: argparse.Namespace) -> int:
    """List every decision in the order in which they were made."""
    sight = see(dossier.ledger)
    return _listed(sight, sight.decisions, args)


def orphans(dossier: Dossier, args: argparse.Namespace) -> int:
    """List the decisions that no longer attach, and those of which some passages are gone."""
    sight = see(dossier.ledger)
    gone = {*sight.ruled.orphaned, *sight.ruled.frayed}
    return _listed(sight, [d for d in sight.decisions if d.id in gone], args)


def lines(dossier: Dossier, args: argparse.Namespace) -> int:
    """Print the decisions as JSON lines."""
    del args
    for line in share_lines(dossier.ledger.decisions()):
        print(line)
    return 0


def _listed(sight: Sight, chosen: Sequence[Decision], args: argparse.Namespace) -> int:
    states = _states(sight)
    if args.as_json:
        put_json([{**_row(d), "state": states[d.id]} for d in chosen])
        return 0
    console = out()
    for d in chosen:
        what = f"undoes {d.supersedes}" if d.ruling == "undo" else " ".join(x for x in (d.ruling, d.value) if x)
        console.print(f"{d.id}  {clean(what)}", style="bold")
        console.print(f"    {states[d.id]} · {clean(d.analyst)}, {clean(d.decided_at[:16].replace('T', ' '))} · {clean(d.note or 'no reason given')}")
        if d.subject and d.ruling != "undo":
            more = f" and {count(len(d.subject) - 1, 'more passage')}" if len(d.subject) > 1 else ""
            console.print(f"    \u201c{shorten(clean(d.subject[0].exact), _QUOTE)}\u201d{more}")
    console.print(count(len(chosen), "decision"))
    return 0


def _row(decision: Decision) -> dict[str, Any]:
    return {
        "id": decision.id,
        "ruling": decision.ruling,
        "value": decision.value,
        "analyst": decision.analyst,
        "decided_at": decision.decided_at,
        "note": decision.note,
        "supersedes": decision.supersedes,
        "passages": [a.exact for a in decision.subject],
    }


def _states(sight: Sight) -> Mapping[str, str]:
    """Return how each decision stands: in force, undone, or orphaned; one that undoes another is entered."""
    force, ruled = standing(sight.decisions), sight.ruled
    found = {a.decision.id: (a.found, len(a.places)) for a in ruled.standing}

    def state(d: Decision) -> str:
        if d.id not in force:
            return "undone"
        if d.ruling == "undo":
            return "entered"
        if d.id in ruled.orphaned:
            return "orphaned: its passages are no longer found"
        there, all_ = found[d.id]
        return "in force" if there == all_ else f"in force, {there} of {all_} passages found"

    return {d.id: state(d) for d in sight.decisions}


def claim(dossier: Dossier, args: argparse.Namespace) -> int:
    """Show what a claim rests on, each with the id to rule on."""
    sight = see(dossier.ledger)
    chosen = sight.claims[find(sight, args.claim, "claims").id]
    told = [sight.assertions[i] for i in chosen.assertion_ids if i in sight.assertions]
    findings = [f for f in sight.findings.values() if chosen.id in f.claim_ids]
    ruled = [a.decision for a in sight.ruled.standing if set(a.assertion_ids) & set(chosen.assertion_ids)]
    if args.as_json:
        put_json({"claim": chosen, "assertions": told, "findings": findings, "decisions": [_row(d) for d in ruled]})
        return 0
    console = out()
    console.print(f"{chosen.id}  {clean(chosen.wording)}", style="bold")
    marks = badge(chosen.outlets, chosen.established_origins, chosen.possible_origins)
    console.print(f"    {marks} · credibility {chosen.grade.credibility}{' proposed' if chosen.grade.proposed else ''}")
    for a in told:
        console.print(f"  {a.id}  [{a.status}, {a.stance}] \u201c{clean(a.span.text)}\u201d  [{_where(sight.articles[a.article_id], a)}]")
    for f in findings:
        console.print(f"  {f.id}  {f.kind}: {clean(f.explanation)}")
    for d in ruled:
        console.print(f"  {d.id}  {d.ruling} by {clean(d.analyst)}: {clean(d.note or '')}")
    return 0


def _where(article: Article, assertion: Assertion) -> str:
    outlet = clean(article.outlet.name) if article.outlet else "unknown outlet"
    return f"{outlet}, {article.published or 'no date'}, {assertion.article_id}"


def effect(made: Sequence[Decision], done: Effect, *, as_json: bool) -> None:
    """Print decisions just made and what they changed."""
    if as_json:
        put_json({"decisions": [_row(d) for d in made], "effect": done})
        return
    for d in made:
        print(f"{d.id}  {d.ruling}{' ' + clean(d.value) if d.value else ''}")
    for change in done.changed:
        was = f" (was {change.was})" if change.was else ""
        print(f"  {change.claim_id}{was}  {clean(shorten(change.wording, _QUOTE))}: {_moved(change)}")
    parts = (("claims", done.claims), ("findings", done.findings), ("established origins", done.established))
    print(", ".join(f"{name} {a:,} -> {b:,}" if a != b else f"{name} {a:,} as before" for name, (a, b) in parts))


def _moved(change: Change) -> str:
    if change.before is None or change.after is None:
        return f"new ({_counted(change.after)})" if change.after else f"no more (was {_counted(change.before)})"
    before, after = _counted(change.before), _counted(change.after)
    return f"{before} -> {after}" if before != after else f"{after}, otherwise made up"


def _counted(c: Counts | None) -> str:
    return f"{badge(c.outlets, c.established, c.possible)} · credibility {c.credibility}" if c else ""
