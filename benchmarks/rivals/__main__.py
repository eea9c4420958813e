"""Put Headwater's peers beside it: `python -m benchmarks.rivals [TASK...] [--make [ROOM...]] [--json]`.

`--make` makes the virtual environments, which need the package registry; everything after that is offline.
"""

from __future__ import annotations

import argparse
import json
import sys

from benchmarks.data import NoData
from benchmarks.rivals.room import NoRoom, make
from benchmarks.rivals.tasks import ROOMS, TASKS, Row, described


def main() -> int:
    """Run what was asked for, all by default."""
    parser = argparse.ArgumentParser(description="Put Headwater's peers beside it, on the same data by the same scorers.")
    parser.add_argument("tasks", nargs="*", metavar="TASK", help=f"one of {', '.join(TASKS)} (default: all)")
    parser.add_argument("--make", nargs="*", metavar="ROOM", help=f"make virtual environments first: of {', '.join(ROOMS)} (default: all)")
    parser.add_argument("--json", action="store_true", help="print one JSON object a line")
    args = parser.parse_args()
    if unknown := [t for t in args.tasks if t not in TASKS]:
        parser.error(f"no such task: {', '.join(unknown)}")
    if args.make is not None:
        for room in args.make or ROOMS:
            make(room)
        if not args.tasks:
            return 0
    for task in args.tasks or TASKS:
        if not args.json:
            print(f"\n{task}: {described(task)}")
        try:
            for row in TASKS[task]():
                _print(row, as_json=args.json)
        except (NoData, NoRoom) as error:
            print(f"{task}: skipped: {error}", file=sys.stderr)
    return 0


def _print(row: Row, *, as_json: bool) -> None:
    if as_json:
        print(json.dumps(row._asdict()), flush=True)
        return
    figures = "  ".join(f"{k} {v:.3f}" if isinstance(v, float) else f"{k} {v}" for k, v in row.figures.items())
    failed = f"  failed on {row.failed}" if row.failed else ""
    took = f"  {row.seconds:.1f} s" if row.seconds else ""
    print(f"  {row.name:28} {figures}{took}{failed}  {row.versions}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
