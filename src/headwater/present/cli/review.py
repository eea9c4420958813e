"""`headwater review DIR [RULING ...]`."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from headwater.flow import Dossier
    from headwater.model import Decision
    from headwater.review.rule import Analyst
    from headwater.review.sight import Sight

EPILOG = """\
Without a ruling, the decisions are listed. Each decision keeps who made it, when and why (--why is asked for; --by is your login name, or
HEADWATER_ANALYST, unless you say so). It is anchored in the words of the captures, is never altered, and is undone by a later one alone.
What it changes is counted at once and printed. Ids may be given by their beginning, as far as it is the only one.

what can be corrected:
  of an assertion: status=, stance=, distanced=true|false, figure=NUMBER (its first), source=NAME (who said it)
  of an entity: name=, kind=, country=XX      of an article: published=YYYY-MM-DD, outlet=NAME

examples:
  headwater review flood show clm-3f2a
  headwater review flood reject clm-3f2a --why "the page is a forecast, not a report"
  headwater review flood merge clm-3f2a clm-77b0 --why "one bridge under two names"
  headwater review flood split clm-3f2a assertion-91c4 --why "this one speaks of the year before"
  headwater review flood correct assertion-91c4 status=planned --why "the cue was misread"
  headwater review flood grade "Harbourwire" B --why "two corrections in a year, both prompt"
  headwater review flood undo dec-5d10 --why "the second page settles it"
  headwater review flood export > rulings.jsonl
  headwater review flood import rulings.jsonl
"""


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the verb takes."""
    parser.add_argument("dir", metavar="DIR", type=Path, help="the dossier")
    rulings = parser.add_subparsers(title="rulings", metavar="RULING", dest="ruling")
    _plain(rulings.add_parser("list", help="list the decisions, and which of them are in force"))
    _plain(rulings.add_parser("orphans", help="list the decisions whose passages are no longer found"))
    show = _plain(rulings.add_parser("show", help="show what a claim rests on, with the ids to rule on"))
    show.add_argument("claim", metavar="CLAIM")
    for name, words in (
        ("accept", "stand by a claim, an assertion or a finding"),
        ("reject", "let a claim, an assertion or a finding count no more"),
    ):
        _ruling(rulings.add_parser(name, help=words)).add_argument("ids", metavar="ID", nargs="+", help="of a claim, an assertion or a finding")
    _ruling(rulings.add_parser("merge", help="make one of several claims")).add_argument("claims", metavar="CLAIM", nargs="+")
    split = _ruling(rulings.add_parser("split", help="make a claim of its own of some of a claim's assertions"))
    split.add_argument("claim", metavar="CLAIM")
    split.add_argument("assertions", metavar="ASSERTION", nargs="+")
    correct = _ruling(rulings.add_parser("correct", help="set what was misread"))
    correct.add_argument("id", metavar="ID", help="of an assertion, an entity or an article")
    correct.add_argument("settings", metavar="FIELD=VALUE", nargs="+")
    grade = _ruling(rulings.add_parser("grade", help="grade a source's reliability (A-F) or a claim's credibility (1-6)"))
    grade.add_argument("id", metavar="SOURCE|CLAIM", help="a source's name or id, or a claim's id")
    grade.add_argument("mark", metavar="GRADE")
    _ruling(rulings.add_parser("undo", help="undo a decision, or an undoing")).add_argument("decision", metavar="DECISION")
    rulings.add_parser("export", help="print the decisions as JSON lines, to share them")
    given = _plain(rulings.add_parser("import", help="take in decisions of others"))
    given.add_argument("file", metavar="FILE", help="JSON lines, as `export` prints them; - for standard input")
    parser.add_argument("--json", dest="as_json", action="store_true", help="print JSON")


def _plain(parser: argparse.ArgumentParser) -> argparse.ArgumentParser:
    # Given before or after the ruling, and what is not given after it leaves what was given before.
    parser.add_argument("--json", dest="as_json", action="store_true", default=argparse.SUPPRESS, help="print JSON")
    return parser


def _ruling(parser: argparse.ArgumentParser) -> argparse.ArgumentParser:
    parser.add_argument("--why", metavar="TEXT", required=True, help="the reason, kept with the decision")
    parser.add_argument("--by", metavar="NAME", default="", help="who rules")
    return _plain(parser)


def run(args: argparse.Namespace) -> int:
    """List decisions, or make one and say what it changed."""
    from headwater.flow import Dossier
    from headwater.present.cli import review_show

    listing: dict[str, Callable[[Dossier, argparse.Namespace], int]] = {
        "list": review_show.decisions,
        "orphans": review_show.orphans,
        "show": review_show.claim,
        "export": review_show.lines,
        "import": _take,
    }
    with Dossier(args.dir) as dossier:
        return listing.get(args.ruling or "list", _rule)(dossier, args)


def _rule(dossier: Dossier, args: argparse.Namespace) -> int:
    from headwater.flow import relink, rule
    from headwater.present.cli import review_show
    from headwater.review.rule import Analyst
    from headwater.review.sight import see

    if dossier.ledger.stale():
        with dossier.writing():
            relink(dossier)
    made = _decisions(see(dossier.ledger), args, Analyst(name=args.by or _login(), why=args.why))
    review_show.effect(made, rule(dossier, made), as_json=args.as_json)
    return 0


def _decisions(sight: Sight, args: argparse.Namespace, by: Analyst) -> Sequence[Decision]:
    from headwater.review import rule

    match args.ruling:
        case "accept":
            return [rule.accept(sight, i, by) for i in args.ids]
        case "reject":
            return [rule.reject(sight, i, by) for i in args.ids]
        case "merge":
            return [rule.merge(sight, args.claims, by)]
        case "split":
            return [rule.split(sight, args.claim, args.assertions, by)]
        case "correct":
            return [rule.correct(sight, args.id, setting, by) for setting in args.settings]
        case "grade":
            return [rule.grade(sight, args.id, args.mark, by)]
        case _:
            return [rule.undo(sight, args.decision, by)]


def _take(dossier: Dossier, args: argparse.Namespace) -> int:
    from headwater.flow import rule
    from headwater.model import Failure
    from headwater.present.cli import review_show
    from headwater.present.cli.terminal import clean
    from headwater.review.share import read_lines

    text = sys.stdin.read() if args.file == "-" else Path(args.file).read_text("utf-8", errors="replace")
    read = list(read_lines(text.split("\n"), args.file))
    refused = [r for r in read if isinstance(r, Failure)]
    for failure in refused:
        print(f"headwater: {clean(failure.subject)}: {clean(failure.reason)}", file=sys.stderr)
    known = {d.id for d in dossier.ledger.decisions()}
    fresh = [r for r in read if not isinstance(r, Failure) and r.id not in known]
    review_show.effect(fresh, rule(dossier, fresh), as_json=args.as_json)
    return 1 if refused else 0


def _login() -> str:
    """Return who rules where nobody says: HEADWATER_ANALYST, else the name that this person is logged in by."""
    import getpass

    if name := os.environ.get("HEADWATER_ANALYST", "").strip():
        return name
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""
