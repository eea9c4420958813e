"""Settings of a dossier, from its `dossier.toml`."""

from __future__ import annotations

import json
import tomllib
from dataclasses import fields
from pathlib import Path

from headwater.errors import SettingsError
from headwater.model import noun


@noun
class Settings:
    """What a dossier may set. Sizes are in bytes."""

    title: str = ""
    max_input_bytes: int = 20_000_000
    """A larger input is refused whole, with a failure that says so."""
    max_text_chars: int = 400_000
    """A longer text is cut there for reading; the capture keeps everything."""
    workers: int = 2
    """Processes that read and extract side by side."""

    def __post_init__(self) -> None:
        for name in ("max_input_bytes", "max_text_chars", "workers"):
            value = getattr(self, name)
            if not isinstance(value, int) or isinstance(value, bool) or value < 1:
                raise SettingsError(f"dossier.toml: {name} is {value!r}, not a whole number above 0")
        if not isinstance(self.title, str):
            raise SettingsError(f"dossier.toml: title is {self.title!r}, not text")


def load(path: Path) -> Settings:
    """Read settings from a TOML file; an unknown setting is an error, a missing one has its default."""
    try:
        table = tomllib.loads(path.read_text("utf-8"))
    except OSError as error:
        raise SettingsError(f"{path} cannot be read: {error.strerror}") from error
    except (ValueError, RecursionError) as error:  # not UTF-8, not TOML, endless numbers, endless nesting
        raise SettingsError(f"{path.name} cannot be read: {error}") from error
    unknown = sorted(set(table) - {f.name for f in fields(Settings)})
    if unknown:
        raise SettingsError(f"{path.name}: no such setting: {', '.join(unknown)}")
    return Settings(**table)


def dump(settings: Settings) -> str:
    """Return the settings as TOML."""
    lines = [f"{f.name} = {json.dumps(getattr(settings, f.name), ensure_ascii=False)}" for f in fields(Settings)]
    # a JSON string or integer is a TOML one too, but for DEL; a title made from a folder's name may hold what no UTF-8 file can
    text = "\n".join(lines).replace("\x7f", "\\u007f") + "\n"
    return text.encode("utf-8", "replace").decode("utf-8")
