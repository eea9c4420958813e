"""From a view to an answer: templates, and text that no template can turn into anything else."""

from __future__ import annotations

import re
from functools import cache
from typing import Any
from urllib.parse import urlsplit

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.responses import HTMLResponse

UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
NAVIGATION = (("/", "Claims"), ("/findings", "Findings"), ("/system", "System"), ("/failures", "Failures"))


@cache
def environment() -> Environment:
    """Return the templates' environment: everything is escaped, and an unknown name is an error."""
    env = Environment(
        loader=PackageLoader("headwater.present.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.filters["outgoing"] = outgoing
    return env


def outgoing(url: str | None) -> str | None:
    """Return an address that may be linked to (http and https only), or None."""
    if not url:
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme.casefold() in ("http", "https") and parts.netloc else None


def page(template: str, *, status: int = 200, here: str = "", **context: Any) -> HTMLResponse:
    """Return a page; `here` is the entry of the navigation it belongs to."""
    html = environment().get_template(template).render(navigation=NAVIGATION, here=here, **context)
    return HTMLResponse(UNPRINTABLE.sub("\N{REPLACEMENT CHARACTER}", html), status_code=status)
