from __future__ import annotations

from headwater.extract import datelines


def test_a_korean_dateline_names_an_agency_and_not_the_papers_own_correspondent() -> None:
    text = "[오린=나루통신] 튤렌 다리가 폭파됐다."
    dateline = datelines.hangul(text, 0, len(text))
    assert dateline is not None
    assert text[slice(*dateline.agency)] == "나루통신"
    own = "[오린=한보람 특파원] 튤렌 다리가 폭파됐다."
    assert datelines.hangul(own, 0, len(own)) is None
