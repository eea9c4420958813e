"""Words, numbers and marks with their offsets."""

from __future__ import annotations

import re
from typing import NamedTuple

# initials (U.S.), numbers with their suffix (1.3TB, 2024-05-20), words with inner hyphens, apostrophes and dots (hackers', e-mail, site.com)
TOKEN = re.compile(
    r"(?:[^\W\d_]\.){2,}"
    r"|\d+(?:[.,:/-]\d+)*[^\W_]*(?:-[^\W_]+)*"
    r"|[^\W_]+(?:(?:[-’'&/@]|\.(?=[a-z0-9]))[^\W_]+)*"
    r"|\.{2,}|--+|''|``|\S"
)
CLITIC = re.compile(r"(?:n[’']t|[’'](?:s|re|ve|ll|d|m))$", re.IGNORECASE)


class Token(NamedTuple):
    """One word, number or mark: its offsets in the article's text, as written and in lower case with straight apostrophes."""

    start: int
    end: int
    text: str
    low: str


def tokens(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """Return the tokens of a stretch of text, in order; English clitics ('s, n't) stand alone."""
    found: list[Token] = []
    for match in TOKEN.finditer(text, start, len(text) if end is None else end):
        word = match[0]
        begin, stop = match.span()
        if ("'" in word or "’" in word) and len(word) > 2 and (clitic := CLITIC.search(word)) and clitic.start():
            cut = begin + clitic.start()
            found.append(_token(begin, cut, text))
            found.append(_token(cut, stop, text))
        else:
            found.append(Token(begin, stop, word, word.lower()))
    return found


def _token(start: int, end: int, text: str) -> Token:
    word = text[start:end]
    return Token(start, end, word, word.lower().replace("’", "'"))
