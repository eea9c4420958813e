"""One record of a web archive (WARC 1.1, ISO 28500): made with warcio, read back by hand with every length and digest checked."""

from __future__ import annotations

import hashlib
import io
import re
import uuid
import zlib
from collections.abc import Iterator
from typing import IO
from urllib.parse import quote

from warcio.warcwriter import WARCWriter

from headwater.errors import DossierError
from headwater.model import Capture, noun

VERSION = "WARC/1.1"
_DATE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
_CHUNK = 65_536


@noun
class Record:
    """A record as read: its header fields in lower case, and its content."""

    fields: tuple[tuple[str, str], ...]
    content: bytes

    def field(self, name: str) -> str | None:
        """Return a header field, or None."""
        return next((v for k, v in self.fields if k == name.lower()), None)


@noun
class Member:
    """One gzip member of a segment: where it begins, how long it is, whether it is whole; `head` is what it begins with."""

    offset: int
    length: int
    whole: bool
    head: bytes


def new_id() -> str:
    """Return a new record id."""
    return f"<urn:uuid:{uuid.uuid4()}>"


def target(capture: Capture) -> str:
    """Return the address that a record stands for: ASCII without spaces or line ends, whatever the capture's name."""
    if capture.url:
        return quote(capture.url, safe="!#$%&'()*+,/:;=?@[]~", errors="replace")
    return "urn:headwater:" + quote(capture.file_name or capture.id, safe="", errors="replace")


def resource(capture: Capture, content: bytes, record_id: str) -> bytes:
    """Return a `resource` record with the capture's bytes, as one gzip member."""
    digest = f"sha256:{hashlib.sha256(content).hexdigest()}"
    headers = {
        "WARC-Type": "resource",
        "WARC-Record-ID": record_id,
        "WARC-Headwater-Capture": capture.id,
        # the payload of a resource record is its block
        "WARC-Payload-Digest": digest,
        "WARC-Block-Digest": digest,
        "Content-Type": re.sub(r"[^\x20-\x7e]", "", capture.media_type),
    }
    if _DATE.fullmatch(capture.obtained_at):
        headers["WARC-Date"] = capture.obtained_at
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=True, warc_version="1.1")
    record = writer.create_warc_record(target(capture), "resource", payload=io.BytesIO(content), length=len(content), warc_headers_dict=headers)
    writer.write_record(record)
    return out.getvalue()


def info(name: str, software: str) -> bytes:
    """Return the `warcinfo` record that a segment begins with, as one gzip member."""
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=True, warc_version="1.1")
    fields = {"software": software, "format": "WARC File Format 1.1", "conformsTo": "ISO 28500:2017"}
    writer.write_record(writer.create_warcinfo_record(name, fields))
    return out.getvalue()


def parse(member: bytes) -> Record:
    """Return the record that a gzip member holds; raises DossierError where it is torn or does not fit its lengths and digests."""
    unzip = zlib.decompressobj(zlib.MAX_WBITS | 16)
    try:
        raw = unzip.decompress(member)
    except zlib.error as error:
        raise DossierError("its compressed bytes are damaged") from error
    if not unzip.eof or unzip.unused_data:
        raise DossierError("it is torn off" if not unzip.eof else "it is followed by other bytes")
    head, _, body = raw.partition(b"\r\n\r\n")
    lines = head.decode("utf-8", "replace").split("\r\n")
    if lines[0] != VERSION:
        raise DossierError("it is no WARC record")
    fields = tuple((k.strip().lower(), v.strip()) for k, _, v in (line.partition(":") for line in lines[1:]))
    length = next((int(v) for k, v in fields if k == "content-length" and v.isdecimal() and v.isascii() and len(v) < 16), -1)
    if len(body) != length + 4 or not body.endswith(b"\r\n\r\n"):
        raise DossierError("its length does not fit")
    found = Record(fields=fields, content=body[:length])
    if found.field("WARC-Payload-Digest") != f"sha256:{hashlib.sha256(found.content).hexdigest()}":
        raise DossierError("its content does not fit its digest")
    return found


def members(stream: IO[bytes], offset: int) -> Iterator[Member]:
    """Yield the gzip members of a segment from an offset on; the last one may be torn. Holds little more than a chunk at a time."""
    stream.seek(offset)
    pending = stream.read(_CHUNK)
    while pending:
        unzip, start, head, sound = zlib.decompressobj(zlib.MAX_WBITS | 16), offset, b"", True
        while pending and sound and not unzip.eof:
            offset += len(pending)
            try:
                head = (head + _unzip(unzip, pending))[:_CHUNK]
            except zlib.error:
                sound = False
            offset -= len(unzip.unused_data)
            pending = unzip.unused_data or stream.read(_CHUNK)
        yield Member(offset=start, length=offset - start, whole=unzip.eof and sound, head=head)
        if not sound:
            return


def _unzip(unzip: zlib._Decompress, content: bytes) -> bytes:
    """Unpack content piece by piece, so that a bomb does not fill the memory; return how it begins."""
    head = unzip.decompress(content, _CHUNK)
    while unzip.unconsumed_tail:
        unzip.decompress(unzip.unconsumed_tail, 16 * _CHUNK)
    return head
