"""What stance a source takes to what it is made to say, what weakens it, and whether the article keeps its distance."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from headwater.extract.certainty import certainty_at
from headwater.extract.certainty import words as certainty_words
from headwater.extract.status import rules
from headwater.extract.verbs import Group, main_group, verb_words
from headwater.model import Span, Stance
from headwater.text.tagged import Tagged

WEAK: tuple[Stance, ...] = ("declines", "cannot_confirm", "unaware", "denies")
NAMED = r"[^\W\d_a-zà-ÿа-яіїєґ]\w{3,}"
NAME = re.compile(rf"\b{NAMED}")
ANOTHER = re.compile(r"(?i:the|this)\s+(?P<who>\w{4,20})")
WINDOW = {"denies": 3}
"""Tokens behind a verb in which another verb may tell the stance; further for evasions, whose adverbs stand between."""
FAR = 7
SCARE = re.compile(r"(?:^|(?<=[\s(]))(?P<open>['‘’\"“”„«»])\s?[^\W\d_][\w-]*(?: [\w-]+){0,2}\s?['’\"”“»«](?=[\s.,;:!?)]|$)")
"""One to three words in quotation marks."""
LEAST = 3
"""Tokens of the shortest headline."""
ABLE = 16
"""Code points behind a weakening word that may show it not to weaken: "could see"."""


def stance_of(cue: str, words: str, of: Tagged, source: str | None = None, language: str | None = None, framed: str = "") -> Stance:
    """Return the source's stance from the cue's words and the assertion's.

    `source` None: the article speaks for itself; `framed`: what stands from the cue to the assertion ("called untrue the report that").
    """
    rule = rules(language)
    for name in WEAK:
        if rule.stance[name].search(cue):
            return name
    group = main_group(of)
    for name in WEAK:
        last = group.j + WINDOW.get(name, FAR) if group else 0
        verbs = " ".join(t.low for t in of.tokens[max(0, group.i - 1) : last]) if group else words
        if rule.stance[name].search(verbs):
            return name
    if rule.stance["denies_content"].search(words) or _called_false(cue, words, framed, language):
        return "denies"
    if rule.stance["undone"].search(words):
        return "denies"
    if source is not None and (_no_such(words, language) if rule.simple else group and _contradicts(of, group, words, source, language)):
        return "denies"
    if rule.stance["speculates"].search(cue) or _possible(of, group):
        return "speculates"
    return "asserts"


def _called_false(cue: str, words: str, framed: str, language: str | None) -> bool:
    """Tell whether the source calls what is said false: "called the report an invention"."""
    rule = rules(language)
    return bool(rule.stance["calls"].search(cue) and rule.stance["false"].search(f"{framed} {words}") and not rule.stance["calls"].search(words))


def _no_such(words: str, language: str | None) -> bool:
    """Tell whether a source says that there is no such thing, other than harm ("there are no dead"), or that it did not."""
    rule = rules(language)
    if "self" in rule.stance and rule.stance["self"].search(words):
        return True
    return bool(rule.stance["no_such"].search(words)) and not ("not_no_such" in rule.stance and rule.stance["not_no_such"].search(words))


def _contradicts(of: Tagged, group: Group, words: str, source: str, language: str | None) -> bool:
    """Tell whether a source says of itself that it did not, or that there was no such thing: a denial without a verb of denying."""
    rule, verbs = rules(language), verb_words()
    if _no_such(words, language):
        return True
    lows = [of.tokens[k].low for k in range(group.i, group.j)]
    after = [t.low for t in of.tokens[group.j : group.j + 2]]
    modal = any(w in verbs[k] for k in ("will", "may", "must") for w in lows)
    denying = any(t.low in certainty_words()["negation"] for t in of.tokens)
    if modal or not denying or rule.stance["not_denial"].search(words) or any(w in verbs["opinion"] for w in (*lows, *after[:1])):
        return False
    if "negated" not in certainty_at(of, group.j - 1).marks and not (after[:1] and after[0] in rule.negation):
        return False
    subject = {t.low for t in of.tokens[: group.i]}
    return "never" in lows or bool(subject & verbs["self"]) or bool(subject & {w for w in source.lower().split() if len(w) > 3})


def _possible(of: Tagged, group: Group | None) -> bool:
    if group is None:
        return False
    lows = [of.tokens[k].low for k in range(group.i, group.j)]
    after = of.tokens[group.j].low if group.j < len(of.tokens) else ""
    able = bool({*lows, after} & rules().negation) or bool({"see", "hear", "feel", "smell"} & {*lows, after})
    return any(w in {"may", "might"} or (w == "could" and not able) for w in lows[:2]) or any(
        w in {"possibly", "perhaps", "probably", "likely"} for w in lows
    )


def hedge_in(text: str, start: int, end: int, language: str | None = None) -> Span | None:
    """Return the first words in a passage that weaken it."""
    rule = rules(language)
    for match in rule.hedge.finditer(text, start, end):
        able = rule.not_hedge.match(text[match.start() : match.end() + ABLE]) or rule.purpose.search(text, start, match.start())
        if match[0] != "May" and not able:
            return Span(start=match.start(), end=match.end(), text=match[0])
    # "soll ... haben": that it is said to have been so
    told = rule.hearsay.search(text, start, end) if rule.hearsay else None
    return Span(start=told.start(), end=told.end(), text=told[0]) if told else None


def might_be(text: str, start: int, end: int, language: str | None) -> Span | None:
    """Return the word by which an article that speaks for itself tells what might be: "a ban would close the mine"."""
    pattern = rules(language).hypothetical
    found = pattern.search(text, start, end) if pattern else None
    return Span(start=found.start(), end=found.end(), text=found[0]) if found else None


def scare_quoted(text: str, of: Tagged) -> bool:
    """Tell whether a verb right behind its subject stands in quotation marks, alone or with a word or two: "Kelmar 'seizes' cargo"."""
    begins = {m.start() for m in SCARE.finditer(text, of.tokens[0].start, of.tokens[-1].end)} if len(of.tokens) > LEAST else ()
    for k in range(1, len(of.tokens) - 1):
        if of.tokens[k].start in begins and of.tags[k - 1] in "PN":
            tag, low = of.tags[k + 1], of.tokens[k + 1].low
            return tag in "ETZVM" or (tag == "N" and low.endswith("s"))
    return False


def unverified(text: str, low: int, high: int, language: str | None = None) -> bool:
    """Tell whether a sentence says that what stands before it was not verified; not that something else could not be ("could not say who")."""
    return any(not rules(language).other.match(text, m.end(), high) for m in rules(language).unverified_after.finditer(text, low, high))


@lru_cache(maxsize=256)
def speaks_of_itself(text: str, source: str, language: str | None) -> bool:
    """Tell whether a source is one that an article shows to speak of its own offence.

    That is "the group" of hackers, whoever claimed responsibility, and who belongs to these ("a member of the gang").
    """
    rule, doubtful = rules(language), rules(language).doubtful
    if rule.group.search(source):
        return _any_doubtful(text, language)
    if _any_known(text, language) and any(re.search(rule.known_as.replace("{}", re.escape(n)), text) for n in NAME.findall(source)):
        return True
    # "the representative", where there is one of the group, or one that its name stands before
    told = ANOTHER.fullmatch(source)
    if (
        told
        and _any_doubtful(text, language)
        and re.search(rf"\b{re.escape(told['who'])}\s+of\s+(?:the\s+|an?\s+)?(?:{doubtful.pattern})", text, re.IGNORECASE)
    ):
        return True
    beside = re.search(rf"(?P<name>{NAME.pattern})\s+{re.escape(told['who'])}\b", text) if told else None
    return beside is not None and beside["name"].lower() not in ("the", "a", "an") and speaks_of_itself(text, beside["name"], language)


@cache
def _known(language: str | None) -> re.Pattern[str]:
    return re.compile(rules(language).known_as.replace("{}", NAMED))


@lru_cache(maxsize=4)
def _any_known(text: str, language: str | None) -> bool:
    """Tell whether a text makes anything known as an offender; most do not, and then no name needs to be looked for."""
    return _known(language).search(text) is not None


@lru_cache(maxsize=4)
def _any_doubtful(text: str, language: str | None) -> bool:
    return rules(language).doubtful.search(text) is not None


def keeps_distance(cue: str, words: str, language: str | None = None) -> bool:
    """Tell whether the article keeps its distance by a word: "claims", "alleged", "so-called"."""
    rule = rules(language)
    return bool(rule.cue.search(cue) or rule.words.search(words))


def offends(cue: str, source: str, language: str | None = None) -> bool:
    """Tell whether a source is one whose words stand against it ("a member of the gang"), and does not just demand something."""
    rule = rules(language)
    return bool(rule.doubtful.search(source)) and not rule.demand.search(cue)
