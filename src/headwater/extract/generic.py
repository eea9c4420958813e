"""Words for anyone and anything: a name that is none stays without a name."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources

from headwater.extract.cues import named
from headwater.extract.runs import listed
from headwater.extract.sources import source_nouns
from headwater.extract.who import Named
from headwater.text.common import common_words
from headwater.text.lexicon import words
from headwater.text.nations import nations
from headwater.text.outlets import outlet_named

WORD = re.compile(r"[^\W_][\w’'&.-]*")
POSSESSED = re.compile(r"^(?:the )?(?P<owner>.+?)['’]s? (?P<body>[^A-Z]+)$")
NAMED = ("person", "organisation", "group", "outlet")


@cache
def _words_written() -> frozenset[str]:
    rows = resources.files("headwater.text").joinpath("data", "en", "word_frequencies.tsv").read_text("utf-8").splitlines()
    return frozenset(r.partition("\t")[0] for r in rows if not r.startswith("#"))


@cache
def _words_tagged() -> frozenset[str]:
    rows = resources.files("headwater.text").joinpath("data", "en", "words.tsv").read_text("utf-8").splitlines()
    return frozenset(r.partition("\t")[0] for r in rows)


def unnamed(who: Named, *, meant: bool = False) -> Named:
    """Return a source without a name as such: words in small letters, a lone word for people or bodies, somebody's relative."""
    if who.role not in NAMED or not _generic(who) or (who.role == "outlet" and not who.name.islower() and outlet_named(who.name)):
        return who
    if meant and who.name[:1].isupper() and who.name in listed("bodies"):
        # "the Board", "Last week Board ...": a capital that its place does not ask for says that one body is meant
        return who
    return who._replace(role="unnamed")


def nobody(written: str, language: str) -> bool:
    """Tell whether a source in another language than English is counted or said to be unnamed ("Zwei Arbeiter", "노동자 두 명")."""
    low = written.lower().split()
    if not low:
        return False
    counted = words("cues", "counted_ends", language)
    return (
        low[0] in words("cues", "counted", language)
        or (len(low) == 1 and low[0] in words("sources", "anyone", language))
        or any(mark in written for mark in words("cues", "anonymous", language))
        or any(low[-1] == end or (len(end) == 1 and len(low[-1]) > 2 and low[-1].endswith(end)) for end in counted)
    )


def _generic(who: Named) -> bool:
    capitals = [w for w in WORD.findall(who.name) if not w[0].islower()]
    if not capitals:
        return bool(who.name.strip())
    if who.role == "person":
        return who.name.lower() in listed("generic")
    if who.role == "organisation" and _describes_people(who.name):
        return True
    if len(WORD.findall(who.name)) == 1:
        return _common_word(capitals[0])
    found = POSSESSED.match(who.name)
    if found is None:
        return False
    # what a country or a body calls its own is one ("Ordan's intelligence agency"); "Ordan's biggest maker of boats" is anyone
    body = found["body"].split()
    own = body[-1] in listed("body_nouns") or body[-1] in named("government")
    return not own and (found["owner"] in nations().names or body[-1] not in named("organisation"))


def _describes_people(name: str) -> bool:
    """Tell whether a phrase ends in a word for people, not for a body ("Ordan businessman"), or counts or names some ("Critics of the pier")."""
    head = re.split(r" (?:of|for|in|at|on|with|to|who|that) ", name)[0].split()
    last = head[-1] if head else ""
    if not last.isalpha() or (len(head) > 1 and not last.islower()):
        return False
    if len(head) == 1 and len(head[0]) == len(name):
        return False
    low = last.lower()
    return low == "percent" or any(w in named("person") | named("plural_unnamed") | listed("generic") for w in (low, low.removesuffix("s")))


def _common_word(word: str) -> bool:
    """Tell whether a capitalised word alone is a noun that owes its capital to its place ("Neighbours", "Police")."""
    low = word.lower()
    if word in listed("single_bodies") or word in nations().names or (word.isupper() and len(word) > 1):
        return False
    if low in source_nouns() or low in listed("generic") or word in listed("not_names"):
        return True
    singular = low.removesuffix("s")
    return low != singular and (singular in source_nouns() or low in common_words() or (low not in _words_tagged() and singular in _words_written()))
