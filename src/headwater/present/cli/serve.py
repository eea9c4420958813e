"""`headwater serve DIR`."""

from __future__ import annotations

import argparse
from pathlib import Path

EPILOG = """\
The pages work without JavaScript and load nothing from elsewhere. End with Ctrl-C.

example:
  headwater serve flood --port 8765
"""


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the verb takes."""
    parser.add_argument("dir", metavar="DIR", type=Path, help="the dossier")
    parser.add_argument("--port", type=int, default=8765, help="the port on 127.0.0.1 (default: 8765; 0: any free one)")


def run(args: argparse.Namespace) -> int:
    """Serve until interrupted."""
    from headwater.flow import Dossier
    from headwater.present.cli.terminal import warn
    from headwater.present.web.serve import serve

    with Dossier(args.dir) as dossier:
        warn(dossier)
        serve(dossier, port=args.port, on_ready=lambda address: print(f"{args.dir}: {address} (Ctrl-C ends it)", flush=True))
    return 0
