"""Check the project's own marked texts: every mark parses and every content has its cue."""

import re
from pathlib import Path

import pytest

OWN = Path(__file__).parents[2] / "training" / "attribution" / "own"
FILES = sorted(OWN.glob("*/*.txt"))
MARK = re.compile(r"\[([SCT])(\d+) ([^\[\]]*)\]")


def _paragraphs(text: str) -> list[str]:
    """Return the paragraphs of a file, without comments and document lines."""
    lines = ["" if line.strip() == "===" else line for line in text.splitlines() if not line.startswith("# ")]
    return [part.strip() for part in re.split(r"\n\s*\n", "\n".join(lines)) if part.strip()]


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_every_mark_parses_and_every_content_has_a_cue(path: Path) -> None:
    paragraphs = _paragraphs(path.read_text(encoding="utf-8"))
    assert paragraphs
    for paragraph in paragraphs:
        marks = [match.groups() for match in MARK.finditer(paragraph)]
        rest = MARK.sub("", paragraph)
        assert not re.search(r"\[[SCT]\d", rest), f"a mark that does not parse or nests: {paragraph}"
        assert all(words and words == words.strip() for _, _, words in marks), f"blank at the edge of a mark: {paragraph}"
        cues = {number for kind, number, _ in marks if kind == "C"}
        contents = {number for kind, number, _ in marks if kind == "T"}
        assert contents <= cues, f"content without cue: {paragraph}"


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_texts_with_and_without_attribution(path: Path) -> None:
    """A share of paragraphs has no attribution, so that a model learns to find none."""
    paragraphs = _paragraphs(path.read_text(encoding="utf-8"))
    bare = sum(not MARK.search(paragraph) for paragraph in paragraphs)
    assert 0.1 < bare / len(paragraphs) < 0.6
