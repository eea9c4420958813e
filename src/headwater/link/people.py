"""Who is who: forms of people's names put together, two people of one name kept apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from headwater.link.blocks import Groups, candidates
from headwater.link.forms import Form
from headwater.link.known import as_country, country_in
from headwater.link.names import Pairing, acronyms, is_acronym, pair_names, person_tokens, same_name
from headwater.link.words import fold, is_stop, words
from headwater.model import noun
from headwater.text import declined
from headwater.text.korean_names import one_name
from headwater.text.romanise import frame, romanise, skeleton

_SURE = frozenset({"the same", "one name, two spellings", "one given name, two forms", "one name, two romanisations"})

MAX_CASES = 12
"""More nominatives than this of one name are not tried."""
SURE_CASE = 0.9
"""From this score on two declined names are one: their given names may be two forms of one, their surnames are the same word."""

_SPELT = frozenset({"the same", "one name, two spellings", "one name, two romanisations"})
SLIP = 6
"""Letters of a surname from which one other letter in it is a slip of the pen, where given name and office agree."""


@noun
class Person:
    """A full name in one sense: the articles that mean the same bearer of it."""

    tokens: tuple[str, ...]
    forms: tuple[Form, ...]


def cluster(forms: Sequence[Form]) -> list[list[int]]:
    """Return groups of form numbers, each the forms of one person."""
    people = _people([f for f in forms if len(person_tokens(f.name)) > 1])
    groups: Groups[int] = Groups(f.number for f in forms)
    for p in people:
        for a, b in pairwise(p.forms):
            groups.union(a.number, b.number)
    _keep_apart(people, groups)
    _merge(people, groups)
    _join_bare([f for f in forms if len(person_tokens(f.name)) == 1], people, groups)
    return groups.groups()


def _people(full: list[Form]) -> list[Person]:
    named: dict[tuple[str, ...], list[Form]] = defaultdict(list)
    for f in full:
        named[person_tokens(f.name)].append(f)
    return [Person(tokens=tokens, forms=tuple(sense)) for tokens, same in sorted(named.items()) for sense in _senses(same)]


def _senses(same: list[Form]) -> list[list[Form]]:
    """Split the forms of one name where titles and organisations of two articles speak against one bearer."""
    senses: list[list[Form]] = []
    # Forms that say most come first, so that a bare name does not decide.
    for f in sorted(same, key=lambda f: (not (f.titles and f.organisations), f.number)):
        fitting = [s for s in senses if not any(clash(f, g) for g in s)]
        if fitting:
            max(fitting, key=lambda s: sum(_agree(f, g) for g in s)).append(f)
        else:
            senses.append([f])
    return [sorted(s, key=lambda f: f.number) for s in senses]


@lru_cache(maxsize=65536)
def _content(texts: tuple[str, ...]) -> frozenset[str]:
    # Asked for every pair of forms, and the same few titles and bodies stand beside a name again and again.
    return frozenset(declined.stem(w.text) if declined.cyrillic(w.text) else w.stem for t in texts for w in words(t) if not is_stop(fold(w.text)))


def _countries(texts: Sequence[str]) -> set[str]:
    return {c for t in texts if (c := country_in(t)[0] or as_country(t))}


def clash(f: Form, g: Form) -> bool:
    """Tell whether what two articles say of one name cannot be of one person: other title, other body, and no country in common.

    In two languages one title has no word in common, and for other languages than English no list says which titles are one office under several
    names: then only countries that differ tell two people apart.
    """
    if f.article_id == g.article_id or not (f.titles and g.titles and f.organisations and g.organisations):
        return False
    here, there = (_countries(x.organisations + x.titles) for x in (f, g))
    if {(x.language or "").partition("-")[0] for x in (f, g)} != {"en"}:
        return bool(here and there) and not here & there
    if _content(f.titles) & _content(g.titles) or here & there:
        return False
    return not (_content(f.organisations) & _content(g.organisations)) and not _initials(f.organisations, g.organisations)


def _initials(here: Sequence[str], there: Sequence[str]) -> bool:
    """Tell whether one of two sets of bodies has the acronym of one of the other."""
    short = {romanise(t) for t in (*here, *there) if is_acronym(t)}
    return any(short & acronyms(t) for t in (*here, *there))


def _agree(f: Form, g: Form) -> int:
    return len(_content(f.organisations) & _content(g.organisations)) + len(_content(f.titles) & _content(g.titles))


def _keep_apart(people: list[Person], groups: Groups[int]) -> None:
    """Refuse two senses of one name, and two names that stand in one article with other given names."""
    by_name: dict[tuple[str, ...], list[Person]] = defaultdict(list)
    for p in people:
        by_name[p.tokens].append(p)
    for senses in by_name.values():
        for i, p in enumerate(senses):
            for q in senses[i + 1 :]:
                groups.refuse(p.forms[0].number, q.forms[0].number)


def _keys(tokens: tuple[str, ...]) -> set[str]:
    ends = {tokens[0], tokens[-1]} if len(tokens) > 1 else set(tokens)
    # Korean, Chinese and Vietnamese names have the surname first and given names of two syllables: the joined rest is a key too.
    joined = "".join(tokens[1:]) if len(tokens) > 2 else tokens[-1]
    return {f"s:{skeleton(t)}" for t in ends if len(t) > 1} | ({f"f:{frame(joined)}"} if len(frame(joined)) > 1 else set())


def _merge(people: list[Person], groups: Groups[int]) -> None:
    """Put full names together, surest first; initials last, and only where they fit one person alone."""
    blocks: dict[str, list[int]] = defaultdict(list)
    for n, p in enumerate(people):
        for key in sorted(_keys(p.tokens).union(*(_keys(tokens) for tokens in _cases(p)))):
            blocks[key].append(n)
    edges: list[tuple[float, int, int]] = []
    for a, b in candidates(blocks):
        score = one_person(people[a], people[b])
        if score:
            edges.append((-score, a, b))
        elif skeleton(people[a].tokens[-1]) == skeleton(people[b].tokens[-1]):
            groups.refuse(people[a].forms[0].number, people[b].forms[0].number)
    first = [p.forms[0].number for p in people]
    for _, a, b in sorted(e for e in edges if not _shorter(people[e[1]], people[e[2]])):
        groups.union(first[a], first[b])
    fits: dict[int, set[int]] = defaultdict(set)
    for _, a, b in edges:
        if _shorter(people[a], people[b]):
            short, long = (a, b) if _fullness(people[a]) < _fullness(people[b]) else (b, a)
            fits[short].add(long)
    # The fuller names first, so that "J. A. Orr" is settled when "J. Orr" asks for it.
    for short in sorted(fits, key=lambda n: (tuple(-v for v in _fullness(people[n])), n)):
        if len({groups.find(first[n]) for n in fits[short]}) == 1:
            groups.union(first[short], first[min(fits[short])])


def _fullness(p: Person) -> tuple[int, int]:
    """Return how many whole words a name has, and how many words at all."""
    return sum(len(t) > 1 for t in p.tokens), len(p.tokens)


def _shorter(p: Person, q: Person) -> bool:
    """Tell whether one of two names says less: an initial for a name, no middle name."""
    return _fullness(p) != _fullness(q)


def _cases(p: Person) -> list[tuple[str, ...]]:
    """Return the tokens of the nominatives that a Ukrainian or Russian name may stand for, itself left out."""
    found = dict.fromkeys(tokens for r in declined.sounded(p.forms[0].name)[1:] if len(tokens := person_tokens(r)) == len(p.tokens))
    return list(found)[:MAX_CASES]


def _in_some_case(p: Person, q: Person) -> float | None:
    """Compare two names of which one at least is declined; None where their cases tell nothing."""
    a, b = p.forms[0].name, q.forms[0].name
    if declined.cyrillic(a) and declined.cyrillic(b) and all(len(t) > 1 for t in (*p.tokens, *q.tokens)):
        return 0.9 if same_name(a, b)[0] >= SURE_CASE else 0.0
    return max((_alike(tokens, q.tokens, supported=False) for tokens in _cases(p)), default=0.0) or max(
        (_alike(p.tokens, tokens, supported=False) for tokens in _cases(q)), default=None
    )


def one_person(p: Person, q: Person) -> float:
    """Return how sure it is that two full names are of one person, 0 where it is not."""
    if p.tokens == q.tokens or any(clash(f, g) for f in p.forms for g in q.forms):
        return 0.0
    if "".join(p.tokens) == "".join(q.tokens):
        return 1.0
    if (same := one_name(" ".join(p.tokens), " ".join(q.tokens))) is not None:
        return 0.8 if same else 0.0
    supported = any(_agree(f, g) for f in p.forms for g in q.forms)
    if declined.cyrillic(p.forms[0].name) or declined.cyrillic(q.forms[0].name):
        cases = _in_some_case(p, q)
        if cases is not None and (cases or (declined.cyrillic(p.forms[0].name) and declined.cyrillic(q.forms[0].name))):
            return cases
    if supported and _misspelt(p.tokens, q.tokens) and not {f.article_id for f in p.forms} & {f.article_id for f in q.forms}:
        return 0.8
    return _alike(p.tokens, q.tokens, supported=supported)


def _alike(left: tuple[str, ...], right: tuple[str, ...], *, supported: bool) -> float:
    """Return how sure it is that two full names, as tokens, are of one person; `supported`: what stands beside them agrees."""
    if left == right:
        return 1.0
    pairs, alone_p, alone_q = pair_names(left, right)
    if (alone_p and alone_q) or len(pairs) < 2:
        return 0.0
    middle = len(left) > 2 and len(right) > 2
    if alone_p or alone_q:
        if middle and {len(t) for t in (*alone_p, *alone_q)} == {1}:
            # George W. and George H. W. are two people.
            return 0.0
        short, long = (left, right) if alone_q else (right, left)
        # A middle name may be left out; a first or a last one may not.
        if not (_paired(pairs, short[0], long[0]) and _paired(pairs, short[-1], long[-1])):
            return 0.0
    sure = [x.how in _SURE or (x.how == "an initial" and len(pairs) > 1) or (supported and x.score >= 0.77 and len(x.left) > 4) for x in pairs]
    last = {left[-1], right[-1]}
    surname = any(x.how in _SPELT and len(x.left) > 1 and len(x.right) > 1 and (last & {x.left, x.right}) for x in pairs)
    surname = surname and all(len(t) > 1 for t in last)
    if not all(sure) or not surname:
        return 0.0
    initial = any(x.how == "an initial" for x in pairs)
    return round(sum(x.score for x in pairs) / len(pairs) - (0.2 if initial else 0.0) + (0.1 if supported else 0.0), 3)


def _misspelt(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Tell whether two names of one given name differ by one other letter inside a long surname: "Ana Kostrewa" and "Ana Kostreva"."""
    a, b = left[-1], right[-1]
    one = left[:-1] == right[:-1] and len(left) > 1 and len(left[0]) > 2
    return one and len(a) == len(b) >= SLIP and a[0] == b[0] and sum(x != y for x, y in zip(a, b, strict=True)) == 1


def _paired(pairs: list[Pairing], a: str, b: str) -> bool:
    return any({x.left, x.right} == {a, b} for x in pairs)


def _join_bare(bare: list[Form], people: list[Person], groups: Groups[int]) -> None:
    """Join a surname that stands alone to the one full name that has it: in the same article, else in the whole dossier."""
    by_token: dict[str, list[tuple[Person, Form]]] = defaultdict(list)
    for p in people:
        for token in {skeleton(t) for tokens in (p.tokens, *_cases(p)) for t in (tokens[-1], tokens[0])}:
            by_token[token] += [(p, f) for f in p.forms]
    alone: dict[str, list[Form]] = defaultdict(list)
    for f in sorted(bare, key=lambda f: f.number):
        token = next((k for r in declined.sounded(f.name) if (k := skeleton(person_tokens(r)[0])) in by_token), skeleton(person_tokens(f.name)[0]))
        having = by_token.get(token, [])
        surnamed = [(p, g) for p, g in having if token in {skeleton(tokens[-1]) for tokens in (p.tokens, *_cases(p))}] or having
        here = _roots([g for _, g in surnamed if g.article_id == f.article_id], groups)
        anywhere = _roots([g for _, g in surnamed], groups)
        if len(here) == 1 or (not here and len(anywhere) == 1):
            groups.union(f.number, (here or anywhere)[0])
        elif not anywhere:
            alone[token].append(f)
    for same in alone.values():
        for a, b in pairwise(same):
            if not clash(a, b):
                groups.union(a.number, b.number)


def _roots(having: list[Form], groups: Groups[int]) -> list[int]:
    return sorted({groups.find(g.number) for g in having})
