import gzip
import io
import os
import subprocess
import sys
import zlib
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from warcio.archiveiterator import ArchiveIterator

from headwater import ids
from headwater.capture import record
from headwater.capture.archive import Archive
from headwater.errors import DossierError
from headwater.model import ArchiveRef, Capture


def capture(content: bytes, url: str | None = None, name: str | None = "a.txt") -> Capture:
    return Capture(
        id=ids.make_id("cap", ids.sha256(content), url or name),
        sha256=ids.sha256(content),
        size=len(content),
        media_type="text/plain",
        url=url,
        file_name=name,
        obtained_at="2031-05-06T07:08:09Z",
        obtained_by="file",
    )


def keep(archive: Archive, content: bytes) -> ArchiveRef:
    return archive.write(capture(content), content)


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    contents = [b"one", b"", b"\r\n\r\n" * 5, os.urandom(200_000)]
    with Archive(tmp_path / "archive") as archive:
        refs = [keep(archive, c) for c in contents]
        assert [archive.read(r) for r in refs] == contents
    with Archive(tmp_path / "archive") as again:
        assert [again.read(r) for r in refs] == contents
        other = keep(again, b"later")
        assert other.file != refs[0].file
        assert list(again.verify([*refs, other])) == []
        assert list(again.loose_ends([*refs, other])) == []
    assert len({r.file for r in refs}) == 1


def test_nothing_is_created_before_something_is_written(tmp_path: Path) -> None:
    with Archive(tmp_path / "archive"):
        assert not (tmp_path / "archive").exists()


def test_other_programs_read_the_segments(tmp_path: Path) -> None:
    with Archive(tmp_path) as archive:
        ref = archive.write(capture(b"words", url="https://example.org/п а?x=1%20"), b"words")
        archive.write(capture(b"more", name="a b\r\nX: y.txt"), b"more")
    with (tmp_path / ref.file).open("rb") as segment:
        records = [(r.rec_type, r.rec_headers, r.content_stream().read()) for r in ArchiveIterator(segment, check_digests="raise")]
    assert [r[0] for r in records] == ["warcinfo", "resource", "resource"]
    headers = records[1][1]
    assert headers.protocol == "WARC/1.1"
    assert headers.get_header("WARC-Target-URI") == "https://example.org/%D0%BF%20%D0%B0?x=1%20"
    assert headers.get_header("WARC-Date") == "2031-05-06T07:08:09Z"
    assert headers.get_header("WARC-Headwater-Capture").startswith("cap-")
    assert headers.get_header("Content-Type") == "text/plain"
    assert records[2][1].get_header("WARC-Target-URI") == "urn:headwater:a%20b%0D%0AX%3A%20y.txt"
    assert records[1][2] == b"words"


def test_segments_roll_over(tmp_path: Path) -> None:
    with Archive(tmp_path, segment_bytes=1_000) as archive:
        refs = [keep(archive, os.urandom(600)) for _ in range(4)]
    assert len({r.file for r in refs}) > 1
    assert list(Archive(tmp_path).verify(refs)) == []


@pytest.mark.parametrize("file", ["../x.warc.gz", "/etc/passwd", "a/b.warc.gz", "..", "", "x.warc", "a\\b.warc.gz", "\x00.warc.gz", "gone.warc.gz"])
def test_a_reference_cannot_leave_the_archive(tmp_path: Path, file: str) -> None:
    with pytest.raises(DossierError):
        Archive(tmp_path).read(ArchiveRef(file=file, record_id="x", offset=0, length=10))


def test_wrong_references_are_told(tmp_path: Path) -> None:
    with Archive(tmp_path) as archive:
        one, two = keep(archive, b"one"), keep(archive, b"two")
        wrong = [
            replace(one, record_id=two.record_id),
            replace(one, offset=one.offset + 1),
            replace(one, length=one.length - 1),
            replace(one, length=one.length + two.length),
            replace(one, length=10**15),
            replace(one, offset=-1),
            replace(one, offset=10**12),
            replace(one, length=0),
        ]
        problems = list(archive.verify([one, *wrong, two]))
    assert len(problems) == len(wrong)
    assert all(one.file in p and "\n" not in p for p in problems)


def _unpacked(record: bytes) -> bytes | None:
    try:
        return gzip.decompress(record)
    except (OSError, EOFError, zlib.error):
        return None


@given(place=st.integers(0, 10_000), bits=st.integers(1, 255))
@settings(max_examples=60, deadline=None)
def test_no_altered_byte_goes_unseen(tmp_path_factory: pytest.TempPathFactory, place: int, bits: int) -> None:
    folder = tmp_path_factory.mktemp("archive")
    with Archive(folder) as archive:
        ref = keep(archive, b"The harbour is closed. " * 20)
    path = folder / ref.file
    content = bytearray(path.read_bytes())
    whole = bytes(content[ref.offset : ref.offset + ref.length])
    content[ref.offset + place % ref.length] ^= bits
    path.write_bytes(content)
    if _unpacked(bytes(content[ref.offset : ref.offset + ref.length])) == _unpacked(whole):
        # gzip's time and system, and the bits between the end of its data and the next byte, carry nothing of the record
        return
    with pytest.raises(DossierError, match=ref.file):
        archive.read(ref)


def test_a_torn_tail_harms_nothing_else(tmp_path: Path) -> None:
    with Archive(tmp_path) as archive:
        one, two = keep(archive, b"one"), keep(archive, os.urandom(5_000))
        path = tmp_path / one.file
        path.write_bytes(path.read_bytes()[:-7])
        assert archive.read(one) == b"one"
        assert list(archive.verify([one, two])) == [f"archive: {two.file}, record at byte {two.offset}: it is torn off"]
        assert list(archive.loose_ends([one])) == [f"archive: {one.file} ends with a torn record at byte {two.offset}; no capture refers to it"]


def test_records_without_a_capture_are_loose_ends(tmp_path: Path) -> None:
    with Archive(tmp_path) as archive:
        one, two = keep(archive, b"one"), keep(archive, os.urandom(300_000))
    assert list(archive.loose_ends([one])) == [f"archive: {one.file} holds a record at byte {two.offset} that no capture refers to"]
    assert len(list(archive.loose_ends([]))) == 2
    (tmp_path / "headwater-x.warc.gz").write_bytes(b"nonsense")
    assert len(list(archive.loose_ends([one, two]))) == 1


def test_a_bomb_among_the_loose_ends_does_not_fill_the_memory(tmp_path: Path) -> None:
    import gzip

    bomb = gzip.compress(b"\x00" * 50_000_000)
    assert [(m.whole, m.length) for m in record.members(io.BytesIO(bomb), 0)] == [(True, len(bomb))]


def test_a_full_disk_is_told_and_the_session_can_go_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    archive = Archive(tmp_path)
    keep(archive, b"one")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        with pytest.raises(DossierError, match="No space left"):
            archive.sync()
    ref = keep(archive, b"two")
    archive.close()
    assert archive.read(ref) == b"two"


KILLED = """
import os, sys
from pathlib import Path
from tests.capture.test_archive import Archive, keep
archive = Archive(Path(sys.argv[1]))
while True:
    content = os.urandom(20_000)
    ref = keep(archive, content)
    print(ref.file, ref.record_id, ref.offset, ref.length, content[:8].hex(), flush=True)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_what_was_reported_before_a_kill_is_there(tmp_path: Path) -> None:
    for after in (1, 7, 30):
        with subprocess.Popen(
            [sys.executable, "-c", KILLED, str(tmp_path)], stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[2]
        ) as process:
            assert process.stdout
            lines = [process.stdout.readline() for _ in range(after)]
            process.kill()
            lines += [line for line in process.stdout if line.count(" ") == 4 and line.endswith("\n")]
        for line in lines:
            file, record_id, offset, length, begins = line.split()
            ref = ArchiveRef(file=file, record_id=record_id, offset=int(offset), length=int(length))
            assert Archive(tmp_path).read(ref)[:8].hex() == begins
