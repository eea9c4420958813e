"""What an assertion says of its event: planned, under way, done, stopped."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from headwater.extract.certainty import certainty_at
from headwater.extract.certainty import words as words_of_certainty
from headwater.extract.told_by_words import told_status
from headwater.extract.verbs import Group, main_group, progressive, verb_words
from headwater.model import Status, noun
from headwater.text.gates import Gated
from headwater.text.lexicon import table
from headwater.text.patterns import DEFAULT, either, load
from headwater.text.tagged import Tagged

NOMINAL: tuple[Status, ...] = ("planned", "stopped", "under_way")
NOMINAL_AND_DONE: tuple[Status, ...] = (*NOMINAL, "done")
"""Statuses that words without a verb can show, in the order they are tried."""
NUMBERED = re.compile(r"\d|\b(?:already|hundred|thousand|million|billion|dozen)")
NEVER = "(?!)"
"""A pattern that matches nothing."""
FIXED_REACH = 60
"""Code points from a verb within which "is due", "is booked for" may stand."""


@noun
class Setting:
    """Where an assertion stands: whether it opens its sentence, is a headline, names a day to come, and stands behind a verb of saying."""

    opens: bool = False
    headline: bool = False
    ahead: bool = False
    reported: bool = False


@noun
class Rules:
    """The compiled language data of this step."""

    phrases: dict[str, Gated]
    stance: dict[str, Gated]
    hedge: Gated
    not_hedge: re.Pattern[str]
    cue: Gated
    words: Gated
    doubtful: Gated
    deed: Gated
    demand: Gated
    group: re.Pattern[str]
    known_as: str
    unverified_after: Gated
    other: re.Pattern[str]
    purpose: re.Pattern[str]
    hearsay: re.Pattern[str] | None
    hypothetical: re.Pattern[str] | None
    """Forms by which an article speaks for itself of what might be; none in a language that has none listed."""
    claimed_state: re.Pattern[str]
    negation: frozenset[str]
    simple: bool
    """No parts of speech in this language: its phrases alone tell the status."""
    verb_last: bool
    """Verbs end their clauses in this language: the last one tells the status."""


@cache
def rules(language: str | None = None) -> Rules:
    """Compile a language's patterns."""
    data: dict[str, Any] = load(language, "status")
    ignore = re.IGNORECASE
    distance = {k: Gated(re.compile(data["distance"][k], ignore)) for k in ("cue", "words", "doubtful", "deed", "demand", "unverified_after")}
    short = (language or DEFAULT).split("-")[0].lower()
    own: dict[str, Any] = table("status", short).get("distance", {})
    # of the phrases of English, none tells anything in a language that is read by phrases alone, nor in one that has none of its own
    unread = not table("status", short)
    simple = unread or bool(data.get("simple"))
    phrases: dict[str, Any] = data["phrases"] if not simple else table("status", short).get("phrases") or dict.fromkeys(data["phrases"], NEVER)
    return Rules(
        phrases={k: _any(v) for k, v in phrases.items()},
        stance={k: _any(v) for k, v in data["stance"].items()},
        hedge=Gated(re.compile(rf"\b(?:{either(data['distance']['hedges'])})\b", ignore)),
        not_hedge=re.compile(data["distance"]["not_hedges"], ignore),
        **distance,
        group=re.compile(data["distance"]["group"], ignore),
        known_as=data["distance"]["known_as"],
        other=re.compile(data["distance"]["other"], ignore),
        purpose=re.compile(data["distance"]["purpose"], ignore),
        hearsay=re.compile(data["distance"]["hearsay"], ignore) if "hearsay" in data["distance"] else None,
        hypothetical=re.compile(own["hypothetical"], ignore) if "hypothetical" in own else None,
        claimed_state=re.compile(data["distance"]["claimed_state"], ignore),
        negation=frozenset(data["negation"]["words"]),
        simple=simple,
        verb_last=bool(data.get("verb_last")),
    )


def _any(patterns: str | list[str]) -> Gated:
    """Compile a pattern, or several of which one is to match."""
    return Gated(re.compile(patterns if isinstance(patterns, str) else "|".join(patterns), re.IGNORECASE))


def status_of(of: Tagged, words: str, setting: Setting, language: str | None = None) -> Status:
    """Return the status of the main event; `words` is the passage that the tokens are cut from."""
    rule = rules(language)
    if rule.simple:
        return _told(words, setting, rule)
    of = progressive(of)
    group = main_group(of)
    if group is None:
        return _nominal(words, setting, rule)
    lows = [of.tokens[k].low for k in range(group.i, group.j)]
    if _open(of, group):
        if any(w in verb_words()["intend"] for w in lows):
            return "planned"
        later = setting.ahead and "until" in words
        return "planned" if later or any(w in verb_words()["will"] for w in lows) else _not_so(of, group, lows)
    if rule.phrases["settled"].search(words):
        return "done"
    if rule.phrases["stopped"].search(words):
        return "stopped"
    found = _by_verbs(of, group, lows)
    if found is None and rule.phrases["fixed"].search(words[max(0, of.tokens[group.i].start - of.tokens[0].start) :][:FIXED_REACH]):
        found = "planned"
    if found is None:
        found = _finite(of, group, lows, words, rule) if group.finite else _bare(of, group, words, opens=setting.opens)
    if found != "planned" and _plan_noun(of, group, words, rule):
        return "planned"
    return _in_setting(found, of, group, setting)


def _told(words: str, setting: Setting, rule: Rules) -> Status:
    """Read the status in a language that is read by phrases alone."""
    found = told_status(words, rule.phrases, last=rule.verb_last, headline=setting.headline)
    if setting.ahead and found in ("under_way", "unknown"):
        return "planned"
    if found == "unknown" and (setting.headline or NUMBERED.search(words)) and not rule.words.search(words):
        return "done"
    return found


@cache
def _less() -> frozenset[str]:
    known = words_of_certainty()
    return known["negation"] | known["nearly"] | known["conditional"]


def _open(of: Tagged, group: Group) -> bool:
    """Tell whether the words say that the event did not happen, only nearly did, or might if something else did."""
    known = words_of_certainty()
    if _less().isdisjoint([t.low for t in of.tokens]):
        return False
    marks = certainty_at(of, group.j - 1).marks
    if "negated" in marks or (group.j < len(of.tokens) and of.tokens[group.j].low in known["negation"]):
        return True
    return "nearly" in marks or "conditional" in marks


def _not_so(of: Tagged, group: Group, lows: list[str]) -> Status:
    """Read what is said not to have been ("nobody was killed") as done; leave open what is not so, or hangs on something else."""
    marks = certainty_at(of, group.j - 1).marks
    perfect = len(lows) > 1 and any(w in verb_words()["have"] for w in lows[:-1])
    past = perfect or of.tags[group.j - 1] == "T" or any(w in verb_words()["past_be"] or w in {"did", "never"} for w in lows)
    past = past or (group.i > 0 and of.tokens[group.i - 1].low == "never")
    return "done" if group.finite and past and not {"nearly", "conditional"} & set(marks) else "unknown"


def _in_setting(found: Status, of: Tagged, group: Group, setting: Setting) -> Status:
    """Read a simple present by where it stands: done in a headline ("Storm kills 14"), planned beside a day to come ("leaves on Monday")."""
    low, simple = of.tokens[group.j - 1].low, group.finite and group.j - group.i == 1 and of.tags[group.i] in "ZV"
    bound = of.tokens[group.i].low in verb_words()["must"]
    if setting.ahead and (simple or bound or low in verb_words()["be"]) and found in ("under_way", "unknown"):
        return "planned"
    if found == "done" and setting.reported and of.tags[group.j - 1] == "G" and low not in verb_words()["passing"]:
        # "said it was mending the bridge": what the speaker said was "we are mending it"
        return "under_way"
    if found == "under_way" and simple and low not in verb_words()["be"]:
        lasts = any(low in verb_words()[k] for k in ("last", "continue", "tell"))
        lasts = lasts and not (low in verb_words()["tell"] and of.tags[group.j : group.j + 1] in tuple("DNPJX$"))
        counted = of.tags[group.j : group.j + 1] == "X" and low in verb_words()["hold"]
        there = low in verb_words()["continue"] and of.tags[group.j : group.j + 1] == "I"
        if counted or (low in verb_words()["reckon"] and not there) or (setting.headline and not group.relative and not lasts):
            return "done"
    return found


def _by_verbs(of: Tagged, group: Group, lows: list[str]) -> Status | None:
    """Read verbs that say the status themselves: will, plan to, halt, continue."""
    verbs = verb_words()
    if _to_have(of, group, lows):
        return "done"
    if any(w in verbs["will"] for w in lows[:2]):
        return "planned"
    to = next((k for k, w in enumerate(lows) if w == "to"), None)
    after = of.tokens[group.j].low if group.j < len(of.tokens) else ""
    if to is None and after == "to":
        to = len(lows)
    if to is not None and to > 0:
        if lows[to - 1] in verbs["begin"]:
            return "under_way"
        ahead = [w for w in lows[:to] if w in verbs["plan"] or w in verbs["consider"]]
        if ahead or (lows[0] in verbs["be"] and to == 1):
            return "planned"
    if lows[0] == "to" or (
        lows[-1] in verbs["offer"] and rules().phrases["offered"].match(" ".join(t.low for t in of.tokens[group.j : group.j + 4]))
    ):
        return "planned"
    passive = any(w in verbs["be"] for w in lows)
    expected = lows[-1] in verbs["expected"] and any(w in verbs["be"] for w in lows[:-1])
    if expected or any(w in verbs["consider"] for w in lows) or (lows[-1] in verbs["want"] and len(lows) == 1):
        return "planned"
    if not passive and lows[-1] in verbs["ordering"] and of.tags[group.j : group.j + 1] in tuple("DNPJXO$"):
        return "done"
    ended = lows[-1] in verbs["end"] and (group.j >= len(of.tags) or of.tags[group.j] in "I.,C")
    if not passive and lows[-1] in verbs["seizing"] and group.j < len(of.tags) and of.tags[group.j] == "X":
        return "done"
    return "stopped" if ended or any(w in verbs["stop"] for w in lows[-2:]) else None


def _to_have(of: Tagged, group: Group, lows: list[str]) -> bool:
    """Tell whether a perfect infinitive says what has happened: "is said to have paid", "(claims) to have sunk"; not "is expected to have paid"."""
    to = next((k for k, w in enumerate(lows) if w == "to"), None)
    if to is None or lows[to + 1 : to + 2] != ["have"] or of.tags[group.j - 1] not in "ET" or group.j - group.i <= to + 2:
        return False
    verbs = verb_words()
    return not any(w in verbs[k] for w in lows[:to] for k in ("will", "plan", "expected")) or any(w in verbs["reckon"] for w in lows[:to])


def _finite(of: Tagged, group: Group, lows: list[str], words: str, rule: Rules) -> Status:
    verbs, tags = verb_words(), of.tags[group.i : group.j]
    if rule.phrases["under_way"].search(words):
        return "under_way"
    if lows[0] in verbs["may"] or lows[0] in verbs["must"]:
        return "done" if "have" in lows and lows[0] in verbs["may"] else "unknown"
    progressive = tags[-1] == "G" and any(w in verbs["be"] for w in lows[:-1])
    passed = progressive and lows[-1] not in verbs["process"] and lows[0] in verbs["past_be"] and "being" not in lows
    over = progressive and lows[0] == "had" and lows[-1] in verbs["passing"]
    if passed or over or (lows[0] in verbs["stay"] and len(lows) > 1 and tags[-1] in "EJ"):
        return "done"
    if progressive or lows[-1] in {"continues", "continue", "keeps"}:
        return "under_way"
    if any(w in verbs["have"] for w in lows[:-1]) and tags[-1] in "ETV":
        lasting = lows[-1] == "been" and of.tags[group.j : group.j + 2] == "IN" and "since" in words
        return "under_way" if lasting or (lows[-1] in verbs["begin"] and of.tags[group.j : group.j + 1] not in ("D", "N", "X", "J", "P")) else "done"
    if all(w in verbs["be"] or t == "R" for w, t in zip(lows, tags, strict=True)):
        return _copula(of.tags[group.j : group.j + 2], lows, words, rule)
    if any(w in verbs["past_be"] for w in lows) or tags[-1] == "T" or "T" in tags:
        return "done"
    if any(w in verbs["be"] for w in lows[:-1]) and tags[-1] in "ET":
        return "under_way" if "being" in lows or lows[-1] in verbs["lasting"] else "done"
    return "under_way"


def _copula(following: str, lows: list[str], words: str, rule: Rules) -> Status:
    """Read what something is, and where, as done: it is so; "is in contact" as under way."""
    if rule.phrases["existing"].search(words) and NUMBERED.search(words):
        return "done"
    if any(w in verb_words()["past_be"] or w == "been" for w in lows) and not ("been" in lows and "since" in words):
        return "done"
    # "is in Arvenna" is in place, "is in contact" goes on
    return "under_way" if following[:1] == "I" and following not in ("ID", "IP", "IX") else "done"


def _bare(of: Tagged, group: Group, words: str, *, opens: bool) -> Status:
    """Read a passage without a finite verb: a headline, a participle, an infinitive."""
    last = of.tags[group.j - 1]
    if of.tokens[group.j - 1].low in verb_words()["ahead"] and of.tags[group.j : group.j + 1] in ("N", "J", "P"):
        return "planned"
    if last == "G":
        # "Russia training X" has a subject; "signing the treaty" takes its time from what it hangs on
        return "under_way" if group.i > 0 or opens or rules().phrases["under_way"].search(words) else "done"
    if last == "V":
        return "planned" if of.tokens[group.i].low == "to" else "under_way"
    return "done"


def _plan_noun(of: Tagged, group: Group, words: str, rule: Rules) -> bool:
    """Tell whether the verb is "has plans to", or the passage is "a plan to"."""
    if group.relative and rule.phrases["ahead"].search(words[: max(0, of.tokens[group.i].start - of.tokens[0].start)]):
        return True
    match = rule.phrases["planned"].search(words)
    if match is None:
        return False
    first = of.tokens[0].start
    at = first + match.start()
    return at <= of.tokens[group.i].start or (group.j < len(of.tokens) and at - of.tokens[group.j - 1].end <= 12)


def _nominal(words: str, setting: Setting, rule: Rules) -> Status:
    if rule.phrases["ahead"].search(words):
        return "planned"
    shown = next((name for name in NOMINAL_AND_DONE if rule.phrases[name].search(words)), None)
    if shown or setting.ahead:
        return shown or "planned"
    # a headline without a verb, and a number of things, tell what there is, unless as alleged
    return "done" if (setting.headline or NUMBERED.search(words)) and not rule.words.search(words) else "unknown"
