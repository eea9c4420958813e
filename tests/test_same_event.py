"""Scores of coreference on cases worked out by hand, and the reading of a document of the corpus (an invented one)."""

from __future__ import annotations

from itertools import permutations

import numpy as np
import pytest
from benchmarks.coreference import assignment, b_cubed, ceaf_e, conll, muc
from benchmarks.same_event import document

# the example of Luo 2005: twelve mentions in three groups, and an answer that joins the last two
GOLD = [frozenset("12345"), frozenset("67"), frozenset("89ABC")]
ANSWER = [frozenset("12345"), frozenset("6789ABC")]


def test_published_example() -> None:
    assert muc(GOLD, ANSWER) == ((9, 9), (9, 10))
    (right, whole), (hit, answered) = b_cubed(GOLD, ANSWER)
    assert right / whole == 1
    assert hit / answered == pytest.approx(0.762, abs=5e-4)
    (best, groups), (_, given) = ceaf_e(GOLD, ANSWER)
    assert (groups, given) == (3, 2)
    assert best == pytest.approx(1 + 10 / 12)


def test_nothing_but_the_gold_gives_full_marks() -> None:
    assert conll([(GOLD, GOLD)])["conll"] == 1
    assert 0 < conll([(GOLD, [frozenset(m) for m in "123456789ABC"])])["conll"] < 0.5


@pytest.mark.parametrize("seed", range(20))
def test_assignment_is_the_best_of_all(seed: int) -> None:
    rows, columns = np.random.default_rng(seed).integers(1, 6, 2)
    gains = np.random.default_rng(seed).random((rows, columns))
    wide = gains if rows <= columns else gains.T
    best = max(sum(wide[i, j] for i, j in enumerate(order)) for order in permutations(range(wide.shape[1]), wide.shape[0]))
    found = assignment(gains)
    assert sum(gains[i, j] for i, j in found) == pytest.approx(best)
    assert len({i for i, _ in found}) == len({j for _, j in found}) == min(gains.shape)


def test_document_keeps_offsets_and_events() -> None:
    tokens = ["The", "mill", "burned", "down", ",", "``", "twice", "''", ".", "Nobody", "saw", "the", "fire"]
    xml = "<Document doc_name='9_1x.xml'>" + "".join(
        f"<token t_id='{n}' sentence='{int(n > 9)}' number='{n}'>{w}</token>" for n, w in enumerate(tokens, 1)
    )
    xml += """<Markables><ACTION_OCCURRENCE m_id='1'><token_anchor t_id='3'/><token_anchor t_id='4'/></ACTION_OCCURRENCE>
    <ACTION_OCCURRENCE m_id='2'><token_anchor t_id='13'/></ACTION_OCCURRENCE><NEG_ACTION_PERCEPTION m_id='3'><token_anchor t_id='11'/>
    </NEG_ACTION_PERCEPTION><LOC_FAC m_id='4'><token_anchor t_id='2'/></LOC_FAC><ACTION_OCCURRENCE m_id='5' instance_id='ACT1'/></Markables>
    <Relations><CROSS_DOC_COREF r_id='7' note='ACT1'><source m_id='1'/><source m_id='2'/>
    <target m_id='5'/></CROSS_DOC_COREF></Relations></Document>"""
    found = document("9_1x", xml.encode(), frozenset({0, 1}))
    assert found.article.text == "The mill burned down, “twice”.\nNobody saw the fire"
    assert [found.article.text[m.start : m.end] for m in found.mentions] == ["burned down", "fire", "saw"]
    assert [m.event for m in found.mentions] == ["ACT1", "ACT1", "9_1x 3"]
    assert document("9_1x", xml.encode(), frozenset({0})).mentions == found.mentions[:1]
