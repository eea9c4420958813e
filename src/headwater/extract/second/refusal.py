"""Why a second reader's answer, or a part of it, does not count."""

from __future__ import annotations

from headwater.errors import HeadwaterError

SHOWN = 160
KEY_PART = 6
"""Characters of a key in a row that give it away."""


class Refusal(HeadwaterError):
    """No answer, or one that does not count.

    `silent`: the endpoint itself failed; `again`: it may do better next time; `plainer`: it may want fewer options.
    """

    def __init__(self, reason: str, *, silent: bool = False, again: bool = False, plainer: bool = False, wait: float = 0.0) -> None:
        """Hold the reason; `wait` is how many seconds the endpoint asks for before another try."""
        super().__init__(reason)
        self.silent, self.again, self.plainer, self.wait = silent, again, plainer, wait


def quoted(words: str) -> str:
    """Return foreign words for a reason: one line, short, in quotation marks."""
    line = " ".join(words[: SHOWN * 2].split())
    return f'"{line[:SHOWN]}…"' if len(line) > SHOWN or len(words) > SHOWN * 2 else f'"{line}"'


def without_key(reason: str, key: str | None) -> str:
    """Return a reason, or where it holds a part of the key, that it was left out."""
    if key and any(key[i : i + KEY_PART] in reason for i in range(max(1, len(key) - KEY_PART + 1))):
        return "refused; the reason is not kept because it holds a part of the key"
    return reason
