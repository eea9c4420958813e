"""A small dossier of reports in which everything is invented: countries, people, institutions, outlets, equipment and events.

It was written for Headwater so that each phenomenon of real reporting and each kind of finding occurs at least once; README.md lists where.
"""

from __future__ import annotations

from contextlib import AbstractContextManager
from importlib.resources import as_file, files
from pathlib import Path


def captures() -> AbstractContextManager[Path]:
    """Give the folder of the demo's captures for the length of a `with` block, wherever the package is installed."""
    return as_file(files(__name__) / "captures")
