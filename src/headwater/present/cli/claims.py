"""`headwater claims DIR`."""

from __future__ import annotations

import argparse
from pathlib import Path

from headwater.flow import Dossier

EPILOG = """\
Each claim with the number of outlets, of established origins, and of origins that are possible beyond them. Origins are counted, never outlets.

examples:
  headwater claims flood
  headwater claims flood --find "pilots training" --order time
  headwater claims flood --json | jq '.[0]'
"""


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the verb takes."""
    parser.add_argument("dir", metavar="DIR", type=Path, help="the dossier")
    parser.add_argument("--find", metavar="WORDS", default="", help="only claims whose wording has all these words")
    parser.add_argument("--order", choices=["origins", "articles", "time"], default="origins", help="what comes first (default: most origins)")
    parser.add_argument("--all", action="store_true", help="also claims that one article makes in its own voice")
    parser.add_argument("--json", action="store_true", help="print a JSON list")


def run(args: argparse.Namespace) -> int:
    """List the claims."""
    from headwater.present.cli.terminal import warn

    with Dossier(args.dir) as dossier:
        warn(dossier)
        show(dossier, find=args.find, order=args.order, everything=args.all, as_json=args.json)
    return 0


def show(dossier: Dossier, *, find: str = "", order: str = "origins", everything: bool = False, as_json: bool = False) -> None:
    """Print the claims of an open dossier."""
    from headwater.present.cli.terminal import clean, out, put_json
    from headwater.present.views.claims import ORDERS, claim_row, matching, own_voice_only, sorted_rows
    from headwater.present.views.index import read_index

    index = read_index(dossier.ledger, dossier.settings.title)
    found = matching([claim_row(index, c) for c in index.claims.values()], find)
    rows = sorted_rows(found, next(o for o in ORDERS if o == order))
    if as_json:
        put_json(rows)
        return
    shown = rows if everything or find else [r for r in rows if not own_voice_only(r)]
    console = out()
    for row in shown:
        console.print(f"{row.id}  {clean(row.wording)}", style="bold")
        marks = " ".join(f"{mark.glyph} {mark.word}" for mark in row.statuses)
        since = f" · {row.first_words}" if row.first_words else ""
        told = f" · {row.findings} finding{'' if row.findings == 1 else 's'}" if row.findings else ""
        if row.said_by:
            console.print(f"    {row.how} {clean(row.said_by)}")
        console.print(f"    {row.badge} · {marks}{since} · credibility {row.grade.credibility}{told}")
    hidden = len(rows) - len(shown)
    silent = f"; {hidden:,} more that one article makes in its own voice (see --all)" if hidden else ""
    console.print(f"{len(shown):,} claim{'' if len(shown) == 1 else 's'}{silent}")
