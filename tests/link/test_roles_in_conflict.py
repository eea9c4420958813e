"""One person, two offices in one article."""

from __future__ import annotations

from headwater.extract import extract
from headwater.link.roles_in_conflict import role_conflicts
from headwater.model import Reading
from tests.extract.articles import article


def _findings(*parts: str) -> list[tuple[str, list[str]]]:
    page = article(*parts)
    return [(f.kind, [e.span.text for e in f.evidence]) for f in role_conflicts([Reading(article=page, extraction=extract(page))])]


def test_two_offices_of_one_kind_are_pointed_out_and_kept() -> None:
    found = _findings("Energy Minister Ona Vellan said the plant was safe.", "It would close in May, Finance Minister Ona Vellan said.")
    assert found == [("conflict", ["Energy Minister Ona Vellan", "Finance Minister Ona Vellan"])]


def test_a_shorter_title_contradicts_nothing() -> None:
    assert not _findings("Energy Minister Ona Vellan said the plant was safe.", "It would close in May, the minister, Ona Vellan, said.")
    assert not _findings("Energy Minister Ona Vellan said so.", "Finance Minister Pol Hask said otherwise.")
