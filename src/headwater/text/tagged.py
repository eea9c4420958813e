"""A passage cut into tokens with their parts of speech."""

from __future__ import annotations

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
        return next((i for i, t in enumerate(self.tokens) if t.end > offset), len(self.tokens))


@lru_cache(maxsize=512)
def tagged(text: str, start: int, end: int) -> Tagged:
    """Return the tokens and tags of a passage; the latest passages are remembered."""
    found = tuple(tokens(text, start, end))
    return Tagged(tokens=found, tags=tag(found))


def part(of: Tagged, start: int, end: int) -> Tagged:
    """Return the tokens of a shorter stretch, with the tags they have in the whole."""
    i = of.index(start)
    j = i
    while j < len(of.tokens) and of.tokens[j].start < end:
        j += 1
    return Tagged(tokens=of.tokens[i:j], tags=of.tags[i:j])
