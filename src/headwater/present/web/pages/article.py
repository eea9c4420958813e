"""The article's page, and the style sheet that lights a passage up where several marks cut it into pieces."""

from __future__ import annotations

import re

from starlette.requests import Request
from starlette.responses import Response

from headwater.present.views.article import article_view
from headwater.present.web.render import page
from headwater.present.web.shelf import Shelf

SAFE_ANCHOR = re.compile(r"[A-Za-z0-9_-]{1,80}")
LIT = "background:var(--lit);color:var(--ink)"


def article(shelf: Shelf, request: Request) -> Response:
    """Show an article."""
    index = shelf.index()
    shown = _shown(request)
    return page("article.html", view=article_view(index, request.path_params["id"], shown), dossier_title=index.title, shown=shown)


def marks(shelf: Shelf, request: Request) -> Response:
    """Return one rule a passage: where its anchor is the address's target, all its pieces are lit."""
    view = article_view(shelf.index(), request.path_params["id"], _shown(request))
    anchors = [a for a in view.anchors if SAFE_ANCHOR.fullmatch(a)]
    rules = "".join(f":root:has(#{a}:target) .m-{a}{{{LIT}}}\n" for a in anchors)
    return Response(rules, media_type="text/css")


def _shown(request: Request) -> tuple[int, int] | None:
    """Return the passage that the address asks to mark: `?p=START-END`."""
    found = re.fullmatch(r"([0-9]{1,9})-([0-9]{1,9})", request.query_params.get("p", ""))
    return (int(found[1]), int(found[2])) if found and int(found[1]) < int(found[2]) else None
