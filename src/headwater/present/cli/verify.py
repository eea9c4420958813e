"""`headwater verify DIR`."""

from __future__ import annotations

import argparse
from pathlib import Path

EPILOG = """\
Recomputes the digest of every capture's bytes and holds every passage against its article's text; one line for each that does not fit.
What a killed run left at the end of the archive is harmless and said on standard error.
Exit code 0 where everything fits, 1 where something does not.

example:
  headwater verify flood
"""


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the verb takes."""
    parser.add_argument("dir", metavar="DIR", type=Path, help="the dossier")
    parser.add_argument("--json", action="store_true", help="report as one JSON object")


def run(args: argparse.Namespace) -> int:
    """Check everything and name what does not fit."""
    from headwater.flow import Dossier, remainders, verify
    from headwater.present.cli.terminal import clean, note, put_json, warn

    with Dossier(args.dir) as dossier:
        warn(dossier)
        problems = [clean(p) for p in verify(dossier)]
        note(remainders(dossier))
        counts = dossier.ledger.counts()
    if args.json:
        put_json({"problems": problems, "checked": counts})
    else:
        for problem in problems:
            print(problem)
        checked = ", ".join(f"{counts.get(name, 0):,} {name}" for name in ("captures", "articles", "statements", "assertions"))
        print(f"{len(problems) or 'no'} problem{'' if len(problems) == 1 else 's'} in {checked}")
    return 1 if problems else 0
