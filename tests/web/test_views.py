from __future__ import annotations

from dataclasses import replace

import pytest

from headwater.errors import NotFound
from headwater.model import Evidence, Span
from headwater.present.views.article import article_view
from headwater.present.views.claim import claim_view
from headwater.present.views.dossier import dossier_view, paged
from headwater.present.views.entity import entity_view
from headwater.present.views.index import Index, read_index
from headwater.present.views.lineage import MAX_ARTICLES, clip
from headwater.present.views.relations import differences
from headwater.present.views.search import search_view
from headwater.present.views.system import system_view
from tests.web.invent import Dossier, dossier, span


def test_the_dossier_lists_claims_by_origins(index: Index) -> None:
    view = dossier_view(index)
    assert view.claims[0].badge == "11 outlets · 1 established origin · at most 2 more possible"
    assert view.hidden == 1
    assert dossier_view(index, everything=True).claims[-1].badge == "1 outlet · 0 established origins · at most 1 possible"
    assert view.summary == "5 claims: 4 rest on one established origin, 0 on two or more, 1 on none."
    assert ("failure", 1) in view.counts
    assert [s.mark.word for s in view.threads[0].stages] == ["planned", "under way"]


def test_a_claim_in_a_list_names_who_said_it_first(index: Index) -> None:
    rows = {r.id: r for r in dossier_view(index, everything=True).claims}
    assert rows["cl-plan"].said_by == "Mirel Harbour Authority, unnamed: a port official"


def test_claims_are_sorted_and_filtered(index: Index) -> None:
    assert [r.id for r in dossier_view(index, order="time").claims][-1] == "cl-now"
    assert dossier_view(index, order="articles").claims[0].id == "cl-plan"
    assert [r.id for r in dossier_view(index, "COURSE june").claims] == ["cl-june"]
    assert dossier_view(index, "no such words").claims == ()


def test_a_page_beyond_the_last_is_the_last() -> None:
    assert paged(401, 9) == replace(paged(401, 3), page=3)
    assert (paged(401, 3).first_row, paged(401, 3).last_row) == (401, 401)
    assert (paged(0, 1).first_row, paged(0, 1).last_row, paged(0, 1).last) == (0, 0, 1)


def test_a_denied_claim_says_so_and_shows_who_denies(index: Index) -> None:
    view = claim_view(index, "cl-400")
    assert [m.word for m in view.row.statuses] == ["done", "denied"]
    assert view.denials[0].hops[0].name == "Ministry of Ports"
    assert view.denials[0].notes == ("source denies it",)


def test_origins_say_why_and_what_would_change_them(index: Index) -> None:
    harbour, unnamed, silent = claim_view(index, "cl-plan").origins
    assert (harbour.standing, harbour.name, len(harbour.chains)) == ("established", "Mirel Harbour Authority", 9)
    assert harbour.would_change == "a second institution that says so on its own knowledge"
    assert unnamed.would_change == "the name of the source"
    assert silent.name == "no source named by Маяк"


def test_what_denies_calls_for_a_second_denial(story: Dossier) -> None:
    claim = next(c for c in story.ledger.claim_list if c.id == "cl-plan")
    told = {*claim.assertion_ids}
    story.ledger.assertion_list = [replace(a, stance="denies") if a.id in told else a for a in story.ledger.assertion_list]
    view = claim_view(read_index(story.ledger, ""), claim.id)
    assert view.origins[0].would_change == "a second institution that denies it on its own knowledge"


def test_an_origin_that_is_silence_holds_the_articles_of_its_evidence(story: Dossier) -> None:
    claim = story.ledger.claim_list[0]
    passage = Evidence(article_id="art-mayak", span=span(next(a for a in story.ledger.article_list if a.id == "art-mayak").text, "Лоцмани"))
    silent = replace(claim.independence[2], utterance_ids=(), evidence=(passage,))
    story.ledger.claim_list[0] = replace(claim, independence=(*claim.independence[:2], silent))
    view = claim_view(read_index(story.ledger, ""), claim.id)
    assert view.origins[2].name == "no source named by Маяк"
    assert [c.article_id for c in view.origins[2].chains] == ["art-mayak"]
    assert view.loose == ()


def test_written_and_resolved_chains_are_never_mixed(index: Index) -> None:
    chains = [c for o in claim_view(index, "cl-plan").origins for c in o.chains]
    resolved = next(c for c in chains if c.resolved)
    assert resolved.resolved
    assert [h.name for h in resolved.hops] == ["Dara Velim", "The Anchor"]
    assert [(h.name, h.new) for h in resolved.resolved.hops] == [("Dara Velim", False), ("Harbour Gazette", True), ("The Anchor", False)]
    assert resolved.resolved.passages[0].href.startswith("/articles/art-gazette#p-")


def test_a_claim_is_found_by_the_beginning_of_its_id_or_a_former_one(index: Index, story: Dossier) -> None:
    assert claim_view(index, "cl-pl").row.id == "cl-plan"
    with pytest.raises(NotFound, match="5 claims begin"):
        claim_view(index, "cl-")
    with pytest.raises(NotFound, match="no claim"):
        claim_view(index, "")
    story.ledger.claim_list[0] = replace(story.ledger.claim_list[0], former_ids=("cl-before",))
    assert claim_view(read_index(story.ledger, ""), "cl-before").row.id == "cl-plan"


def test_the_lineage_merges_identical_hops_and_keeps_the_columns_apart(index: Index) -> None:
    drawn = claim_view(index, "cl-plan").lineage
    names = [n.name for n in drawn.nodes if n.kind != "article"]
    assert len(names) == len(set(names))
    assert [heading for _, heading in drawn.columns] == ["Origin", "Channel", "Relayed by", "Outlet", "Article"]
    assert {e.manner for e in drawn.edges} == {"written", "resolved", "inferred"}
    assert {n.standing for n in drawn.nodes if n.kind == "origin"} == {"established", "possible"}
    assert [n.name for n in drawn.nodes if n.silent] == ["Маяк"]
    assert drawn.width <= 1212
    for node in drawn.nodes:
        assert 0 <= node.x <= node.x + node.width <= drawn.width
        assert 0 <= node.y <= node.y + node.height <= drawn.height


def test_the_lineage_grows_with_its_articles_and_says_what_it_leaves_out() -> None:
    big = dossier(MAX_ARTICLES + 20)
    drawn = claim_view(read_index(big.ledger, ""), "cl-plan").lineage
    assert sum(n.kind == "article" for n in drawn.nodes) == MAX_ARTICLES
    assert drawn.left_out == 23
    assert drawn == claim_view(read_index(dossier(MAX_ARTICLES + 20).ledger, ""), "cl-plan").lineage


def test_the_lineage_stands_chains_that_run_in_a_ring() -> None:
    story = dossier(0)
    for number, statement in enumerate(story.ledger.statement_list):
        if len(statement.chain) > 1:
            ring = (statement.chain[-1], statement.chain[0], *statement.chain)
            story.ledger.statement_list[number] = replace(statement, chain=ring)
    for claim in story.ledger.claim_list:
        claim_view(read_index(story.ledger, ""), claim.id)


def test_an_articles_passages_are_numbered_and_lead_to_their_claims(index: Index) -> None:
    view = article_view(index, "art-gazette")
    assert [a.number for s in view.statements for a in s.assertions] == [1, 2, 3, 4, 5]
    assert view.statements[0].assertions[0].claim == "/claims/cl-plan"
    assert view.statements[2].assertions[0].denies == (("/claims/cl-400", "About 400 crew members have signed up"),)
    assert view.relations[0].sentence == "There is a rewrite of this in"
    assert article_view(index, "art-copy3").relations[0].sentence == "This is a rewrite of"


def test_every_passage_shown_can_be_opened(index: Index) -> None:
    passages = [p for c in index.claims for o in claim_view(index, c).origins for ch in o.chains for p in ch.passages]
    passages += [p for f in dossier_view(index).findings for p in f.passages] + list(entity_view(index, "ent-velim").passages)
    for passage in passages:
        assert passage.href.partition("#")[2] in article_view(index, passage.article_id).anchors


def test_an_entity_shows_what_it_says_and_how_it_is_linked(index: Index) -> None:
    view = entity_view(index, "ent-velim")
    assert view.part_of == ("/entities/ent-harbour", "Mirel Harbour Authority")
    assert len(view.said) == 11
    assert view.roles[0].title == "spokeswoman"
    assert [row.relation for row in view.links] == ["is part of"]


def test_the_system_is_drawn_in_columns(index: Index) -> None:
    view = system_view(index)
    assert [heading for _, heading in view.columns] == ["Who", "What, with what", "Where"]
    assert len(view.rows) == 5
    assert len(view.nodes) == 6


def test_who_does_most_stands_first_in_the_system(index: Index) -> None:
    names = [row.from_name for row in system_view(index).rows]
    assert [names.count(n) for n in dict.fromkeys(names)] == sorted((names.count(n) for n in set(names)), reverse=True)


def test_every_label_of_the_system_stands_inside_its_drawing(index: Index) -> None:
    view = system_view(index)
    assert all(e.label_x + len(e.label) * 3 <= view.width for e in view.edges)


def test_a_search_marks_the_words_that_were_asked_for(index: Index) -> None:
    article = next(iter(index.articles.values()))
    word = next(w for w in article.text.split() if w.isalpha() and len(w) > 5)
    start = max(0, article.text.index(word) - 10)
    around = Span(start=start, end=start + 60, text=article.text[start : start + 60])
    (passage,) = search_view(index, word[:5].upper(), [(article.id, around)]).passages
    assert passage.text == word.strip()
    (passage,) = search_view(index, "(", [(article.id, around)]).passages
    assert passage.text == " ".join(around.text.split())


def test_differences_mark_the_words_that_the_other_lacks() -> None:
    left, right = differences("pilots are to train crews", "pilots will train crews")
    assert [(p.text, p.changed) for p in left] == [("pilots", False), ("are to", True), ("train crews", False)]
    assert [p.text for p in right if p.changed] == ["will"]


def test_wide_characters_take_two_places() -> None:
    assert clip("港の水先案内人", 8) == "港の水…"
    assert clip("harbour", 8) == "harbour"


def test_an_empty_dossier_has_its_views_too() -> None:
    index = read_index(Dossier().ledger, "Nothing yet")
    assert dossier_view(index).summary == "No claims yet."
    assert system_view(index).nodes == ()


def test_a_claim_that_is_only_denied_is_not_said_by_who_denies_it(story: Dossier) -> None:
    claim = next(c for c in story.ledger.claim_list if c.id == "cl-plan")
    story.ledger.assertion_list = [replace(a, stance="denies") if a.id in claim.assertion_ids else a for a in story.ledger.assertion_list]
    row = next(r for r in dossier_view(read_index(story.ledger, ""), everything=True).claims if r.id == "cl-plan")
    assert row.how == "denied by"
    assert [m.word for m in row.statuses] == ["denied"]
