"""The web application: which address shows which page."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from headwater.errors import DossierError, NotFound
from headwater.present.web import pages
from headwater.present.web.guard import Guard
from headwater.present.web.render import page
from headwater.present.web.shelf import Dossier, Shelf

Page = Callable[[Shelf, Request], Response]

ROUTES: tuple[tuple[str, Page], ...] = (
    ("/", pages.dossier),
    ("/claims/{id}", pages.claim),
    ("/articles/{id}", pages.article),
    ("/articles/{id}/marks.css", pages.marks),
    ("/entities/{id}", pages.entity),
    ("/findings", pages.findings),
    ("/system", pages.system),
    ("/search", pages.search),
    ("/failures", pages.failures),
    ("/captures/{id}/original", pages.original),
    ("/captures/{id}/raw", pages.raw),
)


def build(dossier: Dossier, hosts: Iterable[str] = ()) -> Starlette:
    """Return the application for one dossier; `hosts` are names it may be asked for besides this machine's own."""
    shelf = Shelf(dossier)
    routes = [Route(path, _endpoint(shelf, show), methods=["GET"], name=show.__name__) for path, show in ROUTES]
    return Starlette(
        routes=[
            *routes,
            Route("/healthz", _health, methods=["GET"]),
            Mount("/static", StaticFiles(packages=[("headwater.present.web", "static")]), name="static"),
        ],
        middleware=[Middleware(Guard, hosts=tuple(hosts))],
        exception_handlers={NotFound: _not_found, HTTPException: _refused, DossierError: _damaged},
    )


def _endpoint(shelf: Shelf, show: Page) -> Callable[[Request], Response]:
    async def endpoint(request: Request) -> Response:
        return await run_in_threadpool(show, shelf, request)

    return endpoint  # type: ignore[return-value]  # Starlette awaits what it gets


def _health(request: Request) -> Response:
    del request
    return PlainTextResponse("ok\n")


def _not_found(request: Request, error: Exception) -> Response:
    del request
    return page("error.html", status=404, title="Not in this dossier", reason=f"There is {error}.")


def _refused(request: Request, error: Exception) -> Response:
    del request
    status = error.status_code if isinstance(error, HTTPException) else 500
    if status == 404:
        return page("error.html", status=404, title="No such page", reason="There is no page at this address.")
    return page("error.html", status=status, title="Not possible", reason=str(getattr(error, "detail", error)))


def _damaged(request: Request, error: Exception) -> Response:
    del request
    return page("error.html", status=500, title="The dossier cannot be read", reason=str(error))
