"""Stretches of a German, French or Spanish sentence: where a noun phrase ends, what is a clause, what are words of time."""

from __future__ import annotations

from headwater.extract.phrases import Sentence
from headwater.extract.spoken import Range
from headwater.extract.west_words import Words, phrase
from headwater.text.tokens import Token


def noun_phrase_start(s: Sentence, low: int, i: int, w: Words) -> int:
    """Return where the noun phrase begins that ends before a token."""
    a = i
    while a > low and s.quoted[a - 1] < 0 and (capital(s.tokens[a - 1]) or s.tokens[a - 1].low in w.lists["inside"] or _adjective(s, a - 1, w)):
        a -= 1
    return a


def _adjective(s: Sentence, k: int, w: Words) -> bool:
    return k > 0 and s.tokens[k].low.isalpha() and s.tokens[k].low.endswith(w.adjective_ends) and s.tokens[k - 1].low in w.lists["inside"]


def named_to(s: Sentence, start: int, high: int, w: Words, inside: str = "inside") -> int:
    """Return where the source ends that begins at a token: at a comma, or where its verb or an adjunct begins."""
    k, relative = start, False
    while k < high and s.tokens[k].text not in {",", ":", "("}:
        relative = relative or s.tokens[k].low in w.lists["relative"]
        token = s.tokens[k]
        if k > start and s.quoted[k] < 0:
            noun = capital(s.tokens[k - 1]) or s.quoted[k - 1] >= 0
            if w.capital_nouns and noun and token.text[0].islower() and token.low not in w.lists[inside]:
                return k
            if not w.capital_nouns and w.finite.fullmatch(token.low) and token.low not in w.lists["inside"] and not relative:
                return k
        k += 1
    return k


def parted(s: Sentence, source: Range, w: Words) -> tuple[Range, list[Range]]:
    """Part "une source citée par Reuters" into the source and who handed its words on."""
    for k in range(source[0] + 1, source[1]):
        if (width := phrase(s, k, w.phrases["quoted_by"])) and k + width < source[1]:
            stop = k - 1 if s.tokens[k - 1].text == "," else k
            return (source[0], stop), [medium(s, (k + width, source[1]), w)]
    return source, []


def medium(s: Sentence, r: Range, w: Words) -> Range:
    """Leave out what stands before the name of an agency or paper ("die Nachrichtenagentur", "le quotidien")."""
    a, b = r
    while a < b - 1 and (s.tokens[a].low in w.lists["inside"] or (is_media(s.tokens[a], w) and is_common(s.tokens[a], w))):
        a += 1
    return a, b


def is_media(token: Token, w: Words) -> bool:
    """Tell whether a word is one for agencies and papers, also behind an article without its vowel ("l'agence")."""
    low = token.low.replace("’", "'")
    return low in w.lists["media"] or low.partition("'")[2] in w.lists["media"]


def is_common(token: Token, w: Words) -> bool:
    """Tell whether a word for a medium is no part of its name: "la radio Almenara", not "Radio Almenara"."""
    return w.capital_nouns or token.text[0].islower()


def timely(s: Sentence, k: int, w: Words) -> bool:
    """Tell whether a token is a word of time, or the article of one ("el domingo")."""
    low, high = s.tokens[k].low, len(s.tokens)
    return low in w.lists["temporal"] or (low in w.lists["article"] and k + 1 < high and s.tokens[k + 1].low in w.lists["temporal"])


def is_clause(s: Sentence, low: int, high: int, w: Words) -> bool:
    """Tell whether a stretch has a verb of its own; an apposition ("Le maire, Luc Estoup,") has none."""
    return any(s.quoted[k] < 0 and finite(s, k, w) for k in range(low, high))


def finite(s: Sentence, k: int, w: Words) -> bool:
    """Tell whether a token is a finite verb; between "die" and its noun it is a participle ("die Vereinten Nationen")."""
    within = w.capital_nouns and k > 0 and s.tokens[k - 1].low in w.lists["inside"] and k + 1 < len(s.tokens) and capital(s.tokens[k + 1])
    # a capital behind an article is a name, whatever its ending: "la Consejería"
    name = k > 0 and capital(s.tokens[k]) and (w.capital_nouns or s.tokens[k - 1].low in w.lists["articles"])
    return w.finite.fullmatch(s.tokens[k].low) is not None and not within and not name


def source_behind(s: Sentence, start: int, high: int, w: Words) -> Range:
    """Return where a source behind its verb ends, and where the words of time and place behind it do."""
    k, commas = start, 0
    if start + 1 < high and s.tokens[start].low in w.lists["pronouns"] and s.tokens[start + 1].text not in {",", ".", ":"}:
        # "sagte sie dem Kurier": nothing but to whom and when follows a pronoun
        tail = comma_at(s, start, high)
        return start + 1, tail if tail < high and is_clause(s, tail, high, w) else high
    while k < high:
        token = s.tokens[k]
        if s.quoted[k] < 0 and token.text in {"(", ":"}:
            return k, k
        if s.quoted[k] < 0 and token.text == ",":
            following = s.tokens[k + 1].low if k + 1 < high else ""
            if following in w.lists["joining"] or following in w.lists["aside"] or (k + 1 < high and s.quoted[k + 1] >= 0):
                return k, k if following in w.lists["joining"] else high
            commas += 1
        elif s.quoted[k] < 0 and token.low in w.lists["joining"] and k + 1 < high and w.verb(s, k + 1, high):
            return k, k
        elif not commas and k > start and (token.low in w.lists["adjunct"] or timely(s, k, w) or w.addressed(s, k, high)):
            tail = comma_at(s, k, high)
            return k, tail if tail < high and is_clause(s, tail, high, w) else high
        elif k == start and token.low in w.lists["adjunct"]:
            return k, high
        k += 1
    return k, k


def late_subject(s: Sentence, start: int, high: int, w: Words) -> int:
    """Return where a subject begins behind words of place or occasion that stand between it and its verb; the same token where none does."""
    if start >= high or s.tokens[start].low not in w.lists["adjunct"]:
        return start
    stop = comma_at(s, start, high)
    for k in range(start + 2, stop - 1):
        before = s.tokens[k - 1]
        bare = before.low in w.lists["determiners"] or before.low in w.lists["inside"] or before.low in w.lists["adjunct"]
        if s.quoted[k] < 0 and s.tokens[k].low in w.lists["determiners"] - w.lists["dative"] and not bare and before.text[0].isalnum():
            return k
    return start


def noun_phrase_stop(s: Sentence, start: int, high: int, w: Words) -> int:
    """Return where a noun phrase ends: at the first word of time or place."""
    if start < high and s.tokens[start].low in w.lists["adjunct"]:
        return start
    return next((k for k in range(start + 1, high) if s.quoted[k] < 0 and (s.tokens[k].low in w.lists["adjunct"] or w.addressed(s, k, high))), high)


def comma_at(s: Sentence, start: int, high: int) -> int:
    """Return where the next comma outside quotation marks stands, else the end."""
    return next((k for k in range(start, high) if s.tokens[k].text == "," and s.quoted[k] < 0), high)


def past_comma(s: Sentence, k: int, high: int) -> int:
    """Return the token behind a comma or colon, or the same token where none stands."""
    return k + 1 if k < high and s.tokens[k].text in {",", ":"} else k


def capital(token: Token) -> bool:
    """Tell whether a word begins with a capital or a digit."""
    return token.text[0].isupper() or token.text[0].isdigit()
