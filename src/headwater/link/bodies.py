"""Which bodies, places, equipment and agreements are one: by their words in any order, by acronym, by what is publicly known, by what a text says."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache

from headwater.link.blocks import Groups
from headwater.link.forms import Form
from headwater.link.known import areas, as_country, bodies, country_in, generic
from headwater.link.names import acronyms, body_tokens, is_acronym
from headwater.text.romanise import romanise, skeleton

Key = tuple[str, tuple[str, ...], str | None]
"""Family, sorted tokens, country: what two forms of one thing share."""


@lru_cache(maxsize=65536)
def key_of(family: str, name: str, country: str | None = None) -> Key:
    """Return the key of a name: forms with one key are one thing."""
    if family == "place":
        code = as_country(name)
        return (family, ("country",), code) if code else (family, _place_tokens(name), None)
    if family == "equipment":
        return family, _thing_tokens(name), None
    if family in ("agreement", "activity"):
        tokens = body_tokens(name)[0]
        return family, tuple(sorted(t for t in tokens if t not in generic("pact"))) or tokens, None
    known = _known(name, country)
    if known:
        return family, ("known", known[0]), None
    inside, rest = country_in(name)
    tokens = body_tokens(rest)[0]
    return family, tuple(sorted(tokens)), inside or country


def _known(name: str, country: str | None) -> tuple[str, str | None] | None:
    inside, rest = country_in(name)
    table = bodies()
    for words in (name, rest):
        body = table.get(tuple(sorted(body_tokens(words)[0])))
        # "SBU" is Ukraine's wherever it stands; "Ministry of Defence" of another country is not the one in the table.
        if body and (words == name or body.country == inside) and (country is None or body.country in (None, country) or body.agency):
            return body.name, body.country
    return None


def _place_tokens(name: str) -> tuple[str, ...]:
    found = [t for t in romanise(name).replace("-", " ").replace("'", "").split() if t not in ("the", "of")]
    if len(found) > 1:
        found[-1] = areas().get(found[-1], found[-1])
    return tuple(found) or (name,)


def _thing_tokens(name: str) -> tuple[str, ...]:
    words = name.replace("-", " ").split()
    proper = [w for w in words if any(c.isupper() or c.isdigit() for c in w) and w.casefold().rstrip("s") not in generic("thing")]
    classes = [w for w in words if romanise(w) in generic("thing")]
    kept = [w for w in words if w not in classes] if proper and len(classes) < len(words) else words
    return tuple(_singular(romanise(w).strip("'\".,")) for w in kept)


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 4 and word.endswith("s") and not word.endswith("ss") else word


def cluster(forms: Sequence[Form]) -> list[list[int]]:
    """Return groups of form numbers, each the forms of one thing of these families."""
    groups: Groups[int] = Groups(f.number for f in forms)
    by_key: dict[Key, list[Form]] = defaultdict(list)
    for f in forms:
        for country in f.countries or (None,):
            by_key[key_of(f.family, f.name, country)].append(f)
    for _, same in sorted(by_key.items(), key=lambda kv: repr(kv[0])):
        for f in same[1:]:
            groups.union(same[0].number, f.number)
    _join_spaced(forms, groups)
    _join_countries(by_key, groups)
    _join_aliases(forms, groups)
    _join_acronyms(forms, groups)
    _join_short(forms, groups)
    _join_heads(forms, groups)
    _join_hyphened(forms, groups)
    return groups.groups()


def _join_spaced(forms: Sequence[Form], groups: Groups[int]) -> None:
    """Join "Blue Gate" and "BlueGate"."""
    joined: dict[str, Form] = {}
    for f in forms:
        word = "".join(body_tokens(f.name)[0])
        if f.family == "body" and len(word) > 5 and not f.countries:
            groups.union(joined.setdefault(word, f).number, f.number)


def _join_countries(by_key: dict[Key, list[Form]], groups: Groups[int]) -> None:
    """Join a body without a country to the one of that name with a country that its article names, or that the dossier knows."""
    by_words: dict[tuple[str, tuple[str, ...]], dict[str | None, list[Form]]] = defaultdict(dict)
    for (family, tokens, country), forms in by_key.items():
        by_words[family, tokens][country] = forms
    for (family, tokens), variants in sorted(by_words.items()):
        if family != "body" or None not in variants or len(variants) == 1 or tokens[0] == "known":
            continue
        placed = {c: v for c, v in variants.items() if c}
        for f in variants[None]:
            here = sorted(c for c, v in placed.items() if any(g.article_id == f.article_id for g in v))
            if len(here) == 1 or (not here and len(placed) == 1):
                groups.union(f.number, placed[(here or sorted(placed))[0]][0].number)


def _join_aliases(forms: Sequence[Form], groups: Groups[int]) -> None:
    """Join what a text itself calls by two names."""
    named: dict[tuple[str, str], list[Form]] = defaultdict(list)
    for f in forms:
        named[f.family, skeleton(f.name)].append(f)
    for f in forms:
        for alias in f.aliases:
            others = named.get((f.family, skeleton(alias)), [])
            for g in [o for o in others if o.article_id == f.article_id] or others:
                if f.family in ("equipment", "agreement", "activity") or _abbreviates(f.name, g.name):
                    groups.union(f.number, g.number)


def _abbreviates(a: str, b: str) -> bool:
    """Tell whether one name is an acronym whose letters stand in the other, in order: brackets hold much else."""
    short, long = (a, b) if is_acronym(a) else (b, a)
    letters = iter(romanise(long))
    return is_acronym(short) and not is_acronym(long) and all(c in letters for c in romanise(short.replace(".", "")))


def _join_acronyms(forms: Sequence[Form], groups: Groups[int]) -> None:
    """Join an acronym to the one body whose initials it is: in its article, else in the dossier."""
    long: dict[tuple[str, str], list[Form]] = defaultdict(list)
    for f in forms:
        if f.family in ("body", "equipment", "agreement") and not is_acronym(f.name):
            for initials in acronyms(f.name):
                long[f.family, initials].append(f)
    for f in forms:
        if is_acronym(f.name):
            having = long.get((f.family, romanise(f.name.replace(".", ""))), [])
            here = {groups.find(g.number) for g in having if g.article_id == f.article_id}
            anywhere = {groups.find(g.number) for g in having}
            if len(here) == 1 or (not here and len(anywhere) == 1):
                groups.union(f.number, min(here or anywhere))


def _join_short(forms: Sequence[Form], groups: Groups[int]) -> None:
    """Join "Acme" to "Acme Entertainment" where one article has both and no third name begins so."""
    by_article: dict[str, list[Form]] = defaultdict(list)
    for f in forms:
        if f.family == "body":
            by_article[f.article_id].append(f)
    tail = generic("tail")
    for here in by_article.values():
        for f in here:
            tokens = body_tokens(f.name)[0]
            longer = [g for g in here if len(body_tokens(g.name)[0]) > len(tokens) and body_tokens(g.name)[0][: len(tokens)] == tokens]
            # Whose bodies the text tells of is no short form of one of them: "Norland's Water Board" beside the "Norland News Agency".
            state = any(f.name in g.part_of for g in here)
            fitting = [g for g in longer if not state and set(body_tokens(g.name)[0][len(tokens) :]) <= tail]
            if not f.part_of and len({groups.find(g.number) for g in fitting}) == 1 and "".join(tokens).isalpha() and len("".join(tokens)) > 2:
                groups.union(f.number, fitting[0].number)


def _join_heads(forms: Sequence[Form], groups: Groups[int]) -> None:
    """Join "the Board" to the one body of its article that is a board: "Tull Water Board", "Board of Trade"."""
    by_article: dict[str, list[Form]] = defaultdict(list)
    for f in forms:
        if f.family == "body":
            by_article[f.article_id].append(f)
    for here in by_article.values():
        tokens = {f.number: body_tokens(f.name)[0] for f in here}
        heads: dict[str, set[int]] = defaultdict(set)
        for f in here:
            if len(tokens[f.number]) > 1:
                for token in {tokens[f.number][-1], tokens[f.number][0]}:
                    heads[token].add(groups.find(f.number))
        for f in here:
            word = tokens[f.number][0] if len(tokens[f.number]) == 1 else ""
            if word in generic("head") and len(heads[word]) == 1 and f.name[:1].isupper():
                groups.union(f.number, min(heads[word]))


def _join_hyphened(forms: Sequence[Form], groups: Groups[int]) -> None:
    """Join the two names of a piece of equipment that a hyphen puts together (A-B), where both stand in the dossier by themselves."""
    named: dict[tuple[str, ...], list[Form]] = defaultdict(list)
    for f in forms:
        if f.family == "equipment":
            named[_thing_tokens(f.name)].append(f)
    for f in forms:
        if f.family != "equipment" or "-" not in f.name:
            continue
        parts = [p for p in f.name.split()[0].split("-") if len(p) > 3 and p.isalpha() and p[0].isupper()]
        if len(parts) == 2 and len(f.name.split()[0].split("-")) == 2:
            for part in parts:
                for g in named.get(_thing_tokens(part), [])[:1]:
                    groups.union(f.number, g.number)
