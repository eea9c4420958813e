"""Every passage that a noun speaks of, wherever in it the span stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from headwater.model import Evidence, Span


def passages(noun: Any, article_id: str | None = None) -> Iterator[tuple[str | None, Span]]:
    """Yield (article id, span) for every span in a noun; nouns inside that name their own article are followed."""
    if isinstance(noun, Span):
        yield article_id, noun
    elif isinstance(noun, Evidence):
        yield noun.article_id, noun.span
    elif isinstance(noun, tuple):
        for part in noun:
            yield from passages(part, article_id)
    elif is_dataclass(noun) and not isinstance(noun, type):
        inside = getattr(noun, "article_id", article_id)
        for f in fields(noun):
            value = getattr(noun, f.name)
            if isinstance(value, tuple) or is_dataclass(value):
                yield from passages(value, inside)
