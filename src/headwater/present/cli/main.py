"""The console command `headwater`: picks the verb, and turns errors into one line and an exit code.

Nothing but the standard library is imported before a verb runs, so that `--help` answers at once.
"""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

from headwater import __version__
from headwater.errors import HeadwaterError, NotFound

VERBS = {
    "new": "make an empty dossier",
    "add": "add captured reports to a dossier",
    "claims": "list what is being reported, and on how many independent origins each claim rests",
    "trace": "show a claim's chains: who said it, and how it reached each outlet",
    "review": "rule on what was found: accept, reject, merge, split, correct, grade, and undo",
    "export": "write the dossier for other programs",
    "serve": "show the dossier's pages in a browser",
    "verify": "recompute every digest and every passage",
    "demo": "build the demo dossier of invented reports, and show it",
}

OK, PROBLEMS, WRONG, INTERRUPTED = 0, 1, 2, 130

EPILOG = """\
exit codes:
  0  done
  1  done, but something could not be: an input refused, a check failed, an id not found
  2  not done: wrong usage, no such dossier, or a dossier in use
  130  interrupted; what was reported as added is kept, and the next `add` completes the rest

examples:
  headwater demo
  headwater new flood
  headwater add flood saved-pages/ feed.jsonl
  headwater claims flood
  headwater trace flood clm-3f2a
"""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one verb and return its exit code."""
    _open_streams()
    # Linking multiplies many small matrices: threads for that, in processes that have a core each, would mostly wait for one another.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    args = list(sys.argv[1:] if argv is None else argv)
    parser = _overview()
    if not args or args[0] not in VERBS:
        parser.parse_args(args)
        parser.print_help()
        return WRONG
    try:
        return _run(args[0], args[1:])
    except HeadwaterError as error:
        _complain(str(error))
        return PROBLEMS if isinstance(error, NotFound) else WRONG
    except KeyboardInterrupt:
        print("headwater: interrupted", file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:
        # The reader of our output went away (`| head`): not an error.
        _drop_output()
        return OK
    except OSError as error:
        _drop_output()
        _complain(f"{error.filename or 'the output'}: {error.strerror or error}")
        return WRONG


def _complain(reason: str) -> None:
    from headwater.present.cli.terminal import clean

    print(f"headwater: {clean(reason)}", file=sys.stderr)


def _open_streams() -> None:
    """Make the output take whatever is printed: a stream may be closed, or have an encoding that lacks our signs."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115 - it stays open as long as the program runs
        elif isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def _drop_output() -> None:
    """Send what could not be printed nowhere, or Python would complain once more at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _overview() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="headwater",
        description="Trace what the news reports back to where it began.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"headwater {__version__}")
    verbs = parser.add_subparsers(title="verbs (each has its own --help)", metavar="VERB", dest="verb")
    for name, summary in VERBS.items():
        verbs.add_parser(name, help=summary, add_help=False)
    return parser


def _run(verb: str, args: Sequence[str]) -> int:
    module = import_module(f"headwater.present.cli.{verb}")
    parser = argparse.ArgumentParser(
        prog=f"headwater {verb}",
        description=f"{VERBS[verb].capitalize()}.",
        epilog=module.EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    module.arguments(parser)
    parsed = parser.parse_args(args)
    code: int = module.run(parsed)
    sys.stdout.flush()
    return code


if __name__ == "__main__":
    sys.exit(main())
