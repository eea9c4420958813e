"""Short articles told again without a credit, in one language or another: found, told whose they are throughout; invented texts."""

from __future__ import annotations

from dataclasses import replace

from headwater.extract import extract
from headwater.link import link
from headwater.model import Linked, Reading
from tests.extract.articles import article

Page = tuple[str, str, str, str, tuple[str, ...]]
PARENT: Page = (
    "Harbour Post",
    "en",
    "2031-05-03T08:00:00+00:00",
    "Dam operator knew of cracks for eleven months, documents show",
    (
        (
            "The operator of the Verin dam knew of cracks in its eastern wall for eleven months before part of it "
            "gave way on 27 April, according to internal documents seen by the Harbour Post."
        ),
        "A survey dated 14 June last year lists 23 cracks, the longest of them 4.6 metres, and recommends lowering the water by nine metres at once.",
        "The water was lowered by two metres only, because the company, Hydroverin, had sold electricity until the end of the winter.",
        '"We followed the advice of our engineers at every step," Hydroverin\'s chief executive, Marta Olsen, told the Harbour Post.',
        'The engineer who signed the survey, Piet Hoekstra, disagreed. "I told them three times," he said in a telephone interview.',
        "Seventeen people died when the wave reached the village of Lower Tamm, and 340 houses were destroyed.",
        "The public prosecutor in Rasdal opened an investigation on Thursday. Her office said it had seized 60 boxes of papers.",
        "Hydroverin's shares have lost 38 percent of their value since the accident.",
    ),
)
REWRITE: Page = (
    "Daily Globe Mix",
    "en",
    "2031-05-04T12:00:00+00:00",
    "Shock as barrage bosses 'ignored' splits for nearly a year",
    (
        (
            "Bosses at the Verin barrage were aware of fractures in the east wall for almost a year before it "
            "collapsed on April 27, leaked papers reveal."
        ),
        (
            "An inspection report from June 14 last year counted 23 fractures — one of them 4.6m long — and urged "
            "that the reservoir be brought down nine metres straight away."
        ),
        "Instead it was brought down by just two, since Hydroverin had power contracts to honour through the winter.",
        "Chief executive Marta Olsen insisted the firm had listened to its engineers all along.",
        'But inspector Piet Hoekstra hit back: "I told them three times."',
        "The wall of water that hit Lower Tamm killed 17 and flattened 340 homes.",
        "Prosecutors in Rasdal have launched a probe and carted off 60 boxes of files. The company's shares have plunged by 38 per cent.",
    ),
)
SPANISH: Page = (
    "El Faro",
    "es",
    "2031-05-04T09:00:00+00:00",
    "La empresa conocía las grietas de la presa desde hacía once meses",
    (
        (
            "La empresa que gestiona la presa de Verin conocía desde hacía once meses las grietas de su muro "
            "oriental, que cedió en parte el 27 de abril, según documentos internos a los que ha tenido acceso el "
            "diario Harbour Post."
        ),
        (
            "Un informe fechado el 14 de junio del año pasado enumera 23 grietas, la mayor de 4,6 metros, y "
            "recomienda bajar el nivel del agua nueve metros de inmediato."
        ),
        "«Seguimos en todo momento el consejo de nuestros ingenieros», declaró la directora de Hydroverin, Marta Olsen.",
        "Diecisiete personas murieron cuando la ola alcanzó el pueblo de Lower Tamm y 340 casas quedaron destruidas.",
        "La fiscalía de Rasdal abrió el jueves una investigación.",
    ),
)
OTHER: Page = (
    "Rasdal Courier",
    "en",
    "2031-05-03T18:00:00+00:00",
    "Prosecutor opens inquiry into Verin dam",
    (
        (
            "The public prosecutor in Rasdal, Ingrid Falk, opened an inquiry on Thursday into the breach of the Verin "
            "dam, which killed seventeen people in Lower Tamm."
        ),
        "Detectives carried boxes of papers out of the head office of Hydroverin all afternoon, watched by a crowd of villagers.",
        'Falk said nobody had been questioned yet. "We begin with the papers and go on to the people," she told reporters on the steps of the court.',
        "The mayor of Lower Tamm, Olaf Brink, said the 340 families without a home would be given flats in Rasdal by the summer.",
        "The funerals begin on Monday. Trains to the valley still end at Tamm bridge, where the line was washed away for 900 metres.",
    ),
)
UKRAINIAN: Page = (
    "Вечірня Брама",
    "uk",
    "2031-02-10T10:00:00+02:00",
    "На суднобудівному заводі в Кагурі працюють 140 фахівців з-за кордону",
    (
        (
            "На суднобудівному заводі в Кагурі з грудня працюють близько 140 фахівців із Велбрину, розповів «Вечірній "
            "Брамі» начальник обласної розвідки Олесь Грім."
        ),
        "За його словами, вони прибули двома рейсами 4 і 9 грудня та живуть у гуртожитку колишнього училища.",
        "«Вони налаштовують верстати для корпусів завдовжки 32 метри. Перший корпус зійде зі стапеля у квітні», – сказав Грім.",
        "Завод отримав 18 мільйонів євро авансу, йдеться в договорі, копію якого має редакція.",
        "Речниця заводу Ніна Солод заперечила це. «У нас немає іноземних працівників», – сказала вона.",
        "Велбрин перебуває під санкціями з 2029 року через постачання дронів.",
    ),
)
RUSSIAN: Page = (
    "Южный Маяк",
    "ru",
    "2031-02-11T08:00:00+03:00",
    "На верфи в Кагуре работают 140 специалистов из Велбрина",
    (
        "На судостроительном заводе в Кагуре с декабря работают около 140 специалистов из Велбрина, заявил начальник областной разведки Олесь Грим.",
        "По его словам, они прибыли двумя рейсами 4 и 9 декабря и живут в общежитии бывшего училища.",
        "«Они настраивают станки для корпусов длиной 32 метра. Первый корпус сойдёт со стапеля в апреле», — сказал Грим.",
        "Завод получил аванс в 18 миллионов евро, говорится в договоре.",
        "Представительница завода Нина Солод это отрицает: «У нас нет иностранных рабочих».",
    ),
)


def _linked(*pages: Page) -> tuple[Linked, dict[str, Reading]]:
    read: dict[str, Reading] = {}
    for n, (outlet, language, published, headline, paragraphs) in enumerate(pages):
        made = article(("headline", headline), *paragraphs, outlet=outlet, language=language, published=published)
        made = replace(made, id=f"art-{n}", capture_id=f"cap-{n}", file_name=f"{n}.txt")
        read[made.id] = Reading(article=made, extraction=extract(made))
    return link(list(read.values())), read


def _pairs(made: Linked) -> set[tuple[str, str | None, str]]:
    return {(r.article_id, r.of_article_id, r.kind) for r in made.relations}


def test_a_short_rewrite_and_a_translation_stem_from_what_appeared_first_and_another_report_does_not() -> None:
    made, read = _linked(PARENT, REWRITE, SPANISH, OTHER)
    assert _pairs(made) == {("art-1", "art-0", "rewrite"), ("art-2", "art-0", "translation")}
    resolved = {r.statement_id: [h.name for h in r.chain] for r in made.resolutions}
    told = read["art-1"].extraction.statements
    assert all("Harbour Post" in resolved[s.id] for s in told)


def test_a_translation_between_two_near_languages_is_found_however_short() -> None:
    made, read = _linked(UKRAINIAN, RUSSIAN)
    assert _pairs(made) == {("art-1", "art-0", "translation")}
    resolved = {r.statement_id: [h.name for h in r.chain] for r in made.resolutions}
    assert all("Вечірня Брама" in resolved[s.id] for s in read["art-1"].extraction.statements)
