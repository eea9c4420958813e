"""What stands beside a name: title and organisation of a person, what a body is part of, other names of a thing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from headwater.extract.runs import listed
from headwater.model import EntityKind
from headwater.text.nations import nations
from headwater.text.patterns import load
from headwater.text.tagged import Tagged


@dataclass(slots=True, kw_only=True)
class Draft:
    """A mention in the making: tokens i to j (not included) of its sentence."""

    i: int
    j: int
    kind: EntityKind
    name: str
    title: str | None = None
    organisation: str | None = None
    part_of: str | None = None
    country: str | None = None
    alias_of: str | None = None
    sure: bool = False


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    data = load("en", "equipment")
    return {k: re.compile(data[k]) for k in ("alias", "also_known")}


@cache
def _titles() -> frozenset[str]:
    return frozenset(load("en", "titles")["person"])


def describe_drafts(text: str, of: Tagged, drafts: list[Draft]) -> list[Draft]:
    """Complete the names of a sentence by the words between and beside them."""
    drafts = _possessive_bodies(of, drafts)
    for n, draft in enumerate(drafts):
        if n + 1 < len(drafts):
            _join(of, draft, drafts[n + 1])
        if draft.kind == "person":
            _person(of, draft, drafts, n)
    _chained(of, drafts)
    _aliases(text, of, drafts)
    _bracketed(of, drafts)
    return drafts


def _possessive_bodies(of: Tagged, drafts: list[Draft]) -> list[Draft]:
    """Read "Norway's intelligence agency" as one body of that country."""
    found = []
    starts = {d.i for d in drafts}
    for d in drafts:
        found.append(d)
        if d.kind != "place" or d.j >= len(of.tokens) or of.tags[d.j] != "K" or d.name not in nations().names:
            continue
        k = d.j + 1
        while k < len(of.tokens) and k - d.j < 5 and of.tags[k] in "NJ" and k not in starts:
            k += 1
        last = next((n for n in range(k - 1, d.j, -1) if of.tokens[n].low in listed("body_nouns")), None)
        if last is not None and last + 1 == k:
            name = f"{d.name}'s " + " ".join(of.tokens[n].text for n in range(d.j + 1, k))
            found[-1] = Draft(i=d.i, j=k, kind="organisation", name=name, country=d.country, sure=True)
    return found


def _join(of: Tagged, left: Draft, right: Draft) -> None:
    """Read what stands between two neighbouring names: 's, "under", "of the"."""
    between = [of.tokens[k].low for k in range(left.j, right.i)]
    if between and between[0] in ("'s", "’s", "'", "’") and len(between) <= 3 and right.kind in ("organisation", "agreement"):
        if left.kind == "organisation":
            right.part_of = left.name
        right.country = right.country or left.country
    elif left.kind == "organisation" and right.kind == "organisation" and between and between[0] in listed("member_links") and len(between) <= 2:
        left.part_of, left.country = right.name, left.country or right.country
    elif left.kind == "organisation" and right.kind == "organisation" and between[:1] in (["of"], ["at"]) and len(between) <= 2:
        left.part_of = right.name
    elif (
        left.kind == "organisation"
        and right.kind == "place"
        and between[:1] in (["under"], ["of"])
        and len(between) <= 2
        and right.name in nations().names
    ):
        left.country = left.country or right.country


def _chained(of: Tagged, drafts: list[Draft]) -> None:
    """Read "the Centre under Norway's Council": the country between does not hide the body."""
    for n in range(len(drafts) - 2):
        left, nation, right = drafts[n : n + 3]
        low = [of.tokens[k].low for k in range(left.j, nation.i)]
        possessive = right.i - nation.j <= 2 and nation.j < len(of.tags) and of.tags[nation.j] == "K"
        if (
            left.kind == right.kind == "organisation"
            and nation.kind == "place"
            and possessive
            and low
            and low[0] in listed("member_links")
            and len(low) <= 2
        ):
            left.part_of, left.country = right.name, left.country or nation.country


def _person(of: Tagged, person: Draft, drafts: list[Draft], n: int) -> None:
    """Read title and organisation: "X, head of Y", "Y spokesman X", "the head of Y, X"."""
    following = _after(of, person, drafts, n)
    if following:
        person.title, person.organisation = person.title or following[0], person.organisation or following[1]
        return
    if n == 0:
        return
    before = drafts[n - 1]
    words = [of.tokens[k].low for k in range(before.j, person.i)]
    if before.kind in ("organisation", "outlet") and words and words[-1] in _titles() and len(words) <= 4 and "," not in words:
        person.title = person.title or " ".join(w for w in words if w not in ("'s", "’s"))
        person.organisation = before.name
    elif before.kind in ("organisation", "outlet") and not words and person.title:
        person.organisation = before.name
    elif before.kind in ("organisation", "outlet") and words == [","]:
        k = before.i - 1
        while k > 0 and of.tags[k] in "DKP":
            k -= 1
        if k > 0 and of.tokens[k].low in listed("title_links") and of.tokens[k - 1].low in _titles():
            person.title, person.organisation = person.title or of.tokens[k - 1].text, before.name


def _after(of: Tagged, person: Draft, drafts: list[Draft], n: int) -> tuple[str, str | None] | None:
    """Read the apposition after a person: ", head of the Centre", ", a Kremlin spokesman"."""
    k = person.j
    if k >= len(of.tokens) or of.tags[k] != ",":
        return None
    k += 1
    begin = k + 1 if k < len(of.tokens) and of.tags[k] == "D" else k
    end = begin
    while end < len(of.tokens) and end - begin < 7 and (of.tags[end] in "NJPK" or of.tokens[end].low in ("and", "-")):
        end += 1
    role = next((m for m in range(end - 1, begin - 1, -1) if of.tokens[m].low in _titles()), None)
    if role is None:
        return None
    inner = next((d for d in drafts[n + 1 :] if begin <= d.i < role and d.kind in ("organisation", "outlet")), None)
    title_start = inner.j if inner else begin
    while title_start <= role and of.tags[title_start] == "K":
        title_start += 1
    title = " ".join(of.tokens[m].text for m in range(title_start, role + 1) if of.tokens[m].text not in nations().demonyms)
    if inner:
        return title or of.tokens[role].text, inner.name
    if role + 1 < len(of.tokens) and of.tokens[role + 1].low in listed("title_links"):
        body = next((d for d in drafts[n + 1 :] if role + 1 < d.i <= role + 5 and d.kind in ("organisation", "outlet")), None)
        return title, _owned(of, body, drafts).name if body else None
    return title, None


def _initials(name: str, short: str) -> bool:
    """Tell whether the letters of a short form begin the words of a name."""
    return [w[0].upper() for w in name.split() if w[0].isupper()] == list(short)


def _owned(of: Tagged, body: Draft, drafts: list[Draft]) -> Draft:
    """Follow possessives: of "the Council's Centre", the Centre."""
    owned = next((d for d in drafts if d.i == body.j + 1 and body.j < len(of.tags) and of.tags[body.j] == "K" and d.kind == "organisation"), None)
    return _owned(of, owned, drafts) if owned else body


def _aliases(text: str, of: Tagged, drafts: list[Draft]) -> None:
    """Read "X is the Norwegian name for the drone Y" and "X, also known as Y"."""
    for n, draft in enumerate(drafts[:-1]):
        at = of.tokens[draft.j - 1].end
        if _patterns()["alias"].match(text, at):
            other = drafts[-1] if drafts[-1].i > draft.j else drafts[n + 1]
            things = "equipment" in (draft.kind, other.kind) or any(d.kind == "equipment" for d in drafts)
            if things:
                draft.kind = other.kind = "equipment"
            draft.alias_of = other.name
        elif (
            (match := _patterns()["also_known"].match(text, at))
            and drafts[n + 1].i < len(of.tokens)
            and abs(of.tokens[drafts[n + 1].i].start - match.end()) <= 1
        ):
            drafts[n + 1].alias_of, drafts[n + 1].kind = draft.name, draft.kind


def _bracketed(of: Tagged, drafts: list[Draft]) -> None:
    """Read "Norwegian Security Service (NSS)": the short form in brackets is another name."""
    for left, right in pairwise(drafts):
        short = right.name.rstrip("s")
        opened = right.i == left.j + 1 and of.tokens[left.j].text == "(" and right.j < len(of.tokens) and of.tokens[right.j].text == ")"
        if opened and short.isupper() and 2 <= len(short) <= 7 and left.kind in ("organisation", "equipment", "agreement", "outlet", "person"):
            if left.kind == "person" and not _initials(left.name, short):
                continue
            left.kind = "organisation" if left.kind == "person" else left.kind
            right.alias_of, right.kind = left.name, left.kind
            right.country = right.country or left.country
