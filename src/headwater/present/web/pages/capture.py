"""The original bytes: shown safely, or handed over as they are."""

from __future__ import annotations

import re

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from headwater.model import Capture
from headwater.present.views.index import find
from headwater.present.web.original import POLICY, show
from headwater.present.web.shelf import Shelf


def original(shelf: Shelf, request: Request) -> Response:
    """Show a capture's original without anything active or remote."""
    capture = _capture(shelf, request)
    html = show(shelf.original(capture), capture.media_type)
    return HTMLResponse(html.encode("utf-8", "replace"), headers={"Content-Security-Policy": POLICY})


def raw(shelf: Shelf, request: Request) -> Response:
    """Hand a capture's bytes over as a download, whatever they are."""
    capture = _capture(shelf, request)
    headers = {"Content-Disposition": f'attachment; filename="{_file_name(capture)}"', "Content-Security-Policy": "default-src 'none'; sandbox"}
    return Response(shelf.original(capture), media_type="application/octet-stream", headers=headers)


def _capture(shelf: Shelf, request: Request) -> Capture:
    return find(shelf.index().captures, request.path_params["id"], "capture")


def _file_name(capture: Capture) -> str:
    """Return a name made of plain characters only; the digest stands for what is not there."""
    name = re.sub(r"[^A-Za-z0-9._-]+", "_", (capture.file_name or "").replace("\\", "/").rpartition("/")[2])[-80:].strip("._")
    return name or capture.sha256[:16]
