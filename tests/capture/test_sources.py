import io
import json
import os
import sys
from pathlib import Path

import pytest

from headwater.capture.original import address, clean
from headwater.capture.sources import Original, gather
from headwater.config import Settings
from headwater.model import Failure

SETTINGS = Settings(max_input_bytes=5_000)


def take(*inputs: str | Path, stdin: bytes | None = None, settings: Settings = SETTINGS) -> tuple[list[Original], list[Failure]]:
    found = list(gather([str(i) for i in inputs], settings, None if stdin is None else io.BytesIO(stdin)))
    return [f for f in found if isinstance(f, Original)], [f for f in found if isinstance(f, Failure)]


def put(folder: Path, name: str, content: bytes | str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


@pytest.mark.parametrize(
    ("name", "content", "media_type"),
    [
        ("a.txt", "The harbour is closed.", "text/plain"),
        ("a.md", "# The harbour", "text/plain"),
        ("a.html", "<p>The harbour", "text/html"),
        ("a.HTM", "<p>The harbour", "text/html"),
        ("a.txt", "\n<!DOCTYPE html><p>The harbour", "text/html"),
        ("a.dat", "The harbour is closed.", "text/plain"),
        ("a.dat", "<!-- saved --><html><p>The harbour", "text/html"),
        ("a", "<div class='x'>The harbour</div>", "text/html"),
        ("a", '{"text": "The harbour"}', "application/json"),
        ("a.txt", '{"text": "The harbour"}', "text/plain"),
        ("a", "[Photo] The harbour", "text/plain"),
    ],
)
def test_a_file_is_one_capture_of_its_kind(tmp_path: Path, name: str, content: str, media_type: str) -> None:
    path = put(tmp_path, name, content)
    [found], failures = take(path)
    assert not failures
    assert found.content == content.encode()
    assert (found.capture.media_type, found.capture.file_name, found.capture.size) == (media_type, name, len(content))
    assert found.subject.removesuffix(":1") == str(path)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1251", "koi8-r"])
def test_odd_encodings_are_kept_as_they_are(tmp_path: Path, encoding: str) -> None:
    content = "Порт закрыт".encode(encoding)
    [found], failures = take(put(tmp_path, "a.txt", content))
    assert found.content == content
    assert not failures


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.txt", b"", "is empty"),
        ("a.html", b" \r\n\t ", "is empty"),
        ("a.txt", b"\xef\xbb\xbf \n", "is empty"),
        ("a.txt", "\ufeff \n".encode("utf-16-le"), "is empty"),
        ("a.jsonl", b"\n \n", "is empty"),
        ("a.json", b"", "is empty"),
        ("a.txt", b"x" * 5_001, "is larger than 5,000 bytes"),
        ("a.txt", b"ab\x00c", "looks like binary data (it holds NUL bytes), which is not read"),
        ("a.txt", b"x" * 4_000 + b"\x00", "looks like binary data (it holds NUL bytes), which is not read"),
        ("a.html", b"%PDF-1.7 ...", "looks like a PDF, which is not read"),
        ("a.docx", b"PK\x03\x04...", "looks like a zip file or an office document, which is not read"),
        ("a.bin", b"\x89PNG\r\n\x1a\n", "looks like a PNG image, which is not read"),
        ("a.jsonl", b"\x1f\x8b\x08...", "looks like a gzip file, which is not read"),
        ("a.mht", b"From: <Saved>\r\nMIME-Version: 1.0\r\n", "looks like a saved mail or MHTML page, which is not read"),
        ("a.xml", b"<?xml version='1.0'?>\n<rss version='2.0'>", "looks like a news feed, which is not read"),
        ("a.css", b"body { }", "looks like a style sheet, which is not read"),
        ("a.jsonl", '{"text": "x"}'.encode("utf-16"), "is JSON in UTF-16 or UTF-32; JSON must be UTF-8"),
    ],
)
def test_what_cannot_be_read_is_refused_once_and_by_name(tmp_path: Path, name: str, content: bytes, reason: str) -> None:
    path = put(tmp_path, name, content)
    assert take(path) == ([], [Failure(subject=str(path), step="capture", reason=reason)])


@pytest.mark.parametrize("name", ["missing.txt", "a\x00b", "x" * 5_000, "https://example.org/a", "-"])
def test_what_is_not_there_is_refused(name: str) -> None:
    found, [failure] = take(name)
    assert not found
    assert "\x00" not in failure.subject
    assert "\n" not in failure.reason


LINES = [
    (b'{"id": "n1", "text": "The harbour", "url": "https://example.org/a"}', None),
    (b"  ", None),
    (b'{"id": 7, "html": "<p>x</p>", "url": "javascript:alert(1)"}', None),
    (b'{"id": "n3"', "is not JSON: Expecting ',' delimiter at character 12"),
    (b'{"id": "n4", "title": "x"}', 'has no "text" and no "html"'),
    (b'{"text": 5}', 'its "text" or "html" is not a string'),
    (b'{"text": " "}', 'has no "text" and no "html"'),
    (b"[1, 2]", "is JSON, but no object"),
    (b"12", "is JSON, but no object"),
    (b'{"text": "\xff\xfe"}', "is not UTF-8 (byte 11)"),
    (b'{"text": "' + b"x" * 6_000 + b'"}', "the line is longer than 5,000 bytes"),
    (b'{"text": "x", "n": ' + b"1" * 4_500 + b"}", "is JSON with a number that cannot be read"),
    (b'{"text": "the last one"}\r', None),
]


def test_json_lines_are_one_capture_each_and_bad_ones_are_named(tmp_path: Path) -> None:
    path = put(tmp_path, "feed.jsonl", b"\n".join(line for line, _ in LINES))
    found, failures = take(path)
    assert [f.content for f in found] == [LINES[0][0], LINES[2][0], LINES[-1][0].rstrip()]
    assert [f.capture.file_name for f in found] == ["n1", "7", "feed.jsonl"]
    assert [f.capture.url for f in found] == ["https://example.org/a", None, None]
    assert [f.subject for f in found] == [f"{path}:1", f"{path}:3", f"{path}:13"]
    assert {f.capture.obtained_by for f in found} == {"json lines"}
    assert [(f.subject, f.reason) for f in failures] == [(f"{path}:{n}", why) for n, (_, why) in enumerate(LINES, 1) if why]


@pytest.mark.parametrize("name", ["a.json", "a.jsonl", "a"])
@pytest.mark.parametrize("indent", [None, 1])
def test_a_document_is_taken_apart_into_exactly_its_own_bytes(tmp_path: Path, name: str, indent: int | None) -> None:
    objects = [{"id": "a", "text": "Порт «закрыт»"}, {"id": "b", "text": "x [1], {2}"}, {"id": "c"}]
    document = json.dumps(objects, indent=indent, ensure_ascii=False)
    path = put(tmp_path, name, document)
    found, [failure] = take(path)
    assert [json.loads(f.content) for f in found] == objects[:2]
    assert all(f.content in document.encode() for f in found)
    assert failure.subject == f"{path}:3"
    one = put(tmp_path, name, "\n" + json.dumps(objects[0], indent=indent) + "\n")
    [found_one], failures = take(one)
    assert json.loads(found_one.content) == objects[0]
    assert not failures


def test_a_list_with_one_bad_object_is_refused_once(tmp_path: Path) -> None:
    _, failures = take(put(tmp_path, "a.json", '[\n{"id": 1}\n]'))
    assert [f.reason for f in failures] == ['has no "text" and no "html"']
    assert [f.reason for f in take(put(tmp_path, "a.json", "[]"))[1]] == ["is an empty list"]
    assert [f.reason for f in take(put(tmp_path, "a.json", "{\n"))[1]] == [
        "is not JSON: Expecting property name enclosed in double quotes at character 3"
    ]


def test_a_document_larger_than_allowed_is_refused(tmp_path: Path) -> None:
    _, failures = take(put(tmp_path, "a.json", "[\n" + '{"text": "x"},\n' * 1_000 + "]"))
    assert [f.reason for f in failures] == ["is one JSON document larger than 5,000 bytes"]


def test_a_broken_first_line_does_not_cost_the_others(tmp_path: Path) -> None:
    for first in ('{"text": "x",', "[", "{", '{"tex'):
        found, failures = take(put(tmp_path, "a.jsonl", first + '\n{"text": "good"}\n'))
        assert [f.content for f in found] == [b'{"text": "good"}']
        assert len(failures) == 1


def test_json_lines_larger_than_one_input_may_be_are_streamed(tmp_path: Path) -> None:
    path = put(tmp_path, "a.jsonl", b"\xef\xbb\xbf" + b'{"text": "The harbour is closed."}\n' * 1_000)
    found, failures = take(path)
    assert (len(found), failures) == (1_000, [])
    assert found[0].capture.id == found[1].capture.id


def test_a_long_file_of_which_nothing_is_json_is_given_up(tmp_path: Path) -> None:
    _, failures = take(put(tmp_path, "a.jsonl", "not JSON\n" * 5_000))
    assert len(failures) == 1_001
    assert failures[-1].reason.startswith("given up")


def test_deep_nesting_is_a_failure(tmp_path: Path) -> None:
    deep = b'{"text": "x", "a": ' + b"[" * 100_000 + b"]" * 100_000 + b"}"
    for content in (deep, b"[" * 100_000):
        _, failures = take(put(tmp_path, "a.json", content), settings=Settings())
        assert [f.reason for f in failures] == ["is JSON nested too deeply"]


def test_a_folder_is_walked_in_order_without_what_is_hidden(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", "a/b/c.txt", ".git/x.txt", ".hidden.txt", "page.html", "page_files/ad.html", "c.txt"):
        put(tmp_path, name, f"words of {name}")
    found, failures = take(tmp_path)
    assert [f.capture.file_name for f in found] == ["c.txt", "z.txt", "b.txt", "c.txt", "page.html"]
    assert {f.capture.obtained_by for f in found} == {"folder"}
    assert not failures
    (tmp_path / "none").mkdir()
    assert [f.reason for f in take(tmp_path / "none")[1]] == ["holds no files"]


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights on Windows")
def test_links_are_not_followed_out_of_a_folder_nor_in_circles(tmp_path: Path) -> None:
    inside, outside = tmp_path / "in", put(tmp_path, "out/secret.txt", "secret")
    put(inside, "real.txt", "words")
    (inside / "again.txt").symlink_to(inside / "real.txt")
    (inside / "loop").symlink_to(inside)
    (inside / "self").symlink_to(inside / "self")
    (inside / "leak.txt").symlink_to(outside)
    (inside / "leaks").symlink_to(outside.parent)
    (inside / "gone.txt").symlink_to(inside / "nothing.txt")
    found, failures = take(inside)
    assert [f.capture.file_name for f in found] == ["again.txt", "real.txt"]
    assert sorted(Path(f.subject).name for f in failures) == ["gone.txt", "leak.txt", "leaks", "self"]
    link = tmp_path / "link"
    link.symlink_to(inside)
    assert len(take(link)[0]) == 2  # a link that is named is meant


@pytest.mark.skipif(sys.platform == "win32", reason="pipes have no path on Windows")
def test_a_pipe_does_not_hang(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert [f.reason for f in take(tmp_path / "pipe")[1]] == ["is not a regular file"]


@pytest.mark.skipif(sys.platform != "linux", reason="file names are Unicode elsewhere")
def test_a_file_name_that_is_not_unicode_can_be_stored(tmp_path: Path) -> None:
    name = os.fsdecode(b"\xff\n.txt")
    put(tmp_path, name, "words")
    [found], _ = take(tmp_path)
    assert found.capture.file_name == "\ufffd\ufffd.txt"


@pytest.mark.parametrize(
    ("content", "kind", "name"),
    [
        (b"The harbour is closed.", "text/plain", "stdin"),
        (b"<!doctype html><p>x", "text/html", "stdin"),
        (b'{"id": "a", "text": "x"}\n{"id": "b", "text": "y"}', "application/json", "a"),
    ],
)
def test_standard_input_is_sniffed(content: bytes, kind: str, name: str) -> None:
    found, failures = take("-", stdin=content)
    assert (found[0].capture.media_type, found[0].capture.file_name) == (kind, name)
    assert not failures


def test_standard_input_may_trickle() -> None:
    parts = [b'{"te', b'xt": "x"}\n', b'{"text": "y"}']

    class Trickle(io.RawIOBase):
        def readable(self) -> bool:
            return True

        def read(self, size: int = -1) -> bytes:
            return parts.pop(0) if parts else b""

    found = list(gather(["-"], SETTINGS, Trickle()))  # type: ignore[arg-type]
    assert len(found) == 2
    assert take("-", stdin=b"")[1][0].reason == "is empty"


def test_equal_bytes_of_two_names_are_two_captures(tmp_path: Path) -> None:
    found, _ = take(put(tmp_path, "a.txt", "x"), put(tmp_path, "b.txt", "x"), put(tmp_path, "sub/a.txt", "x"))
    first, second, third = (f.capture.id for f in found)
    assert first == third != second


@pytest.mark.parametrize(
    "value",
    [
        "ftp://example.org",
        "http://",
        "http://[",
        "https://a b",
        "https://a.org/\r\nWARC-Type: x",
        "https://a\x00",
        5,
        None,
        "http://x/" + "y" * 5_000,
    ],
)
def test_only_web_addresses_are_addresses(value: object) -> None:
    assert address(value) is None


def test_names_are_made_fit_to_store() -> None:
    assert clean("a\x00b\ud800") == "a\ufffdb\ufffd"
    assert address(" https://пример.example/а?б ") == "https://пример.example/а?б"


def test_an_empty_name_is_no_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path, "a.txt", b"A bridge was closed.")
    monkeypatch.chdir(tmp_path)
    assert list(gather([""], Settings())) == [Failure(subject="", step="capture", reason="is an empty name")]


def test_a_dossier_is_not_added_to_a_dossier(tmp_path: Path) -> None:
    inner = tmp_path / "flood"
    inner.mkdir()
    put(inner, "dossier.toml", b"")
    put(inner, "ledger.db-wal", b"x")
    found = list(gather([str(tmp_path)], Settings()))
    assert [f.reason for f in found if isinstance(f, Failure)] == ["is a dossier; add what it was made from"]
    assert len(found) == 1
