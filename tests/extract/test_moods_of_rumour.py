"""How seven languages say that something is planned, done or denied, and that who writes keeps away from it (invented sentences)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from headwater.extract import extract
from headwater.model import Assertion
from tests.extract.articles import article


def first(language: str, text: str, headline: bool = False) -> Assertion:
    """Return the first assertion of a report of 4 March 2026."""
    made = article(("headline", text) if headline else text, language=language)
    return extract(replace(made, published="2026-03-04T10:00:00Z")).assertions[0]


def is_far(found: Assertion) -> bool:
    """Tell whether words weaken an assertion or keep it at a distance."""
    return found.hedge is not None or found.distanced or found.stance in ("speculates", "cannot_confirm")


@pytest.mark.parametrize(
    ("language", "text", "status", "far"),
    [
        ("en", "Rebels claim to have shot down two drones near Orlova.", "done", True),
        ("en", "The minister said the dam might fail within days.", None, True),
        ("en", "Police are investigating whether the ship dragged its anchor.", "under_way", None),
        ("en", "According to unconfirmed reports, three sailors were killed.", "done", True),
        ("en", "The company is said to have paid the ransom.", "done", True),
        ("en", "The crew were believed to have left the ship on Monday.", "done", True),
        ("en", "Officials suspect that the pipe was cut on purpose.", "done", True),
        ("en", "The alleged ringleader was arrested in Marlow on Friday.", "done", True),
        ("en", "The tanker appears to have changed course.", "done", True),
        ("en", "The bank has denied paying hackers.", "denied", False),
        ("en", "A spokesman said the firm had no plans to close the plant.", "denied", None),
        ("en", "The plant will reportedly close in May.", "planned", True),
        ("en", "The government is considering a ban on night flights.", "planned", True),
        ("en", "The group purportedly behind the leak has posted 200 files.", "done", True),
        ("en", "The two men are accused of selling secrets.", None, True),
        ("en", "The mayor said 40 houses burned down.", "done", False),
        ("en", "The navy has sent two ships to the strait.", "done", False),
        ("en", "The ship is expected to dock on Tuesday.", "planned", False),
        ("en", "If the talks fail, workers will strike in June.", "planned", None),
        ("en", "Investigators believe the fire was started deliberately.", "done", True),
        ("en", "The attack may have been aimed at the power station.", None, True),
        ("en", "The ceasefire is holding, the observers said.", "under_way", False),
        ("en", "The firm is thought to be negotiating with the hackers.", "under_way", True),
        ("en", "The intruders probably came in through a supplier.", "done", True),
        ("de", "Der Tanker soll am Dienstag den Kurs geändert haben.", "done", True),
        ("de", "Der Minister sagte, der Damm könne brechen.", None, True),
        ("de", "Laut unbestätigten Berichten kamen drei Matrosen ums Leben.", "done", True),
        ("de", "Das Unternehmen wolle das Werk im Mai schließen, sagte der Sprecher.", "planned", False),
        ("de", "Die mutmaßlichen Täter wurden am Freitag in Kassel festgenommen.", "done", True),
        ("de", "Die Hacker behaupten, 40 Gigabyte gestohlen zu haben.", "done", True),
        ("de", "Es sei nicht ausgeschlossen, dass weitere Opfer gefunden werden.", None, True),
        ("de", "Dem Vernehmen nach hat der Konzern gezahlt.", "done", True),
        ("de", "Das Feuer wurde wohl absichtlich gelegt.", "done", True),
        ("de", "Die Marine hat zwei Schiffe in die Meerenge geschickt.", "done", False),
        ("de", "Die Behörde rechnet mit 300 weiteren Fällen.", None, True),
        ("de", "Angeblich wurde der Vertrag schon unterschrieben.", "done", True),
        ("fr", "Le pétrolier aurait changé de cap mardi.", "done", True),
        ("fr", "Trois marins seraient morts, selon des sources locales.", "done", True),
        ("fr", "L'usine devrait fermer en mai.", "planned", None),
        ("fr", "Le gouvernement envisage d'interdire les vols de nuit.", "planned", True),
        ("fr", "Le chef présumé du réseau a été arrêté à Valence.", "done", True),
        ("fr", "L'entreprise dit ne pas avoir payé de rançon.", "denied", False),
        ("fr", "Il n'est pas exclu que d'autres victimes soient retrouvées.", None, True),
        ("fr", "Selon des informations non confirmées, le contrat a été signé.", "done", True),
        ("fr", "La marine a envoyé deux navires dans le détroit.", "done", False),
        ("fr", "Une enquête est en cours sur la fuite de données.", "under_way", False),
        ("fr", "L'incendie serait d'origine criminelle.", None, True),
        ("fr", "Les pirates prétendent détenir 40 gigaoctets de données.", None, True),
        ("es", "El petrolero habría cambiado de rumbo el martes.", "done", True),
        ("es", "Al parecer, tres marineros murieron.", "done", True),
        ("es", "La planta cerrará en mayo.", "planned", False),
        ("es", "El Gobierno estudia prohibir los vuelos nocturnos.", "planned", True),
        ("es", "El presunto cabecilla fue detenido en Huelva.", "done", True),
        ("es", "La empresa niega haber pagado el rescate.", "denied", False),
        ("es", "No se descarta que haya más víctimas.", None, True),
        ("es", "Según fuentes no confirmadas, el contrato está firmado.", "done", True),
        ("es", "La Armada ha enviado dos buques al estrecho.", "done", False),
        ("es", "La policía investiga la filtración.", "under_way", False),
        ("es", "El incendio pudo haber sido provocado.", None, True),
        ("uk", "Повстанці стверджують, що збили два дрони.", "done", True),
        ("uk", "Танкер нібито змінив курс у вівторок.", "done", True),
        ("uk", "За непідтвердженими даними, загинули троє моряків.", "done", True),
        ("uk", "Завод закриють у травні.", "planned", False),
        ("uk", "Уряд розглядає заборону нічних рейсів.", "planned", True),
        ("uk", "Компанія заперечує, що заплатила викуп.", "denied", False),
        ("uk", "Не виключено, що є ще жертви.", None, True),
        ("uk", "Ймовірно, пожежу влаштували навмисно.", "done", True),
        ("uk", "Флот відправив два кораблі до протоки.", "done", False),
        ("uk", "Поліція розслідує витік даних.", "under_way", False),
        ("ru", "Повстанцы утверждают, что сбили два дрона.", "done", True),
        ("ru", "Танкер якобы изменил курс во вторник.", "done", True),
        ("ru", "По неподтверждённым данным, погибли трое моряков.", "done", True),
        ("ru", "Завод закроют в мае.", "planned", False),
        ("ru", "Правительство рассматривает запрет ночных рейсов.", "planned", True),
        ("ru", "Компания отрицает, что заплатила выкуп.", "denied", False),
        ("ru", "Не исключено, что есть ещё жертвы.", None, True),
        ("ru", "По всей видимости, пожар устроили намеренно.", "done", True),
        ("ru", "Флот отправил два корабля в пролив.", "done", False),
        ("ru", "Полиция расследует утечку данных.", "under_way", False),
        ("ko", "반군은 무인기 두 대를 격추했다고 주장했다.", "done", True),
        ("ko", "유조선은 화요일 항로를 바꾼 것으로 알려졌다.", "done", True),
        ("ko", "선원 세 명이 숨진 것으로 추정된다.", "done", True),
        ("ko", "공장은 5월에 문을 닫을 예정이다.", "planned", False),
        ("ko", "회사는 몸값을 지불한 사실을 부인했다.", "denied", False),
        ("ko", "해군은 군함 두 척을 해협에 보냈다.", "done", False),
        ("ko", "경찰은 정보 유출 사건을 수사하고 있다.", "under_way", False),
        ("ko", "화재는 방화일 가능성이 있다고 소방당국은 밝혔다.", None, True),
    ],
)
def test_tells_status_and_distance(language: str, text: str, status: str | None, far: bool | None) -> None:
    """Evidentials, moods of rumour, suspicion, what is weighed; plain reports of deeds, works and plans keep no distance."""
    found = first(language, text)
    assert status is None or (found.stance == "denies" if status == "denied" else found.status == status and found.stance != "denies")
    assert far in (None, is_far(found))


@pytest.mark.parametrize(
    ("text", "far"),
    [
        ("Kelmar 'seizes' tungsten cargo", True),
        ("Twelve drown as 'overloaded' ferry flips off Orlova", False),
        ("Kelmar seizes tungsten cargo", False),
    ],
)
def test_quotation_marks_around_a_verb_keep_away_from_it(text: str, far: bool) -> None:
    """Around what describes a thing they do not."""
    assert is_far(first("en", text, headline=True)) == far


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("The army said its gunners had shot down twelve drones.", "asserts"),
        ("The minister shot down reports of a ban.", "denies"),
        ("The court said it had rejected the appeal.", "asserts"),
        ("The bank dismissed 200 workers, the union said.", "asserts"),
        ("The ship lies in disputed waters, the navy said.", "asserts"),
        ("The firm rejected claims that it had paid.", "denies"),
        ("A member of the gang said the firm itself was never breached.", "denies"),
    ],
)
def test_deeds_are_no_denials(text: str, stance: str) -> None:
    """What is shot down, rejected or dismissed may be a drone, an appeal, a worker."""
    assert first("en", text).stance == stance


def test_an_offender_is_kept_away_from_whatever_it_denies() -> None:
    """A gang's denial for somebody else is no plain one."""
    found = first("en", "A member of the gang said the firm itself was never breached.")
    assert found.distanced
