import string
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from headwater.ledger.search import _like, index
from headwater.ledger.store import Ledger
from tests.ledger import samples

TEXTS = {
    "port": "The harbour of Marenholt is closed.\nForty ferries wait outside, and the café owners complain.",
    "rail": "Trains between Marenholt and Oberlune run late; the ferry has stopped. " + "Nothing else happened. " * 40 + "The signal box burnt.",
    "cyr": "Порт Маренгольта закрыт, паромы ждут снаружи.",
    "kor": "마렌홀트의 항구가 폐쇄되었다.",
    "odd": "A \x00 and a \ud800 and a \ue0ff stand before the lighthouse.",
}


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    with Ledger.open(tmp_path_factory.mktemp("search") / "ledger.db", create=True) as found:
        for name, text in TEXTS.items():
            capture = samples.capture(name)
            found.keep_captures([capture])
            found.finish(capture.id, samples.article(capture, text, title=f"Report {name}"), None)
        yield found


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("harbour", {"port"}),
        ("HARBOUR", {"port"}),
        ("ferr", {"port", "rail"}),
        ("marenholt ferries", {"port"}),
        ("cafe", {"port"}),
        ("паром", {"cyr"}),
        ("항구", {"kor"}),
        ("signal box", {"rail"}),
        ("lighthouse", {"odd"}),
        ("kor", {"kor"}),
        ("nowhere", set()),
        ("", set()),
        ("  ", set()),
        ("\x00", set()),
        ("*", set()),
    ],
)
def test_words_find_articles_and_their_passages(ledger: Ledger, query: str, names: set[str]) -> None:
    found = ledger.search(query)
    assert {ledger.article(i).file_name for i, _ in found} == names
    for article_id, span in found:
        text = ledger.article(article_id).text
        assert text[span.start : span.end] == span.text
        assert len(span.text) <= 260
        if query not in ("kor", "cafe"):
            assert query.split(maxsplit=1)[0].lower() in span.text.lower()


@pytest.mark.parametrize(
    "query",
    [
        '"',
        "'",
        "a OR",
        "NOT",
        "a NOT b",
        "NEAR(a b)",
        "title:x",
        "{title}: x",
        "x^2",
        "a*",
        "-",
        "(",
        ")",
        '"; DROP TABLE articles; --',
        "a" * 50_000,
        "\ud800",
    ],
)
def test_hostile_queries_are_only_words(ledger: Ledger, query: str) -> None:
    ledger.search(query)
    assert ledger.counts()["articles"] == len(TEXTS)


@given(st.text(max_size=40) | st.text(alphabet=string.punctuation + " ab", max_size=20))
@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_query_breaks_the_search(ledger: Ledger, query: str) -> None:
    for article_id, span in ledger.search(query):
        text = ledger.article(article_id).text
        assert text[span.start : span.end] == span.text


def test_the_number_of_hits_is_limited(ledger: Ledger) -> None:
    assert len(ledger.search("the", limit=1)) == 1


def test_other_databases_search_by_plain_comparison(ledger: Ledger) -> None:
    with ledger._reading() as connection:
        [(article, at)] = _like(connection, ["FERRIES", "harbour"], 10)
        assert article.text[at:].startswith("harbour")
        assert _like(connection, ["%"], 10) == []
        index(connection, [])
