"""Articles for tests: invented texts of one section a paragraph."""

from __future__ import annotations

from headwater.model import Article, Outlet, Section, SectionKind


def article(
    *parts: tuple[SectionKind, str] | str, outlet: str | None = "Morning Lantern", published: str | None = "2031-05-14", language: str = "en"
) -> Article:
    """Return an article with one section a part; a bare string is a body paragraph."""
    text, sections = "", []
    for part in parts:
        kind: SectionKind = "body" if isinstance(part, str) else part[0]
        words = part if isinstance(part, str) else part[1]
        sections.append(Section(kind=kind, start=len(text), end=len(text) + len(words)))
        text += words + "\n\n"
    return Article(
        id="art-test",
        capture_id="cap-test",
        file_name="test.txt",
        url=None,
        outlet=Outlet(name=outlet) if outlet else None,
        title=None,
        byline=None,
        published=published,
        published_basis=None,
        modified=None,
        language=language,
        text=text,
        sections=tuple(sections),
        made_by="test",
    )
