from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from headwater import config
from headwater.config import Settings
from headwater.errors import SettingsError


def load(folder: Path, text: str | bytes) -> Settings:
    path = folder / "dossier.toml"
    path.write_bytes(text.encode("utf-8") if isinstance(text, str) else text)
    return config.load(path)


def test_what_is_not_set_has_its_default(tmp_path: Path) -> None:
    assert load(tmp_path, "") == Settings()
    assert load(tmp_path, "# nothing\nworkers = 4\n") == Settings(workers=4)


@given(
    st.builds(
        Settings,
        title=st.text(st.characters(exclude_categories=["Cs"]), max_size=20),
        workers=st.integers(1, 64),
        max_input_bytes=st.integers(1, 2**40),
    )
)
@settings(max_examples=80, deadline=None)
def test_settings_come_back_as_they_were(tmp_path_factory: pytest.TempPathFactory, given_settings: Settings) -> None:
    assert load(tmp_path_factory.mktemp("settings"), config.dump(given_settings)) == given_settings


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("colour = 'red'", "no such setting: colour"),
        ("workers = 0", "workers is 0, not a whole number above 0"),
        ("workers = true", "workers is True"),
        ("workers = 1.5", "workers is 1.5"),
        ("max_input_bytes = -1", "max_input_bytes is -1"),
        ("max_text_chars = '5'", "max_text_chars is '5'"),
        ("title = 5", "title is 5, not text"),
        ("title = ", "dossier.toml cannot be read"),
        (b"title = '\xff'", "dossier.toml cannot be read"),
        ("workers = 1" + "0" * 5_000, "dossier.toml cannot be read"),
        ("a = " + "[" * 50_000, "dossier.toml cannot be read"),
    ],
)
def test_a_setting_without_meaning_is_told(tmp_path: Path, text: Any, told: str) -> None:
    with pytest.raises(SettingsError, match=told) as refused:
        load(tmp_path, text)
    assert "\n" not in str(refused.value)


def test_settings_that_are_not_there_are_told(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="cannot be read"):
        config.load(tmp_path / "none.toml")


def test_any_title_can_be_written(tmp_path: Path) -> None:
    assert load(tmp_path, config.dump(Settings(title='a\x7f"\\\n\x00\U0001f600'))).title == 'a\x7f"\\\n\x00\U0001f600'
    assert load(tmp_path, config.dump(Settings(title="a\udcff"))).title == "a?"
