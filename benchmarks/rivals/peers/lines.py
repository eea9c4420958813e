"""What every rival's script does: read questions as JSON lines, answer each with one JSON line; run by the rival's own interpreter.

The first line written says which versions answer. Nothing here, or beside it, imports Headwater.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from importlib.metadata import version
from typing import Any


def answer(respond: Callable[[dict[str, Any]], Any], *packages: str) -> None:
    """Answer all questions; one that a rival fails on is answered with what it raised."""
    out, sys.stdout = sys.stdout, sys.stderr  # rivals print
    print(json.dumps({package: version(package) for package in packages}), file=out, flush=True)
    for line in sys.stdin:
        try:
            said: dict[str, Any] = {"said": respond(json.loads(line))}
        except Exception as error:  # noqa: BLE001 - whatever a rival raises is its answer
            said = {"error": f"{type(error).__name__}: {error}"[:300]}
        print(json.dumps(said), file=out, flush=True)
