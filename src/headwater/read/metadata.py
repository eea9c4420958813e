"""What a page says of itself: title, outlet, byline, dates, language, each from the first place that has it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from html import unescape
from itertools import islice

from lxml import html

from headwater.model import noun
from headwater.read import dates
from headwater.read.blocks import blocks
from headwater.read.credits import clean_byline, split_title
from headwater.read.draft import Dating
from headwater.read.linked_data import LinkedData, linked_data
from headwater.read.story import silence, squeeze
from headwater.text.outlets import outlet_named

_PUBLISHED_NAMES = """
article:published_time og:published_time og:article:published_time article:published datepublished dc.date.issued dcterms.issued dc.date.created
dcterms.created dcterms.date dc.date pubdate publishdate publish-date publish_date publication_date parsely-pub-date sailthru.date
cxenseparse:recs:publishtime article.published date datecreated originalpublicationdate article_date_original rnews:datepublished displaydate
prism.publicationdate citation_publication_date citation_date gentime
"""
PUBLISHED = tuple(_PUBLISHED_NAMES.split())
MODIFIED = (
    "article:modified_time",
    "og:updated_time",
    "article:updated_time",
    "datemodified",
    "last-modified",
    "lastmod",
    "dcterms.modified",
    "dc.date.modified",
    "revised",
)
AUTHORS = (
    "author",
    "article:author_name",
    "parsely-author",
    "sailthru.author",
    "dc.creator",
    "dcterms.creator",
    "byl",
    "article:author",
    "citation_author",
    "twitter:data1",
)
OUTLETS = ("og:site_name", "application-name", "publisher", "dc.publisher", "dcterms.publisher", "article:publisher", "apple-mobile-web-app-title")

_AUTHOR_ELEMENTS = (
    "//*[@rel='author' or @itemprop='author' or contains(@class, 'author-name') or contains(@class, 'byline')"
    " or contains(@class, 'author') or contains(@id, 'author')]"
)

_SPACE = re.compile(r"\s+")
_NO_NAME = re.compile(
    r"://|^@|^www\.|\.(?:com|de|net|org)\b"
    r"|^(?:admin|administrator|editor|webmaster|publisher|authors?|auteurs|staff|(?:super )?user|unknown|name\s?\*?|default)\d*$",
    re.IGNORECASE,
)
_ARCHIVE = re.compile(r"blog archiv\w*|archives?|blog", re.IGNORECASE)
_BAR = re.compile(r"\s+[|»«•·–—:-]+\s+")


@noun
class Metadata:
    """What a page says of itself; absent knowledge is None."""

    title: str | None = None
    description: str | None = None
    outlet: str | None = None
    byline: str | None = None
    published: Dating | None = None
    modified: Dating | None = None
    language: str | None = None


def metadata(tree: html.HtmlElement) -> Metadata:
    """Return what a page says of itself."""
    data, metas = linked_data(tree), _metas(tree)
    site = _outlet_name(data, metas)
    title, behind = _title(tree, data, metas, site)
    return Metadata(
        title=title,
        description=metas.get("og:description") or metas.get("description"),
        outlet=site or behind,
        byline=_byline(tree, data, metas),
        published=_published(tree, data, metas),
        modified=_modified(tree, data, metas),
        language=_language(tree, data),
    )


def _metas(tree: html.HtmlElement) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for element in tree.xpath("//meta[@content]")[:400]:
        value = _SPACE.sub(" ", unescape(element.get("content"))).strip()
        for key in ("property", "name", "itemprop", "http-equiv"):
            name = (element.get(key) or "").strip().lower()
            if name and value:
                found.setdefault(name, value[:2_000])
    return found


def _text_of(element: html.HtmlElement) -> str:
    if element.tag == "title":
        return _SPACE.sub(" ", (element.text or "")[:2_000]).strip()
    return _SPACE.sub(" ", " ".join(b.text for b in islice(blocks(element), 20))[:2_000]).strip()


def _outlet_name(data: LinkedData, metas: Mapping[str, str]) -> str | None:
    named = [metas.get("og:site_name"), data.publisher, *(metas.get(k) for k in OUTLETS[1:])]
    fit = [n for n in named if n and not n.startswith(("http", "@")) and len(n) <= 80]
    known = next((n for n in fit if outlet_named(n)), None)
    return known or (fit[0] if fit else None)


def _title(tree: html.HtmlElement, data: LinkedData, metas: Mapping[str, str], site: str | None) -> tuple[str | None, str | None]:
    """Return the title and the outlet's name that stood behind it."""
    heads = [t for t in (_text_of(e) for e in tree.xpath("//h1")[:10]) if len(t) > 2]
    window = next((t for t in (_text_of(e) for e in tree.xpath("//head/title | //title")[:2]) if t), None)
    shared = metas.get("og:title") or metas.get("twitter:title") or metas.get("title") or metas.get("dc.title")
    said = [unescape(t) for t in (data.headline, shared, window) if t]
    own = [site, *(h for h in heads if window and not _whole(h, window) and window.casefold().endswith(h.casefold()))]
    bare = [_bare(t, [n for n in own if n]) for t in said]
    behind = next((name for _, name in bare if name), None)
    # the headline a reader sees wins where another place confirms it, or where it is the only one
    for head in heads:
        if any(_whole(head, title) for title, _ in bare):
            return _bare(head, [n for n in own if n])[0], behind
    for title, _ in bare:
        if title:
            return title, behind
    return (heads[0], None) if heads else (None, None)


def _whole(head: str, other: str) -> bool:
    """Tell whether a heading is a title, or a title and little more."""
    a, b = squeeze(head), squeeze(other)
    return bool(a and b) and (a == b or (a in b and len(a) >= 0.6 * len(b)) or (b in a and len(b) >= 0.6 * len(a)))


def _bare(title: str, sites: Sequence[str]) -> tuple[str, str | None]:
    """Return a title without the outlet's name at its end or beginning, and that name."""
    title = _SPACE.sub(" ", title).strip()
    parts = _BAR.split(title)
    if len(parts) > 2 and _ARCHIVE.fullmatch(parts[1]):
        return _SPACE.sub(" ", title[title.rindex(parts[1]) + len(parts[1]) :]).strip(" |»«•·–—:-"), parts[0]
    for site in sites:
        named = squeeze(site)
        if len(parts) < 2 or not named:
            continue
        last, first = squeeze(parts[-1]), squeeze(parts[0])
        if last and (last == named or (len(last) >= 4 and (last in named or named in last))):
            return re.sub(r"[\s|»«•·–—:-]+$", "", title[: title.rindex(parts[-1])]), site
        if first == named:
            return re.sub(r"^[\s|»«•·–—:-]+", "", title[len(parts[0]) :]), site
    return split_title(title)


def _byline(tree: html.HtmlElement, data: LinkedData, metas: Mapping[str, str]) -> str | None:
    cleaned = [clean_byline(n) for n in data.authors if not _NO_NAME.search(n) and len(n) < 80]
    if names := list(dict.fromkeys(n for n in cleaned if n)):
        return ", ".join(names[:6])
    for key in AUTHORS:
        value = metas.get(key)
        if value and not _NO_NAME.search(value) and len(value) < 120 and (name := clean_byline(value)):
            return name
    for element in tree.xpath(_AUTHOR_ELEMENTS)[:12]:
        value = _text_of(element)
        name = clean_byline(value) if 3 <= len(value) <= 120 else None
        if name and not _NO_NAME.search(name) and any(c.isupper() for c in name) and len(name.split()) <= 10:
            return name
    return None


def _published(tree: html.HtmlElement, data: LinkedData, metas: Mapping[str, str]) -> Dating | None:
    if value := dates.as_edtf(data.published):
        return Dating(value=value, basis="JSON-LD datePublished")
    if found := _from_meta(metas, PUBLISHED):
        return found
    for path in (
        "//time[@pubdate or @itemprop='datePublished']",
        "//*[@itemprop='datePublished']",
        "//time[contains(@class, 'publish') or contains(@class, 'entry-date') or contains(@class, 'date')]",
        "//time[@datetime]",
    ):
        for element in tree.xpath(path)[:3]:
            value = dates.as_edtf(element.get("datetime")) or dates.as_edtf(element.get("content")) or dates.as_edtf(_text_of(element))
            if value:
                return Dating(value=value, basis="time element")
    return None


def _modified(tree: html.HtmlElement, data: LinkedData, metas: Mapping[str, str]) -> Dating | None:
    if value := dates.as_edtf(data.modified):
        return Dating(value=value, basis="JSON-LD dateModified")
    if found := _from_meta(metas, MODIFIED):
        return found
    for element in tree.xpath("//*[@itemprop='dateModified'] | //time[contains(@class, 'updated')]")[:3]:
        if value := dates.as_edtf(element.get("datetime") or element.get("content") or _text_of(element)):
            return Dating(value=value, basis="time element")
    return None


def _from_meta(metas: Mapping[str, str], names: Sequence[str]) -> Dating | None:
    for name in names:
        if value := dates.as_edtf(metas.get(name)):
            return Dating(value=value, basis=f"meta {name}")
    return None


def searched_date(tree: html.HtmlElement) -> Dating | None:
    """Return a date from anywhere in a page's markup, where the usual places have none."""
    import htmldate  # noqa: PLC0415 - a third of a second that only pages need

    with silence("htmldate"):
        value = htmldate.find_date(tree, original_date=True, extensive_search=False)
    return Dating(value=value, basis="date in the markup") if value and dates.as_edtf(value) else None


def _language(tree: html.HtmlElement, data: LinkedData) -> str | None:
    said = tree.get("lang") or (data.language or "")
    m = re.match(r"([A-Za-z]{2,3})(?:[-_]|$)", said.strip())
    return m[1].lower() if m else None
