"""What reports in several languages say against one another, on invented dossiers that are read and linked as any."""

from __future__ import annotations

from headwater.extract import extract
from headwater.link import link
from headwater.link.propositions import propositions
from headwater.link.tongues import meaning
from headwater.model import Finding, FindingKind, Reading
from tests.link.invent import reading


def found(kind: FindingKind, *texts: tuple[str, str, str, str]) -> list[Finding]:
    made = [
        reading(f"{outlet} {published}", *text.split("\n"), outlet=outlet, published=published, language=language).article
        for outlet, published, language, text in texts
    ]
    return [f for f in link([Reading(article=a, extraction=extract(a)) for a in made]).findings if f.kind == kind]


def outlets(f: Finding) -> int:
    return len({e.article_id for e in f.evidence})


STRIKE = "Three drones struck the oil refinery of Kremna early on Tuesday, regional governor Oleh Tarnavsky said."
MOVED = "La empresa Nordoil trasladó su producción a Rumanía tras el ataque a la refinería de Kremna."


def test_a_denial_in_another_language_answers_the_deed_and_not_what_only_mentions_it() -> None:
    denial = "Le ministère russe de la Défense a démenti avoir frappé la raffinerie de Kremna."
    (only,) = found(
        "denial",
        ("Harbour Wire", "2031-03-02", "en", STRIKE),
        ("Diario del Golfo", "2031-03-04", "es", MOVED),
        ("Le Phare", "2031-03-05", "fr", denial),
    )
    assert any("Three drones struck" in e.span.text for e in only.evidence)


def test_who_found_nothing_denies_nothing_that_is_not_named() -> None:
    told = "Nous avons connaissance de rumeurs en ligne, a déclaré Oda Brenn, porte-parole de Nordoil."
    other = "Nous n'en avons pas trouvé, a déclaré Claire Montal, directrice de l'agence."
    assert not found("denial", ("Le Phare", "2031-03-02", "fr", told), ("L'Écho", "2031-03-05", "fr", other))


def test_deeds_are_one_class_of_meaning_in_every_language() -> None:
    words = {
        "it": "attaccato", "pt": "atacou", "nl": "aangevallen", "pl": "zaatakowali", "sv": "attackerade",
        "de": "angegriffen", "fr": "attaqué", "es": "atacaron", "ru": "атаковали", "uk": "атакували", "ko": "공격했다",
    }  # fmt: skip
    assert {meaning(language, word) for language, word in words.items()} == {"!attack"}
    small = {"es": "para", "pt": "para", "it": "provincia", "fr": "vers", "de": "total", "sv": "hotellet", "ru": "начальник"}
    assert {meaning(language, word) for language, word in small.items()} == {None}


def test_an_english_no_turns_nothing_round_in_other_languages() -> None:
    texts = {"pt": "A fábrica não recebeu qualquer aviso no caso do roubo."}
    for language, text in texts.items():
        article = reading(language, text, language=language).article
        found_in = propositions([Reading(article=article, extraction=extract(article))], ())
        assert [p.negated for p in found_in] == [True]


DAMAGE = "Nordoil put the damage at the refinery of Kremna at up to 40 million euros."


def test_rival_sums_in_two_languages_are_a_conflict_and_a_sum_within_its_limit_is_none() -> None:
    union = "Die Gewerkschaft Energie beziffert den Schaden an der Raffinerie von Kremna auf 90 Millionen Euro."
    (only,) = found("conflict", ("Harbour Wire", "2031-03-02", "en", DAMAGE), ("Elbbote", "2031-03-03", "de", union))
    assert "90,000,000" in only.explanation
    within = union.replace("90", "38")
    assert not found("conflict", ("Harbour Wire", "2031-03-02", "en", DAMAGE), ("Elbbote", "2031-03-03", "de", within))


def test_a_sum_that_hangs_on_something_is_no_rival() -> None:
    asked = "The gang will publish the records of Velmed unless it is paid 90 million euros by Friday, the police in Tull said."
    paid = "The clinic chain Velmed has paid the gang 40 million euros, two people in Tull said."
    assert not found("conflict", ("Harbour Wire", "2031-03-02", "en", asked), ("Elbe Mail", "2031-03-03", "en", paid))


def test_what_a_body_would_decide_and_what_it_then_did_are_a_plan_and_its_outcome() -> None:
    plan = "Norland's Data Board said it would decide within days whether to open a formal inquiry."
    fact = "Norland's Data Board has opened a formal inquiry into the theft of patient records from the clinic chain Velmed."
    other = "Sarnovia's parliament has opened a formal debate on the price of milk."
    pages = ("Harbour Wire", "2031-03-02", "en", plan), ("Elbe Mail", "2031-03-14", "en", fact)
    (only,) = [*found("plan_realised", *pages), *found("status_change", *pages)]
    assert outlets(only) == 2
    pages = ("Harbour Wire", "2031-03-02", "en", plan), ("Elbe Mail", "2031-03-14", "en", other)
    assert not [*found("plan_realised", *pages), *found("status_change", *pages)]


def test_a_restart_planned_by_one_outlet_and_told_by_another_is_a_plan_that_came_true() -> None:
    plan = "Nordoil, the Gdansk-based owner, will restart the refinery within two weeks."
    fact = "Nordoil has restarted the refinery of Kremna, the company said on Wednesday."
    (only,) = found("plan_realised", ("Harbour Wire", "2031-03-02", "en", plan), ("Elbe Mail", "2031-03-17", "en", fact))
    assert "has restarted" in only.explanation
    assert not found("plan_realised", ("Harbour Wire", "2031-03-17", "en", plan), ("Elbe Mail", "2031-03-02", "en", fact))


def test_a_question_is_no_outcome_of_a_plan() -> None:
    plan = "Nordoil, the Gdansk-based owner, will restart the refinery within two weeks."
    asked = "Has Nordoil restarted the refinery of Kremna?"
    assert not found("plan_realised", ("Harbour Wire", "2031-03-02", "en", plan), ("Elbe Mail", "2031-03-17", "en", asked))


def test_a_count_of_the_hurt_is_followed_across_languages() -> None:
    (only,) = found(
        "figure_change",
        ("Harbour Wire", "2031-03-02", "en", "Nine workers were injured at the refinery of Kremna, governor Oleh Tarnavsky said."),
        ("Elbbote", "2031-03-03", "de", "In der Raffinerie von Kremna sind elf Arbeiter verletzt worden, sagte Gouverneur Oleh Tarnawskyj."),
        ("Diario", "2031-03-05", "es", "Trece trabajadores resultaron heridos en la refinería de Kremna, dijo el gobernador Oleh Tarnavski."),
    )
    assert "9 (" in only.explanation
    assert "13 (" in only.explanation


def test_a_part_of_the_hurt_is_no_new_count_in_any_language() -> None:
    assert not found(
        "figure_change",
        ("Harbour Wire", "2031-03-02", "en", "Nine workers were injured at the refinery of Kremna, governor Oleh Tarnavsky said."),
        ("Elbbote", "2031-03-03", "de", "Weitere 14 Arbeiter wurden verletzt, sagte Gouverneur Oleh Tarnawskyj."),
    )
