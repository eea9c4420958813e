"""Run the benchmarks and print each figure beside its floor: `python -m benchmarks [NAME...] [--json]`.

Exit code 1 where a figure is below its floor (or above it, for those of which less is better).
"""

from __future__ import annotations

import argparse
import importlib
import json
import sys
import tomllib
from pathlib import Path

from benchmarks.data import NoData

TASKS = (
    "stories",
    "attribution",
    "times",
    "figures",
    "certainty",
    "places",
    "names",
    "reprints",
    "reprint_pairs",
    "same_event",
    "reading",
    "languages",
    "chains",
    "throughput",
)
LESS_IS_BETTER = {"overstated", "mae", "peak_gb", "false_relations"}


Floors = dict[str, dict[str, float]]
Table = dict[str, dict[str, float | None]]


def main() -> int:
    """Run what was asked for, all by default."""
    parser = argparse.ArgumentParser(description="Measure Headwater, and print each figure beside its floor.")
    parser.add_argument("tasks", nargs="*", metavar="NAME", help=f"one of {', '.join(TASKS)} (default: all)")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    args = parser.parse_args()
    if unknown := [name for name in args.tasks if name not in TASKS]:
        parser.error(f"no such benchmark: {', '.join(unknown)}")
    floors = tomllib.loads((Path(__file__).parent / "floors.toml").read_text("utf-8"))
    measured: Table = {}
    for name in args.tasks or TASKS:
        try:
            part = importlib.import_module(f"benchmarks.{name}").run()
        except NoData as error:
            print(f"{name}: skipped: {error}", file=sys.stderr)
            continue
        measured |= part
        if not args.json:
            _print(part, floors)
    if args.json:
        print(json.dumps(measured))
    return int(any(_below(table, key, value, floors) for table, part in measured.items() for key, value in part.items()))


def _floor(table: str, key: str, floors: Floors) -> float | None:
    return floors.get(table, {}).get(key)


def _below(table: str, key: str, value: float | None, floors: Floors) -> bool:
    floor = _floor(table, key, floors)
    if floor is None:
        return False
    return value is None or (value > floor if key in LESS_IS_BETTER else value < floor)


def _print(part: Table, floors: Floors) -> None:
    for table, figures in part.items():
        print(f"\n{table}")
        for key, value in figures.items():
            floor = _floor(table, key, floors)
            mark = "" if floor is None else f"   {'at most' if key in LESS_IS_BETTER else 'floor'} {floor:g}"
            print(f"  {key:26} {value if value is not None else '-':>10}{mark}{'   BELOW' if _below(table, key, value, floors) else ''}")


if __name__ == "__main__":
    sys.exit(main())
