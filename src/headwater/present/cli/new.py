"""`headwater new DIR`."""

from __future__ import annotations

import argparse
from pathlib import Path

EPILOG = """\
The dossier is a folder: archive/ (the original bytes as WARC records), ledger.db (SQLite) and dossier.toml (its settings).

example:
  headwater new flood --title "The flood at Ostermoor"
"""


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the verb takes."""
    parser.add_argument("dir", metavar="DIR", type=Path, help="a folder that does not exist yet, or is empty")
    parser.add_argument("--title", default="", help="what the dossier is about (default: the folder's name)")


def run(args: argparse.Namespace) -> int:
    """Make the dossier."""
    from headwater.config import Settings
    from headwater.flow import create

    create(args.dir, Settings(title=args.title) if args.title else None)
    print(f"made {args.dir}; next: headwater add {args.dir} INPUT...")
    return 0
