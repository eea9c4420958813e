"""Invented captures for the tests of reading."""

from __future__ import annotations

from headwater.config import Settings
from headwater.model import Article, Capture, Failure
from headwater.read import read


def capture(media_type: str, url: str | None = None) -> Capture:
    return Capture(
        id="cap-test", sha256="00", size=1, media_type=media_type, url=url, file_name="a.txt", obtained_at="2031-05-06T00:00:00Z", obtained_by="file"
    )


def article(content: str | bytes, media_type: str = "text/plain", url: str | None = None, settings: Settings | None = None) -> Article:
    found = attempt(content, media_type, url, settings)
    assert isinstance(found, Article), found
    check(found)
    return found


def attempt(content: str | bytes, media_type: str = "text/plain", url: str | None = None, settings: Settings | None = None) -> Article | Failure:
    raw = content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass")
    return read(capture(media_type, url), raw, settings or Settings())


def check(found: Article) -> None:
    """Sections are in order and hold all that is not white space; the text can be written as UTF-8."""
    at = 0
    for s in found.sections:
        assert not found.text[at : s.start].strip()
        assert found.text[s.start : s.end].strip() == found.text[s.start : s.end]
        at = s.end
    assert not found.text[at:].strip()
    found.text.encode("utf-8")


def kinds(found: Article) -> dict[str, str]:
    """The first words of each section, with its kind."""
    return {found.text[s.start : s.end][:24]: s.kind for s in found.sections}


def of_kind(found: Article, kind: str) -> list[str]:
    return [found.text[s.start : s.end] for s in found.sections if s.kind == kind]
