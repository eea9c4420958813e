"""What a reader finds in one capture, before it is an article."""

from __future__ import annotations

from headwater.model import Outlet, Section, noun


@noun
class Dating:
    """A date with a short word on where it was found."""

    value: str
    basis: str


@noun
class Draft:
    """An article without its ids: text, sections and metadata."""

    text: str
    sections: tuple[Section, ...]
    title: str | None = None
    outlet: Outlet | None = None
    byline: str | None = None
    published: Dating | None = None
    modified: Dating | None = None
    language: str | None = None
