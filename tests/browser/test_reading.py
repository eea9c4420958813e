from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Literal
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Request, expect

pytestmark = pytest.mark.browser

PAGES = (
    "/",
    "/claims/cl-plan",
    "/claims/cl-400",
    "/articles/art-gazette",
    "/entities/ent-velim",
    "/findings",
    "/system",
    "/search?q=pilots",
    "/failures",
)


@contextmanager
def opened(browser: Browser, address: str, width: int = 1280, *, scripts: bool = True, scheme: Literal["light", "dark"] = "light") -> Iterator[Page]:
    """Open a window that may show no error, lose no request and ask nobody but us."""
    context = browser.new_context(viewport={"width": width, "height": 900}, java_script_enabled=scripts, color_scheme=scheme, base_url=address)
    page = context.new_page()
    wrong: list[str] = []
    page.on("console", lambda message: wrong.append(f"console: {message.text}") if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: wrong.append(f"error: {error}"))
    page.on("requestfailed", lambda request: wrong.append(f"failed: {request.url}") if request.failure != "net::ERR_ABORTED" else None)

    def asked(request: Request) -> None:
        if urlsplit(request.url).netloc != urlsplit(address).netloc:
            wrong.append(f"asked elsewhere: {request.url}")

    page.on("request", asked)
    yield page
    page.wait_for_load_state("networkidle")
    context.close()
    assert wrong == []


def follow(page: Page) -> None:
    """Go from the dossier to a claim, look at its lineage, and open a passage."""
    page.goto("/")
    page.get_by_role("link", name="Ilvish pilots will train harbour crews in Port Mirel", exact=True).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Ilvish pilots will train harbour crews in Port Mirel")
    expect(page.locator("svg.lineage")).to_be_visible()
    assert page.locator("svg.lineage .node").count() > 30
    page.locator(".origin .passage a").first.click()
    expect(page).to_have_url(re.compile("/articles/art-gazette#a-as-0-0$"))
    passage = page.locator("#a-as-0-0")
    expect(passage).to_be_in_viewport()
    plain = page.locator("#a-as-1-0")
    colour = "e => getComputedStyle(e).backgroundColor"
    assert passage.evaluate(colour) != plain.evaluate(colour)
    pieces = page.locator(".m-a-as-0-0").all()
    assert len(pieces) > 1
    assert {p.evaluate(colour) for p in pieces} == {passage.evaluate(colour)}


def test_from_the_dossier_to_the_passage(chromium: Browser, address: str) -> None:
    with opened(chromium, address) as page:
        follow(page)
        assert page.evaluate("scrollY") >= 0


def test_the_same_without_scripts(chromium: Browser, address: str) -> None:
    with opened(chromium, address, scripts=False) as page:
        page.goto("/")
        page.get_by_label("Only claims with these words").fill("course")
        page.get_by_role("button", name="Filter").click()
        expect(page.locator("table.claims tbody tr")).to_have_count(1)
        page.goto("/claims/cl-plan")
        expect(page.locator("svg.lineage")).to_be_visible()
        page.locator(".origin .passage a").first.click()
        expect(page.locator("#a-as-0-0")).to_be_in_viewport()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [375, 1280])
def test_no_page_scrolls_sideways(chromium: Browser, address: str, width: int, scheme: Literal["light", "dark"]) -> None:
    with opened(chromium, address, width, scheme=scheme) as page:
        for path in PAGES:
            page.goto(path)
            assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0, path


@pytest.mark.parametrize("width", [375, 1280])
def test_an_outlet_with_an_endless_name_keeps_to_the_page(chromium: Browser, address: str, width: int) -> None:
    with opened(chromium, address, width) as page:
        page.goto("/")
        page.locator(".articles .outlet bdi").first.evaluate("e => { e.textContent = 'X'.repeat(200) }")
        assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0


def test_the_lineage_scrolls_in_its_own_box_on_a_telephone(chromium: Browser, address: str) -> None:
    with opened(chromium, address, 375) as page:
        page.goto("/claims/cl-plan")
        box = page.locator(".canvas")
        assert box.evaluate("e => e.scrollWidth > e.clientWidth")
        box.evaluate("e => e.scrollTo(600, 0)")
        assert box.evaluate("e => e.scrollLeft") > 500


def test_labels_stay_inside_their_boxes(chromium: Browser, address: str) -> None:
    with opened(chromium, address) as page:
        page.goto("/claims/cl-plan")
        over = page.evaluate(
            """[...document.querySelectorAll('svg .node')].filter(g => {
                const box = g.querySelector('rect').getBBox();
                return [...g.querySelectorAll('text')].some(t => t.getBBox().x + t.getBBox().width > box.x + box.width);
            }).map(g => g.textContent)"""
        )
        assert over == []


def test_the_original_is_shown_beside_the_text_and_in_a_sandbox(chromium: Browser, address: str) -> None:
    with opened(chromium, address) as page:
        page.goto("/articles/art-gazette")
        page.get_by_text("The original capture").click()
        expect(page.frame_locator("iframe").locator("article")).to_contain_text("Ilvish pilots")


def test_keys_and_typing_are_comforts(chromium: Browser, address: str) -> None:
    with opened(chromium, address) as page:
        page.goto("/")
        page.keyboard.press("j")
        expect(page.locator("table.claims tbody th a").first).to_be_focused()
        page.get_by_label("Only claims with these words").fill("june")
        expect(page.locator("table.claims tbody tr:visible")).to_have_count(1)
        page.get_by_label("Only claims with these words").blur()
        page.keyboard.press("/")
        expect(page.get_by_role("searchbox", name="Search claims, names and texts")).to_be_focused()


def test_the_first_tab_skips_to_the_content(chromium: Browser, address: str) -> None:
    with opened(chromium, address) as page:
        page.goto("/claims/cl-plan")
        page.keyboard.press("Tab")
        expect(page.get_by_role("link", name="Skip to content")).to_be_focused()
        page.keyboard.press("Enter")
        expect(page.locator("#content")).to_be_focused()


CONTRAST = """() => {
  const canvas = document.createElement('canvas').getContext('2d', {willReadFrequently: true});
  const rgb = c => { canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = c; canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data]; };
  const light = c => { const [r, g, b] = c.map(v => { v /= 255; return v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4; });
    return .2126 * r + .7152 * g + .0722 * b; };
  const back = e => { for (; e; e = e.parentElement) { const c = rgb(getComputedStyle(e).backgroundColor); if (c[3] === 255) return c; }
    return rgb(getComputedStyle(document.body).backgroundColor); };
  const bad = [];
  for (const e of document.querySelectorAll('main *, header *, footer *')) {
    const words = [...e.childNodes].some(n => n.nodeType === 3 && n.textContent.trim());
    if (e.closest('svg') || !words || !e.checkVisibility()) continue;
    const [a, b] = [light(rgb(getComputedStyle(e).color).slice(0, 3)), light(back(e).slice(0, 3))].sort((x, y) => y - x);
    const ratio = (a + .05) / (b + .05);
    if (ratio < 4.5) bad.push(`${e.className || e.tagName}: ${e.textContent.trim().slice(0, 30)} ${ratio.toFixed(2)}`);
  }
  return [...new Set(bad)];
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_has_the_contrast_that_wcag_aa_asks_for(chromium: Browser, address: str, scheme: Literal["light", "dark"]) -> None:
    with opened(chromium, address, scheme=scheme) as page:
        for path in (*PAGES, "/articles/art-gazette#a-as-0-0", "/articles/art-copy3"):
            page.goto(path)
            assert page.evaluate(CONTRAST) == [], path
