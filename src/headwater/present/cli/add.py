"""`headwater add DIR [INPUT...]`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from headwater.workshop import Second

EPILOG = """\
Inputs: text captures (what a browser's "select all, copy" gives), HTML files, JSON lines (id, url, outlet, published, title, language,
and text or html), folders of these, and - for standard input. The same bytes from the same place change nothing when added again.
An input that cannot be taken gives one line and is kept as a failure; everything else goes on, and the exit code is 1.
Without inputs, what an earlier run left undone is completed.

With --reader, the text of the reports is sent to a language model at that address, which says who states what; without it nothing leaves this
machine. The address is https://, or http:// for a server on this machine. What the model's answer gets wrong is refused, entered as a failure, and
read by the rules instead. The key, if one is needed, stands in the environment variable HEADWATER_READER_KEY.

examples:
  headwater add flood page1.html page2.txt
  headwater add flood saved-pages/
  headwater add flood --relink
  curl -s https://example.org/feed.jsonl | headwater add flood -
  headwater add flood saved-pages/ --reader http://127.0.0.1:8080/v1 --model local-model
"""


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the verb takes."""
    parser.add_argument("dir", metavar="DIR", type=Path, help="the dossier")
    parser.add_argument("inputs", metavar="INPUT", nargs="*", help="a file, a folder, or - for standard input")
    parser.add_argument("--relink", action="store_true", help="link everything anew, as after a new version of Headwater")
    parser.add_argument("--json", action="store_true", help="report as one JSON object")
    parser.add_argument("--reader", metavar="URL", help="send the reports' text to this OpenAI-compatible endpoint (default: nothing is sent)")
    parser.add_argument("--model", metavar="NAME", help="the model to ask for there")
    parser.add_argument("--reader-timeout", metavar="SECONDS", type=float, default=120.0, help="how long one answer may take (default: 120)")
    parser.add_argument("--reader-parallel", metavar="N", type=int, default=4, help="articles asked for at the same time (default: 4)")


def run(args: argparse.Namespace) -> int:
    """Add the inputs and say what became of them."""
    from headwater.flow import Dossier, add
    from headwater.present.cli.terminal import bar, clean, put_json

    second = _second(args)
    with Dossier(args.dir) as dossier, bar() as progress:
        added = add(dossier, args.inputs, getattr(sys.stdin, "buffer", None), progress, second, anew=args.relink)
    for failure in added.failures:
        print(f"headwater: {clean(failure.subject)}: {failure.step}: {clean(failure.reason)}", file=sys.stderr)
    if args.json:
        put_json(added)
    else:
        again = f", {added.known} there already" if added.known else ""
        refused = sum(f.step == "second reader" for f in added.failures)
        lost = len(added.failures) - refused
        failed = (f", {lost} could not be taken" if lost else "") + (f", {refused} of the second reader's answers refused" if refused else "")
        print(f"added {_count(added.captures, 'capture')}{again}; read {_count(added.articles, 'article')}{failed}")
    return 1 if added.failures else 0


def _second(args: argparse.Namespace) -> Second | None:
    """Return the second reader that was asked for; what speaks to networks is not even loaded where none was."""
    from headwater.errors import SettingsError

    if args.reader is None and args.model is None:
        return None
    if not args.reader or not args.model:
        raise SettingsError("--reader and --model go together: the endpoint's address, and the model to ask for there")
    from headwater.extract.second import Endpoint, second_reader
    from headwater.workshop import Second

    endpoint = Endpoint(base_url=args.reader, model=args.model, timeout=args.reader_timeout, parallel=args.reader_parallel)
    return Second(extract=second_reader(endpoint), parallel=endpoint.parallel)


def _count(n: int, what: str) -> str:
    return f"{n:,} {what}{'' if n == 1 else 's'}"
