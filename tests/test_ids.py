import hashlib

from hypothesis import given, settings
from hypothesis import strategies as st

from headwater import ids

PARTS = st.lists(st.none() | st.integers() | st.text(st.characters(exclude_characters="\x1f\x00"), max_size=8), max_size=4)


@given(PARTS, PARTS)
@settings(max_examples=100)
def test_an_id_tells_its_parts_apart(left: list[str | int | None], right: list[str | int | None]) -> None:
    def key(parts: list[str | int | None]) -> list[str | None]:
        # a number and its digits are one part; nothing at all and one empty part are not told apart, and never meet
        return [None if p is None else str(p) for p in parts] or [""]

    assert (ids.make_id("x", *left) == ids.make_id("x", *right)) == (key(left) == key(right))


def test_ids_are_the_same_for_ever() -> None:
    assert ids.make_id("cap", "abc", None, 5) == "cap-" + hashlib.sha256(b"abc\x1f\x00\x1f5").hexdigest()[: ids.LENGTH]
    assert ids.make_id("cap", "a") != ids.make_id("art", "a")
    assert ids.make_id("cap", "") != ids.make_id("cap", None)
    assert ids.make_id("cap", "a", "b") != ids.make_id("cap", "b", "a")


def test_lone_surrogates_have_ids() -> None:
    assert ids.make_id("cap", "\ud800") != ids.make_id("cap", "\ud801")


def test_a_digest_is_sha256() -> None:
    assert ids.sha256(b"") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
