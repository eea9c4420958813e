from __future__ import annotations

import asyncio

import httpx
import pytest
from starlette.applications import Starlette

from headwater.present.views.index import Index, read_index
from headwater.present.web.app import build
from tests.web.invent import Dossier, dossier


class Client:
    """Asks an application without a network."""

    def __init__(self, app: Starlette) -> None:
        self.app = app

    def ask(self, path: str, method: str = "GET", host: str = "127.0.0.1:8765") -> httpx.Response:
        async def answer() -> httpx.Response:
            transport = httpx.ASGITransport(app=self.app)
            async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1:8765") as client:
                return await client.request(method, path, headers={"Host": host})

        return asyncio.run(answer())


@pytest.fixture
def story() -> Dossier:
    return dossier()


@pytest.fixture(scope="session")
def index() -> Index:
    return read_index(dossier().ledger, "Harbour pilots")


@pytest.fixture(scope="session")
def client() -> Client:
    return Client(build(dossier()))
