"""One person, two offices: in one article, or in one against others."""

from __future__ import annotations

from dataclasses import replace

from headwater.extract import extract
from headwater.link import link
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


def _told(page: str, title: str, day: str) -> Reading:
    told = replace(article(f"The plant at Tullen is safe, {title} Ona Vellan said.", published=day), id=page)
    return Reading(article=told, extraction=extract(told))


def _across(*titles: tuple[str, str]) -> list[str]:
    return [f.explanation for f in link([_told(f"p{n}", t, day) for n, (t, day) in enumerate(titles)]).findings if f.kind == "conflict"]


def test_an_office_that_one_article_alone_gives_is_pointed_out() -> None:
    near, late = "2031-03-04", "2031-09-04"
    (field,) = _across(("Energy Minister", near), ("Energy Minister", near), ("Finance Minister", near))
    assert "energy minister" in field
    (lesser,) = _across(("Energy Minister", near), ("Energy Minister", near), ("Deputy Energy Minister", near))
    assert "deputy energy minister" in lesser
    assert not _across(("Energy Minister", near), ("Finance Minister", near))
    assert not _across(("Energy Minister", near), ("Energy Minister", near), ("Finance Minister", late))
    assert not _across(("Interior Minister", near), ("Interior Minister", near), ("Home Minister", near))
