from __future__ import annotations

import re
from dataclasses import replace

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from headwater.model import Outlet
from headwater.present.web.app import build
from headwater.present.web.render import outgoing
from tests.web.conftest import Client
from tests.web.invent import Dossier, add_article, add_statement, dossier
from tests.web.test_original import Looker

PAYLOADS = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "'><svg onload=alert(1)>",
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)//http://",
    "data:text/html,<script>alert(1)</script>",
    "{{ 7 * 7 }}{% raw %}",
    "</title><script>1</script>",
    "</textarea></svg></style><iframe src=//far.example>",
    "\ud800 lone \x00 nul",
    "\u202eevil\u202c",
    "http://[broken",
    "//far.example/x",
    "&lt;script&gt;",
)
OURS = {"script": "/static/comforts.js", "img": "/static/icon.svg", "iframe": "/captures/"}


def poisoned(text: str) -> Dossier:
    """Return a story in which a payload stands wherever a report can put one."""
    story = dossier(1)
    held = story.ledger
    article = add_article(
        story, "bad", text, [("headline", f"{text} tide"), ("body", f"The pier {text} is open now")], url=text, title=text, byline=text
    )
    held.article_list[-1] = replace(article, outlet=Outlet(name=text, domain=text), language=text, published=text, published_basis=text)
    add_statement(story, held.article_list[-1], [(f"The pier {text} is open now", "done")], ())
    held.claim_list[0] = replace(held.claim_list[0], wording=text, reason=text)
    held.entity_list = [
        replace(e, name=text, names=tuple(replace(n, text=text, language=text) for n in e.names), country=text) for e in held.entity_list
    ]
    held.utterance_list = [replace(u, channel=text, time=text, reason=text) for u in held.utterance_list]
    held.finding_list = [replace(f, explanation=text) for f in held.finding_list]
    held.thread_list = [replace(t, wording=text) for t in held.thread_list]
    held.failure_list = [replace(f, subject=text, reason=text) for f in held.failure_list]
    held.relation_list = [replace(r, reason=text) for r in held.relation_list]
    held.statement_list = [replace(s, chain=tuple(replace(h, name=text, title=text, reason=text) for h in s.chain)) for s in held.statement_list]
    story.settings = replace(story.settings, title=text)
    return story


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.one_of(st.sampled_from(PAYLOADS), st.lists(st.sampled_from(PAYLOADS), min_size=2, max_size=3).map("".join)))
@example("".join(PAYLOADS))
def test_nothing_in_a_report_becomes_active(payload: str) -> None:
    client = Client(build(poisoned(payload)))
    for path in (
        "/",
        "/claims/cl-plan",
        "/articles/art-bad",
        "/entities/ent-velim",
        "/findings",
        "/system",
        "/failures",
        "/captures/cap-bad/original",
    ):
        answer = client.ask(path)
        assert answer.status_code == 200
        looker = Looker()
        looker.feed(answer.text)
        check(looker, inside="/original" in path)


def test_what_is_searched_for_is_shown_as_text() -> None:
    client = Client(build(dossier(0)))
    for payload in PAYLOADS:
        looker = Looker()
        looker.feed(client.ask("/search?q=" + "".join(f"%{b:02X}" for b in payload.encode("utf-8", "replace"))).text)
        check(looker, inside=False)


def check(looker: Looker, *, inside: bool) -> None:
    """Assert that elements and attributes are those of our templates."""
    assert not looker.tags & {"object", "embed", "base", "math", "style"} or inside
    for name, value in looker.attributes:
        assert not name.startswith("on")
        if name in ("href", "src", "action"):
            assert re.match(r"(https?://|/(?!/)|#)", value), value
        if name == "src":
            assert value.startswith(tuple(OURS.values())), value


def test_only_web_addresses_are_linked_to() -> None:
    assert outgoing("https://far.example/a?b=c") == "https://far.example/a?b=c"
    for address in (
        None,
        "",
        "javascript:alert(1)",
        "data:text/html,x",
        "/relative",
        "//far.example",
        "file:///etc/hosts",
        "http://[broken",
        "https:",
    ):
        assert outgoing(address) is None
