"""`headwater add DIR INPUT...`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

EPILOG = """\
Inputs: text captures (what a browser's "select all, copy" gives), HTML files, JSON lines (id, url, outlet, published, title, language,
and text or html), folders of these, and - for standard input. The same bytes from the same place change nothing when added again.
An input that cannot be taken gives one line and is kept as a failure; everything else goes on, and the exit code is 1.

examples:
  headwater add flood page1.html page2.txt
  headwater add flood saved-pages/
  curl -s https://example.org/feed.jsonl | headwater add flood -
"""


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the verb takes."""
    parser.add_argument("dir", metavar="DIR", type=Path, help="the dossier")
    parser.add_argument("inputs", metavar="INPUT", nargs="+", help="a file, a folder, or - for standard input")
    parser.add_argument("--json", action="store_true", help="report as one JSON object")


def run(args: argparse.Namespace) -> int:
    """Add the inputs and say what became of them."""
    from headwater.flow import Dossier, add
    from headwater.present.cli.terminal import bar, clean, put_json

    with Dossier(args.dir) as dossier, bar() as progress:
        added = add(dossier, args.inputs, getattr(sys.stdin, "buffer", None), progress)
    for failure in added.failures:
        print(f"headwater: {clean(failure.subject)}: {failure.step}: {clean(failure.reason)}", file=sys.stderr)
    if args.json:
        put_json(added)
    else:
        again = f", {added.known} there already" if added.known else ""
        failed = f", {len(added.failures)} could not be taken" if added.failures else ""
        print(f"added {_count(added.captures, 'capture')}{again}; read {_count(added.articles, 'article')}{failed}")
    return 1 if added.failures else 0


def _count(n: int, what: str) -> str:
    return f"{n:,} {what}{'' if n == 1 else 's'}"
