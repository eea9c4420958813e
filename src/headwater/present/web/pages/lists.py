"""Pages that are made from the ledger alone."""

from __future__ import annotations

from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response

from headwater.present.views.claim import claim_view
from headwater.present.views.claims import ORDERS
from headwater.present.views.dossier import dossier_view
from headwater.present.views.entity import entity_view
from headwater.present.views.search import search_view
from headwater.present.views.system import system_view
from headwater.present.web.render import page
from headwater.present.web.shelf import Shelf

MAX_QUERY = 200


def dossier(shelf: Shelf, request: Request) -> Response:
    """Show the dossier: claims first; `?q=` filters, `?sort=` orders, `?page=` turns, `?all=1` leaves nothing out."""
    query = _query(request)
    wanted = request.query_params.get("sort", "")
    order = next((o for o in ORDERS if o == wanted), ORDERS[0])
    number = request.query_params.get("page", "1")
    everything = request.query_params.get("all") == "1"
    turned = int(number) if number.isascii() and number.isdigit() and len(number) < 7 else 1
    view = dossier_view(shelf.index(), query, order, turned, everything=everything)

    def address(**change: str | int) -> str:
        return "/?" + urlencode({k: v for k, v in {"q": query, "sort": order, "all": "1" if everything else "", **change}.items() if v != ""})

    return page("dossier.html", here="/", view=view, address=address)


def claim(shelf: Shelf, request: Request) -> Response:
    """Show a claim."""
    index = shelf.index()
    return page("claim.html", view=claim_view(index, request.path_params["id"]), dossier_title=index.title)


def entity(shelf: Shelf, request: Request) -> Response:
    """Show an entity."""
    index = shelf.index()
    return page("entity.html", view=entity_view(index, request.path_params["id"]), dossier_title=index.title)


def findings(shelf: Shelf, request: Request) -> Response:
    """Show all findings by kind."""
    del request
    view = dossier_view(shelf.index())
    return page("findings.html", here="/findings", view=view)


def system(shelf: Shelf, request: Request) -> Response:
    """Show the system that the reports describe together."""
    del request
    index = shelf.index()
    return page("system.html", here="/system", view=system_view(index), dossier_title=index.title)


def search(shelf: Shelf, request: Request) -> Response:
    """Show what a query finds."""
    query = _query(request)
    index = shelf.index()
    return page("search.html", view=search_view(index, query, shelf.search(query)), dossier_title=index.title)


def failures(shelf: Shelf, request: Request) -> Response:
    """Show what could not be done."""
    del request
    index = shelf.index()
    return page("failures.html", here="/failures", failures=index.failures, dossier_title=index.title)


def _query(request: Request) -> str:
    return request.query_params.get("q", "")[:MAX_QUERY].strip()
