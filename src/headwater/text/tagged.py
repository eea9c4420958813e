"""A passage cut into tokens with their parts of speech."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import lru_cache

from headwater.model import Span, noun
from headwater.text.tags import tag
from headwater.text.tokens import Token, tokens


@noun
class Tagged:
    """Tokens of a passage and one tag letter each."""

    tokens: tuple[Token, ...]
    tags: str

    def span(self, text: str, i: int, j: int) -> Span:
        """Return the passage from token i up to, not including, token j."""
        start, end = self.tokens[i].start, self.tokens[j - 1].end
        return Span(start=start, end=end, text=text[start:end])

    def index(self, offset: int) -> int:
        """Return the first token that ends after an offset."""
        return bisect_right(self.tokens, offset, key=_end)


@lru_cache(maxsize=512)
def tagged(text: str, start: int, end: int) -> Tagged:
    """Return the tokens and tags of a passage; the latest passages are remembered."""
    found = tuple(tokens(text, start, end))
    return Tagged(tokens=found, tags=tag(found))


def _start(token: Token) -> int:
    return token.start


def _end(token: Token) -> int:
    return token.end


def part(of: Tagged, start: int, end: int) -> Tagged:
    """Return the tokens of a shorter stretch, with the tags they have in the whole."""
    i = of.index(start)
    j = max(i, bisect_left(of.tokens, end, key=_start))
    return Tagged(tokens=of.tokens[i:j], tags=of.tags[i:j])
