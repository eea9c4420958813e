"""`headwater trace DIR CLAIM`."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.tree import Tree

    from headwater.present.views.chains import ChainView, HopView
    from headwater.present.views.claim import ClaimView

EPILOG = """\
CLAIM is a claim's id, or its beginning as far as it is the only one (`headwater claims` shows them).
Every chain runs from the speaker to the outlet. `~` marks a hop that was inferred, `+` one that other articles show.

examples:
  headwater trace flood clm-3f2a
  headwater trace flood clm-3f2a --json
"""


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the verb takes."""
    parser.add_argument("dir", metavar="DIR", type=Path, help="the dossier")
    parser.add_argument("claim", metavar="CLAIM", help="a claim's id or its beginning")
    parser.add_argument("--json", action="store_true", help="print one JSON object")


def run(args: argparse.Namespace) -> int:
    """Print a claim's chains as a tree."""
    from headwater.flow import Dossier
    from headwater.present.cli.terminal import out, put_json, warn
    from headwater.present.views.claim import claim_view
    from headwater.present.views.index import read_index

    with Dossier(args.dir) as dossier:
        warn(dossier)
        view = claim_view(read_index(dossier.ledger, dossier.settings.title), args.claim)
    if args.json:
        put_json(view)
    else:
        out().print(tree(view))
    return 0


def tree(view: ClaimView) -> Tree:
    """Return a claim's origins, and under each the chains that end there, with their passages."""
    from rich.tree import Tree

    from headwater.present.cli.terminal import clean

    root = Tree(f"{view.row.id}  {clean(view.row.wording)}", guide_style="dim")
    root.add(f"{view.row.badge} · credibility {view.row.grade.credibility} ({view.row.grade.words}): {clean(view.row.grade.reason)}")
    for origin in view.origins:
        branch = root.add(
            f"{'●' if origin.standing == 'established' else '○'} {origin.standing} origin: {clean(origin.name)} ({clean(origin.reason)})"
        )
        branch.add(f"what would change it: {clean(origin.would_change)}", style="dim")
        for chain in origin.chains:
            _add(branch, chain)
    if view.loose:
        branch = root.add("chains that add no origin")
        for chain in view.loose:
            _add(branch, chain)
    if view.denials:
        branch = root.add("✕ denied")
        for chain in view.denials:
            _add(branch, chain)
    if view.thread:
        branch = root.add("through time")
        for stage in view.thread.stages:
            branch.add(
                f"{stage.mark.glyph} {stage.mark.word} ({stage.time_words}): {clean(stage.wording)}{'  <- this claim' if stage.current else ''}"
            )
    for finding in view.findings:
        root.add(f"! {finding.kind_words}: {clean(finding.explanation)}")
    for r in view.rulings:
        root.add(f"§ {r.words} by {clean(r.analyst)}, {r.day}: {clean(r.note)} ({r.id})")
    return root


def _add(branch: Tree, chain: ChainView) -> None:
    from headwater.present.cli.terminal import clean

    hops = " -> ".join(_hop(h) for h in chain.hops) or "no source named"
    passage = chain.passages[0] if chain.passages else None
    when = f" ({passage.published_words})" if passage and passage.published_words else ""
    node = branch.add(f"{hops}{when}")
    for p in chain.passages:
        node.add(f"\u201c{clean(p.text)}\u201d  [{clean(p.outlet)}]", style="italic")
    for note in chain.notes:
        node.add(clean(note), style="dim")
    if chain.resolved:
        node.add(f"resolved: {' -> '.join(_hop(h) for h in chain.resolved.hops)} ({clean(chain.resolved.reason)})")


def _hop(hop: HopView) -> str:
    from headwater.present.cli.terminal import clean

    detail = f", {clean(hop.detail)}" if hop.detail else ""
    channel = f" [{clean(hop.channel)}]" if hop.channel else ""
    return f"{'~' if hop.inferred else ''}{'+' if hop.new else ''}{clean(hop.name)}{detail}{channel}"
