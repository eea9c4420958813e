"""Where the development data lies, and what to say where it is absent."""

from __future__ import annotations

import os
from pathlib import Path


class NoData(Exception):
    """The development data is not on this machine."""


def data(*parts: str) -> Path:
    """Return a path below HEADWATER_DATA; raises NoData where it is not set or lacks that path."""
    root = os.environ.get("HEADWATER_DATA")
    if not root:
        raise NoData("set HEADWATER_DATA to the folder that holds bench/, stories/ and score/")
    path = Path(root).joinpath(*parts)
    if not path.exists():
        raise NoData(f"HEADWATER_DATA has no {'/'.join(parts)}")
    return path
