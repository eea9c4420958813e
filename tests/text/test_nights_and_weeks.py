"""Nights between two days, weeks, limits and seasons in twelve languages, as written on Wednesday, 4 March 2026 (invented sentences)."""

from __future__ import annotations

from datetime import date

import pytest

from headwater.text.dates import find_times


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("en", "Drones hit the depot on the night of March 3-4.", "2026-03-03/2026-03-04"),
        ("en", "The ship was boarded in the night of 2 to 3 March.", "2026-03-02/2026-03-03"),
        ("en", "The depot was hit overnight on Tuesday.", "2026-03-03"),
        ("en", "The strike has lasted since Monday.", "2026-03-02/.."),
        ("en", "The talks resume later this week.", "2026-03-02/2026-03-08"),
        ("en", "The blast happened at 03:40 GMT on 28 February.", "2026-02-28"),
        ("en", "Prices could double by summer.", "../2026-22"),
        ("en", "The attack took place between 1 and 3 March.", "2026-03-01/2026-03-03"),
        ("en", "The convoy left early on Sunday.", "2026-03-01"),
        ("en", "He was arrested in the early hours of Tuesday.", "2026-03-03"),
        ("en", "The port reopened over the weekend.", "2026-02-28/2026-03-01"),
        ("en", "The mission runs from 10 March until 20 April.", "2026-03-10/2026-04-20"),
        ("en", "In mid-February the bank closed.", "2026-02"),
        ("de", "In der Nacht zum Dienstag brannte das Lager.", "2026-03-03"),
        ("de", "In der Nacht vom 2. auf den 3. März brannte das Lager.", "2026-03-02/2026-03-03"),
        ("de", "Seit Montag stehen die Bänder still.", "2026-03-02/.."),
        ("de", "Der Brand brach am Sonntagmorgen gegen 4.30 Uhr aus.", "2026-03-01"),
        ("de", "Diese Woche wird verhandelt.", "2026-03-02/2026-03-08"),
        ("de", "Das Schiff lief am 28.2. ein.", "2026-02-28"),
        ("de", "Bis zum Sommer soll die Halle stehen.", "../2026-22"),
        ("de", "Die Frist endet am kommenden Freitag.", "2026-03-06"),
        ("fr", "Dans la nuit du 2 au 3 mars, le dépôt a brûlé.", "2026-03-02/2026-03-03"),
        ("fr", "Depuis lundi, les chaînes sont à l'arrêt.", "2026-03-02/.."),
        ("fr", "Le navire est arrivé samedi dernier.", "2026-02-28"),
        ("fr", "Cette semaine, les discussions reprennent.", "2026-03-02/2026-03-08"),
        ("fr", "Le vote aura lieu vendredi prochain.", "2026-03-06"),
        ("es", "En la noche del lunes al martes ardió el depósito.", "2026-03-02/2026-03-03"),
        ("es", "Entre la noche del 2 y el 3 de marzo ardió el depósito.", "2026-03-02/2026-03-03"),
        ("es", "Desde el lunes no hay trenes.", "2026-03-02/.."),
        ("es", "El barco llegó la madrugada del domingo.", "2026-03-01"),
        ("es", "Esta semana se reanudan las conversaciones.", "2026-03-02/2026-03-08"),
        ("uk", "У ніч на 3 березня горів склад.", "2026-03-03"),
        ("uk", "У ніч з 2 на 3 березня горів склад.", "2026-03-02/2026-03-03"),
        ("uk", "У ніч проти вівторка горів склад.", "2026-03-03"),
        ("uk", "З понеділка потяги не ходять.", "2026-03-02/.."),
        ("uk", "Цього тижня переговори продовжаться.", "2026-03-02/2026-03-08"),
        ("uk", "Судно прибуло вранці 28 лютого.", "2026-02-28"),
        ("ru", "В ночь на 3 марта горел склад.", "2026-03-03"),
        ("ru", "В ночь со 2 на 3 марта горел склад.", "2026-03-02/2026-03-03"),
        ("ru", "В ночь на вторник горел склад.", "2026-03-03"),
        ("ru", "С понедельника поезда не ходят.", "2026-03-02/.."),
        ("ru", "На этой неделе переговоры продолжатся.", "2026-03-02/2026-03-08"),
        ("ru", "Судно прибыло утром 28 февраля.", "2026-02-28"),
        ("ko", "2일 밤부터 3일 새벽까지 창고가 불탔다.", "2026-03-02"),
        ("ko", "지난달 28일 선박이 입항했다.", "2026-02-28"),
        ("ko", "이번 주 회담이 재개된다.", "2026-03-02/2026-03-08"),
        ("ko", "월요일부터 열차가 멈췄다.", "2026-03-02/.."),
        ("pt", "Na noite de segunda para terça-feira ardeu o armazém.", "2026-03-02/2026-03-03"),
        ("pt", "Na madrugada de domingo ardeu o armazém.", "2026-03-01"),
        ("it", "Nella notte tra lunedì e martedì è bruciato il deposito.", "2026-03-02/2026-03-03"),
        ("it", "Nella notte tra il 2 e il 3 marzo è bruciato il deposito.", "2026-03-02/2026-03-03"),
        ("nl", "In de nacht van maandag op dinsdag brandde de loods af.", "2026-03-02/2026-03-03"),
        ("nl", "In de nacht van 2 op 3 maart brandde de loods af.", "2026-03-02/2026-03-03"),
        ("sv", "Natten till tisdagen brann lagret.", "2026-03-03"),
        ("sv", "Natten mellan den 2 och 3 mars brann lagret.", "2026-03-02/2026-03-03"),
        ("pl", "W nocy z poniedziałku na wtorek spłonął magazyn.", "2026-03-02/2026-03-03"),
        ("pl", "W nocy z 2 na 3 marca spłonął magazyn.", "2026-03-02/2026-03-03"),
    ],
)
def test_finds_when(language: str, text: str, value: str) -> None:
    """The value is among those of the sentence."""
    assert value in [t.value for t in find_times(text, 0, len(text), date(2026, 3, 4), language)]
