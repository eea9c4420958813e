"""Write pages.jsonl from the demo's captures: what the annotation's offsets count in, and where the scorer looks up outlet, domain and address.

Run as `python -m tests.demo.make_pages` after any change to a capture. The text of an HTML capture is its visible text, one line a block; it is
made here by other means than the reader's, so that the annotation does not lean on the program.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from lxml import html

from headwater.demo import captures

OUT = Path(__file__).parent / "pages.jsonl"
INLINE = {"a", "abbr", "b", "button", "em", "i", "input", "label", "q", "small", "span", "strong", "time"}
UNSEEN = {"head", "script", "style", "noscript", "template"}
# What the pages say of themselves: outlet, address, date. Text captures carry no address.
FACTS: dict[str, tuple[str | None, str | None, str]] = {
    "halmere-courier": ("Halmere Courier", "https://www.halmerecourier.example/world/sarnovia/velmora-training-survey-drone-pilots", "2023-10-19"),
    "inland-post": ("The Inland Post", None, "2023-10-21"),
    "ministry-release": ("Ministry of Land of the Republic of Sarnovia", None, "2024-02-09"),
    "coastline-field": ("Coastline Daily", "https://coastlinedaily.example/2024/02/10/second-drone-field", "2024-02-10"),
    "bright-harbour": ("Bright Harbour Times", "https://brightharbour.example/a/88121", "2024-02-11"),
    "orchard-herald": (
        "The Orchard Herald",
        "https://orchardherald.example/2024/03/28/neighbours/sarnovia/velmoran-instructors/20240328174511.html",
        "2024-03-28",
    ),
    "skyfarer": ("Skyfarer Weekly", "https://skyfarerweekly.example/2023/11/30/inside-the-workshop/", "2024-04-05"),
    "mirova-live": ("Mirova Bulletin", "https://mirovabulletin.example/live/sallow-bend", "2024-05-14"),
    "pbh": ("PBH News", "https://www.pbhnews.example/news/world-48120077", "2024-05-17"),
    "rapid-globe": ("Rapid Globe", "https://rapidglobe.example/?p=99120", "2024-05-17"),
    "newsmix": ("NewsMix", None, "2024-05-18"),
    "coastline-syndicated": ("Coastline Daily", None, "2024-05-19"),
    "inland-denial": ("The Inland Post", "https://theinlandpost.example/neighbours/velmora-figure-310", "2024-05-18"),
    "vms-statement": ("State Mapping Service of Velmora", None, "2024-05-18"),
    "brennick-ledger": ("The Brennick Ledger", "https://brennickledger.example/abroad/velmora-denies-drone-crash", "2024-05-19"),
    "brennick-correction": ("The Brennick Ledger", "https://brennickledger.example/abroad/sallow-bend-33-houses", "2024-05-20"),
    "board-notice": ("Air Accident Board of Sarnovia", None, "2024-05-22"),
    "mirova-board": ("Mirova Bulletin", "https://mirovabulletin.example/news/board-battery", "2024-05-23"),
}


def _pieces(node: html.HtmlElement) -> Iterator[str]:
    if not isinstance(node.tag, str) or node.tag in UNSEEN:
        return
    gap = "" if node.tag in INLINE else "\n"
    quote = '"' if node.tag == "q" else ""
    yield gap + quote + (node.text or "")
    for child in node:
        yield from _pieces(child)
        yield child.tail or ""
    yield quote + gap


def visible(page: str) -> str:
    """Give a page's visible text, one line a block, white space folded."""
    lines = "".join(_pieces(html.fromstring(page))).splitlines()
    return "\n".join(kept for line in lines if (kept := " ".join(line.split())))


def rows() -> Iterator[dict[str, str | None]]:
    """Give one row a page, in the order of the annotation's pages."""
    with captures() as folder:
        yield from _rows(folder)


def _rows(folder: Path) -> Iterator[dict[str, str | None]]:
    for stem, (outlet, url, published) in FACTS.items():
        path = next(p for p in (folder / f"{stem}.html", folder / f"{stem}.txt") if p.exists())
        raw = path.read_text("utf-8")
        text = visible(raw) if path.suffix == ".html" else raw
        title = html.fromstring(raw).findtext(".//title") if path.suffix == ".html" else None
        yield _row(stem, url, outlet, published, title, text)
    for line in (folder / "wire.jsonl").read_text("utf-8").splitlines():
        r = json.loads(line)
        yield _row(r["id"], r["url"], r["outlet"], r["published"], r["title"], f"{r['title']}\n\n{r['text']}")


def _row(page: str, url: str | None, outlet: str | None, published: str, title: str | None, text: str) -> dict[str, str | None]:
    domain = urlsplit(url).hostname if url else None
    return {"id": page, "url": url, "outlet": outlet, "domain": domain, "language": "en", "published": published, "title": title, "text": text}


if __name__ == "__main__":
    OUT.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows()), "utf-8")
