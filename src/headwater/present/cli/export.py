"""`headwater export DIR --format jsonl --to OUT`."""

from __future__ import annotations

import argparse
from pathlib import Path

EPILOG = """\
jsonl writes one UTF-8 JSON-lines file a noun (captures, articles, statements, assertions, claims, ...) into a folder;
docs/reference/export.md names every field.

example:
  headwater export flood --format jsonl --to flood-export
"""


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the verb takes."""
    parser.add_argument("dir", metavar="DIR", type=Path, help="the dossier")
    parser.add_argument("--format", choices=["jsonl"], default="jsonl", help="what to write (default: jsonl)")
    parser.add_argument("--to", metavar="OUT", type=Path, required=True, help="the folder to write into")
    parser.add_argument("--json", action="store_true", help="report the number of rows of each file as one JSON object")


def run(args: argparse.Namespace) -> int:
    """Write the files and say how many rows each has."""
    from headwater.flow import Dossier
    from headwater.present.cli.terminal import put_json, warn
    from headwater.present.export.jsonl import export

    with Dossier(args.dir) as dossier:
        warn(dossier)
        counts = export(dossier, args.to)
    if args.json:
        put_json(counts)
    else:
        print(f"wrote {args.to}: " + ", ".join(f"{n:,} {name}" for name, n in counts.items() if n))
    return 0
