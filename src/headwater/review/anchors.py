"""Passages that outlive re-reading: the capture's digest, the exact quote, and what stands on either side.

After W3C Web Annotation's TextQuoteSelector (exact, prefix, suffix): the position may move when a page is read anew, the quote does not.
"""

from __future__ import annotations

from headwater.model import Anchor, Span

CONTEXT = 32
"""Characters kept on either side of the quote."""


def anchor(text: str, span: Span, digest: str) -> Anchor:
    """Return the anchor of a passage in the article text made from the capture with this SHA-256."""
    before, after = text[max(0, span.start - CONTEXT) : span.start], text[span.end : span.end + CONTEXT]
    return Anchor(sha256=digest, exact=span.text, prefix=before, suffix=after)


def attach(text: str, where: Anchor) -> Span | None:
    """Return the passage that an anchor means, or None where the quote is gone.

    Of several places with the same quote, the one whose surroundings agree most is meant; the first of equals.
    """
    best: tuple[int, int] | None = None
    at = text.find(where.exact) if where.exact else -1
    while at >= 0:
        end = at + len(where.exact)
        fit = _same_end(text[max(0, at - CONTEXT) : at], where.prefix) + _same_start(text[end : end + CONTEXT], where.suffix)
        if best is None or fit > best[0]:
            best = (fit, at)
        at = text.find(where.exact, at + 1)
    if best is None:
        return None
    return Span(start=best[1], end=best[1] + len(where.exact), text=where.exact)


def _same_start(a: str, b: str) -> int:
    return next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))


def _same_end(a: str, b: str) -> int:
    return _same_start(a[::-1], b[::-1])
