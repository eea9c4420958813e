from __future__ import annotations

import re
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest

from headwater.config import Settings
from headwater.errors import DossierError
from headwater.model import ArchiveRef
from headwater.present.web.app import build
from headwater.present.web.guard import POLICY
from tests.web.conftest import Client
from tests.web.invent import Archive, Dossier, dossier

PAGES = (
    "/",
    "/?q=pilots&sort=time",
    "/?sort=nonsense&page=x",
    "/?page=99999999999",
    "/claims/cl-plan",
    "/claims/cl-400",
    "/claims/cl-school",
    "/articles/art-gazette",
    "/articles/art-copy3",
    "/articles/art-mayak?p=0-7",
    "/entities/ent-velim",
    "/entities/ent-mirel",
    "/findings",
    "/system",
    "/search",
    "/search?q=pilots",
    "/search?q=nothing+has+this",
    "/failures",
)


@pytest.mark.parametrize("path", PAGES)
def test_every_page_answers_with_one_heading_and_its_landmarks(client: Client, path: str) -> None:
    answer = client.ask(path)
    assert answer.status_code == 200
    assert answer.text.count("<h1") == 1
    for landmark in ("<main", "<nav", "<header", "<footer", 'lang="en-GB"', 'class="skip"'):
        assert landmark in answer.text
    ids = re.findall(r'\sid="([^"]+)"', answer.text)
    assert len(ids) == len(set(ids))
    assert "style=" not in answer.text  # the policy refuses inline styles


@pytest.mark.parametrize("path", PAGES)
def test_no_link_of_ours_is_dead(client: Client, path: str) -> None:
    addresses = {unescape(a) for a in re.findall(r'(?:href|src)="(/[^"]*)"', client.ask(path).text)}
    assert addresses
    for address in sorted(addresses):
        target, _, anchor = address.partition("#")
        answer = client.ask(target)
        assert answer.status_code == 200, address
        if anchor:
            assert f'id="{anchor}"' in answer.text, address


@pytest.mark.parametrize(
    "path", ["/claims/x", "/articles/x", "/entities/x", "/captures/x/original", "/captures/x/raw", "/articles/x/marks.css", "/x", "/static/x"]
)
def test_what_is_not_there_is_a_proper_page(client: Client, path: str) -> None:
    answer = client.ask(path)
    assert answer.status_code == 404
    assert "<h1>" in answer.text
    assert answer.headers["content-security-policy"] == POLICY


def test_the_claim_stands_with_its_badge_origins_and_chains(client: Client) -> None:
    text = client.ask("/claims/cl-plan").text
    assert "11 outlets · 1 established origin · at most 2 more possible" in text
    assert "a second institution that says so on its own knowledge" in text
    assert "Resolved" in text
    assert '<svg class="lineage"' in text


def test_a_passage_is_marked_as_a_whole_though_names_cut_it(client: Client) -> None:
    text = client.ask("/articles/art-gazette").text
    assert text.count("m-a-as-0-0 ") > 1
    assert text.count('id="a-as-0-0"') == 1
    css = client.ask("/articles/art-gazette/marks.css")
    assert css.headers["content-type"].startswith("text/css")
    assert ":root:has(#a-as-0-0:target) .m-a-as-0-0{" in css.text


def test_long_lists_are_turned_page_by_page() -> None:
    story = dossier()
    first = story.ledger.claim_list[1]
    story.ledger.claim_list += [replace(first, id=f"cl-x{n:03}", wording=f"Buoy {n} was repainted") for n in range(398)]
    client = Client(build(story))
    assert client.ask("/").text.count('class="badge"') == 200
    assert "401 to 402 of 402" in client.ask("/?page=3").text
    assert "401 to 403 of 403" in client.ask("/?page=3&all=1").text
    assert "201 to 398 of 398" in client.ask("/?q=buoy&page=2").text


def test_changes_of_the_ledger_show(tmp_path: Path) -> None:
    story = dossier()
    story.folder = tmp_path
    client = Client(build(story))
    assert "The first course" in client.ask("/claims/cl-june").text
    story.ledger.claim_list[2] = replace(story.ledger.claim_list[2], wording="Courses begin in July")
    assert "Courses begin in July" not in client.ask("/claims/cl-june").text
    (tmp_path / "ledger.db").write_bytes(b"written")
    assert "Courses begin in July" in client.ask("/claims/cl-june").text


def test_health_is_told() -> None:
    assert Client(build(dossier(0))).ask("/healthz").text == "ok\n"


# --- who may ask, and how ---------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("host", ["127.0.0.1:8765", "localhost", "[::1]:8765", "LOCALHOST:1"])
def test_this_machine_may_ask(client: Client, host: str) -> None:
    assert client.ask("/healthz", host=host).status_code == 200


@pytest.mark.parametrize("host", ["evil.example", "evil.example:8765", "127.0.0.1.evil.example", "", "[::2]", "localhost@evil.example"])
def test_other_names_may_not(client: Client, host: str) -> None:
    answer = client.ask("/", host=host)
    assert answer.status_code == 421
    assert "pilots" not in answer.text
    assert answer.headers["content-security-policy"] == POLICY


def test_a_configured_name_may() -> None:
    client = Client(build(dossier(0), hosts=["desk.example"]))
    assert client.ask("/", host="desk.example:80").status_code == 200


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS"])
def test_nothing_can_be_changed(client: Client, method: str) -> None:
    answer = client.ask("/", method=method)
    assert answer.status_code == 405
    assert answer.headers["allow"] == "GET, HEAD"


def test_head_answers_without_a_body(client: Client) -> None:
    answer = client.ask("/claims/cl-plan", method="HEAD")
    assert (answer.status_code, answer.content) == (200, b"")


@pytest.mark.parametrize("path", [*PAGES[:1], "/claims/x", "/static/base.css", "/captures/cap-gazette/raw", "/captures/cap-gazette/original"])
def test_every_answer_carries_the_security_headers(client: Client, path: str) -> None:
    headers = client.ask(path).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["x-frame-options"] == "SAMEORIGIN"
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


# --- originals --------------------------------------------------------------------------------------------------------------------------------


def test_an_original_is_shown_in_a_sandbox_and_handed_over_unchanged(client: Client) -> None:
    shown = client.ask("/captures/cap-gazette/original")
    assert "sandbox" in shown.headers["content-security-policy"]
    assert "script-src" not in shown.headers["content-security-policy"]
    raw = client.ask("/captures/cap-gazette/raw")
    assert raw.headers["content-type"] == "application/octet-stream"
    assert raw.headers["content-disposition"] == 'attachment; filename="gazette.html"'
    assert raw.content.startswith(b"<html>")


def test_a_file_name_cannot_break_out_of_its_header() -> None:
    story = dossier(0)
    name = '..\\..\\a"; x="\r\nX-Bad: 1.html'
    story.ledger.capture_list[0] = replace(story.ledger.capture_list[0], file_name=name)
    headers = Client(build(story)).ask("/captures/cap-gazette/raw").headers
    assert headers["content-disposition"] == 'attachment; filename="a_x_X-Bad_1.html"'
    assert "x-bad" not in headers


def test_a_damaged_archive_is_said_in_one_line() -> None:
    class Torn(Archive):
        def read(self, ref: ArchiveRef) -> bytes:
            raise DossierError("archive: one.warc.gz, record at byte 0: it is torn off")

    story = dossier(0)
    answer = Client(build(Dossier(ledger=story.ledger, archive=Torn(), settings=Settings()))).ask("/captures/cap-gazette/original")
    assert answer.status_code == 500
    assert "it is torn off" in answer.text
