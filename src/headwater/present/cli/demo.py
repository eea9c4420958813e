"""`headwater demo [DIR]`."""

from __future__ import annotations

import argparse
from pathlib import Path

EPILOG = """\
Every report in the demo is invented, and so are its countries, outlets and people. A demo dossier that is there already is used as it is.

examples:
  headwater demo
  headwater demo my-demo --no-serve
"""


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the verb takes."""
    parser.add_argument("dir", metavar="DIR", type=Path, nargs="?", default=Path("demo-dossier"), help="where (default: demo-dossier)")
    parser.add_argument("--no-serve", action="store_true", help="end after printing the claims")
    parser.add_argument("--port", type=int, default=8765, help="the port on 127.0.0.1 (default: 8765; 0: any free one)")


def run(args: argparse.Namespace) -> int:
    """Build the demo dossier, print its claims, and serve its pages."""
    from headwater.config import Settings
    from headwater.demo import captures
    from headwater.flow import Dossier, add, create
    from headwater.present.cli import claims, serve
    from headwater.present.cli.terminal import bar

    if not args.dir.exists():
        create(args.dir, Settings(title="Demo: survey drones (invented reports)"))
    with Dossier(args.dir) as dossier:
        with bar() as progress, captures() as folder:
            add(dossier, [str(folder)], progress=progress)
        claims.show(dossier)
    print(f"\ntrace one: headwater trace {args.dir} CLAIM")
    return 0 if args.no_serve else serve.run(args)
