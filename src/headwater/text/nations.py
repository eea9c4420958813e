"""Countries in English words: names, words for their people and things, seats of government."""

from __future__ import annotations

from functools import cache
from importlib import resources

from headwater.model import noun


@noun
class Nations:
    """Tables from words to ISO 3166-1 alpha-2 codes: names ("Norway"), demonyms ("Norwegian", also "Norwegians")."""

    names: dict[str, str]
    demonyms: dict[str, str]
    peoples: dict[str, str]


@cache
def nations() -> Nations:
    """Read `data/en/nations.tsv`."""
    names: dict[str, str] = {}
    demonyms: dict[str, str] = {}
    peoples: dict[str, str] = {}
    rows = resources.files("headwater.text").joinpath("data", "en", "nations.tsv").read_text("utf-8").splitlines()
    for row in rows:
        if not row or row.startswith("#"):
            continue
        code, *cells = [*row.split("\t"), "", ""][:3]
        for table, cell in zip((names, demonyms), cells, strict=True):
            for word in filter(None, cell.split("|")):
                table.setdefault(word, code)
        peoples.update({_people(d): code for d in cells[1].split("|") if d})
    return Nations(names=names, demonyms=demonyms, peoples=peoples)


@cache
def nations_in(language: str) -> dict[str, str]:
    """Return a language's own names of countries with their codes, in every case that its list gives (`root/ending,ending`)."""
    source = resources.files("headwater.text").joinpath("data", language, "nations.tsv")
    table: dict[str, str] = {}
    if language == "en" or not source.is_file():
        return table
    for line in source.read_text("utf-8").splitlines():
        code, _, names = line.partition("\t")
        for name in names.split("|") if not line.startswith("#") else ():
            root, stroke, endings = name.partition("/")
            table.update({root + ending: code for ending in (endings.split(",") if stroke else ("",))})
    return table


@cache
def english_name(name: str, language: str) -> str | None:
    """Return the English name of a country by what a language calls it; None where it is none."""
    code = nations_in(language).get(name)
    return next((n for n, c in nations().names.items() if c == code), None) if code else None


def _people(demonym: str) -> str:
    """Return the people of a country: "Norwegians"; words in -ese, -sh and -ch serve as they are."""
    return demonym if demonym.endswith(("ese", "sh", "ch", "s")) else demonym + "s"
