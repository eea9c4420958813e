"""What the words of a source say of it."""

from __future__ import annotations

import re
from typing import NamedTuple

from headwater.model import Role

DETERMINER = re.compile(r"^(?:the|an?|its|their|his|her|our|this|that|these|those|some|one|another)\s+(?!of\s)", re.IGNORECASE)


class Named(NamedTuple):
    """What a phrase says of a source: role and name, title and body; `pronoun` or `kind` where another phrase must say who it is."""

    role: Role
    name: str
    title: str | None = None
    organisation: str | None = None
    pronoun: str | None = None
    kind: str | None = None
    channel: str | None = None


def bare(text: str) -> str:
    """Return a phrase without its determiner."""
    return DETERMINER.sub("", text, count=1).strip(" ,.\"“”'’")
