"""What a decision's `value` says: what its passages are, how they fall into groups, and what is set to what.

| ruling | value |
|---|---|
| accept, reject | "claim", "assertion", "finding conflict" |
| merge | "claims 3 1": the first three passages are one claim, the next another |
| split | "claims 1 3": the first passage is one claim, the other three another |
| correct | "assertion status=done", "entity name=Ilse Varnholt", "article published=2031-03-04" |
| grade | "source B", "outlet B", "claim 2" |
| undo | nothing: `supersedes` says what is undone |

Without a value each passage stands for itself.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from itertools import accumulate, pairwise
from typing import Literal, TypeVar, get_args

from headwater.errors import ModelError
from headwater.model import Decision, EntityKind, FindingKind, Reliability, Ruling, Stance, Status, noun

T = TypeVar("T")
Subject = Literal["claim", "claims", "assertion", "finding", "entity", "article", "source", "outlet"]
_TIME = re.compile(r"\d{4}(?:-\d\d(?:-\d\d(?:T\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:\d\d)?)?)?)?")
_NUMBER = re.compile(r"-?\d{1,15}(?:\.\d{1,6})?")
_NAME = re.compile(r"\S[^\x00-\x1f]{0,199}")
FIELDS: Mapping[str, Mapping[str, Sequence[str] | re.Pattern[str]]] = {
    "assertion": {
        "status": get_args(Status),
        "stance": get_args(Stance),
        "distanced": ("true", "false"),
        "figure": _NUMBER,
        "source": _NAME,
    },
    "entity": {"name": _NAME, "kind": get_args(EntityKind), "country": re.compile("[A-Z]{2}")},
    "article": {"published": _TIME, "outlet": _NAME},
}
"""What may be corrected, and to what."""
SUBJECTS: Mapping[Ruling, tuple[Subject, ...]] = {
    "accept": ("claim", "assertion", "finding"),
    "reject": ("claim", "assertion", "finding"),
    "merge": ("claims",),
    "split": ("claims",),
    "correct": ("assertion", "entity", "article"),
    "grade": ("source", "outlet", "claim"),
    "undo": (),
}


@noun
class Meaning:
    """What a decision is on, and the rest of its value."""

    subject: Subject
    rest: str = ""

    @property
    def setting(self) -> tuple[str, str]:
        """Return the field and the value of a correction."""
        name, _, new = self.rest.partition("=")
        return name, new


def meaning(decision: Decision) -> Meaning:
    """Return what a decision's value says; raises ModelError where it says nothing that can be done."""
    if decision.value is None or decision.ruling == "undo":
        return Meaning(subject="claims" if decision.ruling in ("merge", "split") else "assertion")
    first, _, rest = decision.value.partition(" ")
    subject = next((s for s in SUBJECTS[decision.ruling] if s == first), None)
    if subject is None:
        raise ModelError(f"{decision.ruling} cannot be made of {first[:40]!r}")
    found = Meaning(subject=subject, rest=rest)
    _check(decision, found)
    return found


def _check(decision: Decision, found: Meaning) -> None:
    if decision.ruling == "correct":
        check_setting(found.subject, *found.setting)
    elif found.subject == "finding" and found.rest not in get_args(FindingKind):
        raise ModelError(f"there is no finding called {found.rest[:40]!r}")
    elif decision.ruling == "grade":
        allowed = ("1", "2", "3", "4", "5", "6") if found.subject == "claim" else get_args(Reliability)
        if found.rest not in allowed:
            raise ModelError(f"a grade is A to F for a source and 1 to 6 for a claim, not {found.rest[:40]!r}")
    elif found.subject == "claims":
        groups(decision.subject, found)


def check_setting(subject: str, name: str, new: str) -> None:
    """Raise ModelError where a field is not one that may be corrected, or a value not one of its own."""
    fields = FIELDS.get(subject, {})
    if name not in fields:
        raise ModelError(f"of an {subject}, what can be corrected is {', '.join(fields)}, not {name[:40]!r}")
    allowed = fields[name]
    if isinstance(allowed, re.Pattern):
        if not allowed.fullmatch(new):
            raise ModelError(f"{new[:40]!r} is no {name} of an {subject}")
        if allowed is _TIME and not _is_day(new):
            raise ModelError(f"{new[:40]!r} is no day of the calendar")
    elif new not in allowed:
        raise ModelError(f"{name} is one of {', '.join(allowed)}, not {new[:40]!r}")


def _is_day(time: str) -> bool:
    """Tell whether a time, or its day, month or year, is one of the calendar."""
    whole = time + "0001-01-01"[len(time) :]
    try:
        datetime.fromisoformat(whole).astimezone(UTC) if "T" in whole else date.fromisoformat(whole)
    except (ValueError, OverflowError):
        return False
    return True


def groups(passages: Sequence[T], found: Meaning) -> list[Sequence[T]]:
    """Return the passages of a merge or a split in their groups; each by itself where the value does not say; raises ModelError."""
    if not found.rest:
        return [[p] for p in passages]
    sizes = [int(s) if s.isascii() and s.isdigit() and len(s) < 7 else 0 for s in found.rest.split(" ")]
    if len(sizes) < 2 or min(sizes) < 1 or sum(sizes) != len(passages):
        raise ModelError(f"{found.rest[:40]!r} does not say how {len(passages)} passages fall into claims")
    return [passages[a:b] for a, b in pairwise((0, *accumulate(sizes)))]
