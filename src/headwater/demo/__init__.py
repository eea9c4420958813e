"""A small dossier of reports in which everything is invented: countries, people, institutions, outlets, equipment and events.

It was written for Headwater so that each phenomenon of real reporting and each kind of finding occurs at least once; README.md lists where.
"""

from __future__ import annotations

import atexit
from contextlib import ExitStack
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path


@cache
def captures() -> Path:
    """Give the folder of the demo's captures; unpacked for the life of the process where the package lies in an archive."""
    stack = ExitStack()
    atexit.register(stack.close)
    return stack.enter_context(as_file(files(__name__) / "captures"))
