"""How strongly an article tells a thing: as a thought, a plan or a fact; in any language that has a list of words for thoughts."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources

from headwater.link.propositions import Proposition
from headwater.link.words import fold

THOUGHT, PLAN, FACT = 1, 2, 3
TOLD = {THOUGHT: "thought", PLAN: "plan", FACT: "fact"}
OPENING = 12
"""Words of an assertion among which its own verb stands; what stands behind them is said of something else."""
MAY = re.compile(r"(?<!^)\bMay\b")
"""The month."""
PAST = re.compile(r"\b(?:have|has|had) (?:also |already )?(?:been )?\w+(?:ed|en|n|t)\b", re.IGNORECASE)
"""What is over: "may have been copied" is no plan."""
REST = 200
"""Characters behind an assertion in which its sentence ends."""
_STOP = re.compile(r"[.!?？。\n]")
NEVER = re.compile(r"(?!)")


def strength(p: Proposition) -> int | None:
    """Return whether an assertion is a thought (1), a plan (2) or a fact (3); None where its source does not say so or its status is not known."""
    if p.stance != "says" or p.negated or asks(p):
        return None
    opening = " ".join(p.assertion.span.text.split()[:OPENING])
    if p.assertion.stance == "speculates" or tentative(p.article.language).search(fold(MAY.sub("", opening))):
        return THOUGHT
    if p.status == "planned":
        return PLAN
    return FACT if p.status in ("under_way", "done", "stopped") else None


def drops(p: Proposition) -> bool:
    """Tell whether an assertion says that something planned will not be: "abandoned the idea", "ruled out", in any language that has a list."""
    return pattern_in(p.article.language, "strength", "dropped").search(p.assertion.span.text) is not None


def asks(p: Proposition) -> bool:
    """Tell whether an assertion stands in a question: whoever asks says nothing."""
    end = _STOP.search(p.article.text, p.assertion.span.end, p.assertion.span.end + REST)
    return end is not None and end[0] in "?？"


def hangs(p: Proposition) -> bool:
    """Tell whether an assertion hangs on something else: "unless it is paid"."""
    return not set(told_in(p.article.language, "strength", "hanging")).isdisjoint(w.casefold() for w in p.assertion.span.text.split())


@cache
def tentative(language: str | None) -> re.Pattern[str]:
    """Match a language's words for what is only thought about, or may be, in folded text; nothing where it has no list."""
    entries = told_in(language, "strength", "tentative")
    parts = [re.escape(fold(e.removesuffix("*"))) + (r"\w*" if e.endswith("*") else "") for e in sorted(entries, key=lambda e: (-len(e), e))]
    return re.compile(rf"\b(?:{'|'.join(parts)})\b") if parts else NEVER


@cache
def told_in(language: str | None, table: str, key: str) -> tuple[str, ...]:
    """Return a list of a language's words for findings; nothing where it has no list."""
    code = (language or "en").split("-")[0].lower()
    source = resources.files("headwater.text").joinpath("data", code, "findings.toml")
    if not code.isalpha() or not source.is_file():
        return ()
    return tuple(tomllib.loads(source.read_text("utf-8")).get(table, {}).get(key, ()))


@cache
def pattern_in(language: str | None, table: str, key: str) -> re.Pattern[str]:
    """Match any of a language's regular expressions for findings; nothing where it has no list. A language not known is read as English."""
    return re.compile("|".join(told_in(language, table, key)) or NEVER.pattern, re.IGNORECASE)
