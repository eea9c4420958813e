"""The code of the how-to runs as it is written."""

import re
from pathlib import Path

import pytest

PAGE = Path(__file__).parent.parent / "docs" / "how-to" / "use-as-a-library.md"


def test_the_library_example_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    said = "Ilse Varnholt, head of the Lendwick Mapping Service, said the ferry to Ostermoor will be repaired in May.\n"
    (tmp_path / "courier.txt").write_text(said)
    (tmp_path / "gazette.txt").write_text("The ferry to Ostermoor will be repaired in May, Varnholt told reporters on Monday.\n")
    monkeypatch.chdir(tmp_path)
    code = re.findall(r"```python\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)
    assert len(code) == 1
    exec(compile(code[0], str(PAGE), "exec"), {})
    assert "ferry to Ostermoor will be repaired" in capsys.readouterr().out
