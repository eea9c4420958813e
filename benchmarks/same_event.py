"""Score which mentions tell of one event across documents, on gold mentions of ECB+ (Cybulska & Vossen 2014): CoNLL F1.

What is compared is what linking compares: the propositions that hold the mentions, the concepts of their head words, the encoder's vectors, and the
rarer words of the two documents; how much each counts is fitted to training topics. Topics are those of the usual split, and known; documents are not
sorted within them. Mentions outside the sentences that the corpus vouches for are left out; singletons count. "Same lemma" joins all mentions of a
topic whose heads have one stem.
"""

from __future__ import annotations

import csv
import io
import re
import tarfile
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from xml.etree import ElementTree as ET

import numpy as np
from numpy.typing import NDArray

from benchmarks.articles import article
from benchmarks.coreference import conll
from benchmarks.data import data
from headwater.encoder import encode
from headwater.extract import extract
from headwater.link.clusters import cluster, pair
from headwater.link.compare import figures_apart, overlap
from headwater.link.likeness import cosine, profile, rarity
from headwater.link.propositions import Proposition, proposition
from headwater.link.words import class_of, is_stop, words
from headwater.model import Article, Assertion, Extraction, Span, Statement, noun

VALIDATION = (2, 5, 12, 18, 21, 23, 34, 35)
"""Topics of the usual validation split; 36 to 45 are its test topics."""
TRAINING = (1, 3, 4, 6, 7, 8, 9, 10, 11, 13, 14, 16)
"""Training topics to which the weights are fitted and the threshold is chosen; half of them."""
THRESHOLDS = (0.25, 0.3, 0.35, 0.4)
NO_SPACE_BEFORE = re.compile(r"[.,;:!?%)\]’”]|n't|'(?:s|re|ve|ll|d|m)?|''")
NO_SPACE_AFTER = frozenset("([$“") | {"``"}
SIGNS = {"``": "“", "''": "”"}


@noun
class EventMention:
    """A gold mention of an event: its document, its passage, and the event that it is of."""

    id: str
    document: str
    start: int
    end: int
    event: str


@noun
class Told:
    """A mention made comparable: the concept of its head, its own vector, and the proposition that holds it."""

    mention: EventMention
    stem: str
    concept: str
    vector: NDArray[np.float32]
    around: Proposition


@noun
class Document:
    """A document of the corpus as an article, with its gold mentions of events."""

    article: Article
    mentions: tuple[EventMention, ...]


def documents(topics: Iterable[int]) -> dict[int, list[Document]]:
    """Return the documents of some topics, by topic."""
    wanted = set(topics)
    found: dict[int, list[Document]] = defaultdict(list)
    with tarfile.open(data("bench", "ecbplus", "ecbplus-topics-1-35.tar.xz")) as archive:
        contents = {Path(m.name): f.read() for m in archive if m.isfile() and (f := archive.extractfile(m))}
    vouched = _vouched(next(c for p, c in contents.items() if p.suffix == ".csv"))
    for path, content in sorted(contents.items()):
        if path.suffix == ".xml" and int(path.stem.partition("_")[0]) in wanted:
            topic, _, name = path.stem.partition("_")
            found[int(topic)].append(document(path.stem, content, vouched.get((topic, name), frozenset())))
    return found


def _vouched(content: bytes) -> dict[tuple[str, str], frozenset[int]]:
    rows = list(csv.reader(io.StringIO(content.decode("utf-8"))))[1:]
    found: dict[tuple[str, str], set[int]] = defaultdict(set)
    for topic, name, sentence in rows:
        found[topic, name].add(int(sentence))
    return {k: frozenset(v) for k, v in found.items()}


def document(name: str, content: bytes, sentences: frozenset[int]) -> Document:
    """Return one document: its tokens as text, and the mentions of events in the sentences given."""
    root = ET.fromstring(content)
    text, at, of_sentence = _text(root)
    mentions = []
    events = _events(root)
    for node in root.find("Markables") or ():
        tokens = [t.get("t_id", "") for t in node.iter("token_anchor")]
        if tokens and node.tag.startswith(("ACTION", "NEG_ACTION")) and of_sentence[tokens[0]] in sentences:
            number = node.get("m_id", "")
            event = events.get(number, f"{name} {number}")
            mentions.append(EventMention(id=f"{name} {number}", document=name, start=at[tokens[0]][0], end=at[tokens[-1]][1], event=event))
    return Document(article=article(name, text), mentions=tuple(mentions))


def _text(root: ET.Element) -> tuple[str, dict[str, tuple[int, int]], dict[str, int]]:
    """Return the text that the tokens make, where each token stands in it, and in which sentence."""
    text, at, of_sentence = "", {}, {}
    last, before = -1, ""
    for token in root.iter("token"):
        written, sentence = token.text or "", int(token.get("sentence", "0"))
        if sentence != last:
            text += "\n" if text else ""
        elif before not in NO_SPACE_AFTER and not NO_SPACE_BEFORE.fullmatch(written):
            text += " "
        shown = SIGNS.get(written, written)
        number = token.get("t_id", "")
        at[number], of_sentence[number] = (len(text), len(text) + len(shown)), sentence
        text += shown
        last, before = sentence, written
    return text, at, of_sentence


def _events(root: ET.Element) -> dict[str, str]:
    """Return the event that each mention is of, where the corpus joins it to any other."""
    found: dict[str, str] = {}
    name = root.get("doc_name", "")
    for relation in root.find("Relations") or ():
        label = relation.get("note", "") if relation.tag == "CROSS_DOC_COREF" else f"{name} {relation.get('r_id')}"
        for source in relation.iter("source"):
            found[source.get("m_id", "")] = label
    return found


def told(found: Document) -> list[Told]:
    """Return a document's mentions made comparable."""
    article = found.article
    extraction = extract(article)
    encoding = encode(article.text, named=False)
    return [_told(m, article, extraction, encoding.vector(m.start, m.end)) for m in found.mentions]


def _told(mention: EventMention, article: Article, extraction: Extraction, vector: NDArray[np.float32]) -> Told:
    inside = words(article.text, mention.start, mention.end)
    head = next((w.stem for w in reversed(inside) if not is_stop(w.stem)), inside[-1].stem if inside else "")
    return Told(mention=mention, stem=head, concept=class_of(head) or head, vector=vector, around=_around(mention, article, extraction))


def _around(mention: EventMention, article: Article, extraction: Extraction) -> Proposition:
    """Return the smallest assertion that holds a mention, or its sentence where none does, as linking compares it."""
    statements = {s.id: s for s in extraction.statements}
    holding = [a for a in extraction.assertions if a.span.start <= mention.start and mention.end <= a.span.end and a.statement_id in statements]
    if holding:
        nearest = min(holding, key=lambda a: (a.span.end - a.span.start, a.id))
        return proposition(article, statements[nearest.statement_id], nearest, {})
    start = article.text.rfind("\n", 0, mention.start) + 1
    end = article.text.find("\n", mention.end)
    end = len(article.text) if end < 0 else end
    span = Span(start=start, end=end, text=article.text[start:end])
    statement = Statement(
        id=mention.id,
        article_id=article.id,
        mode="narration",
        position="body",
        content=span,
        cue=None,
        source=None,
        chain=(),
        score=0.0,
        made_by="benchmark",
    )
    assertion = Assertion(
        id=mention.id, statement_id=mention.id, article_id=article.id, span=span, status="unknown", stance="asserts", hedge=None, distanced=False
    )
    return proposition(article, statement, assertion, {})


class Judge:
    """Says how surely two mentions are of one event: a logistic model over what linking compares, fitted to training topics."""

    def __init__(self, topics: Mapping[int, Sequence[Told]]) -> None:
        """Fit to mentions with gold events, by topic (Newton's method, with a little ridge)."""
        self._cosines: dict[tuple[str, str], float] = {}
        rows, same = [], []
        for mentions in topics.values():
            self.know(mentions)
            for n, a in enumerate(mentions):
                rows += [self.features(a, b) for b in mentions[n + 1 :]]
                same += [a.mention.event == b.mention.event for b in mentions[n + 1 :]]
        self._weights = _fitted(np.array(rows, dtype=np.float64), np.array(same, dtype=np.float64))

    def know(self, mentions: Sequence[Told]) -> None:
        """Compare the documents of a topic, as relations between articles do."""
        profiles = {t.mention.document: profile(t.around.article) for t in mentions}
        rare = rarity(list(profiles.values()))
        for a, left in profiles.items():
            for b, right in profiles.items():
                self._cosines[a, b] = 1.0 if a == b else min(1.0, 4 * cosine(left, right, rare))

    def features(self, a: Told, b: Told) -> list[float]:
        """Return what is known of a pair: heads, what stands around them, and their documents."""
        stem, concept = float(a.stem == b.stem), float(a.concept == b.concept)
        meant = float(a.vector @ b.vector)
        near = self._cosines[a.mention.document, b.mention.document]
        here = float(a.mention.document == b.mention.document)
        around = overlap(a.around, b.around)
        figures = float(figures_apart(a.around, b.around) is not None)
        others = [stem * around, stem * near, concept * near, meant * near, figures, here, here * stem, 1.0]
        return [stem, concept - stem * concept, meant, around, near, *others]

    def __call__(self, a: Told, b: Told) -> float:
        """Return the probability that two mentions are of one event."""
        return float(1 / (1 + np.exp(-np.dot(self.features(a, b), self._weights))))


def _fitted(rows: NDArray[np.float64], same: NDArray[np.float64]) -> NDArray[np.float64]:
    spread = rows.std(0)
    spread[spread == 0] = 1.0
    scaled = rows / spread
    weights = np.zeros(scaled.shape[1])
    ridge = 1e-5 * len(same) * np.eye(len(weights))
    for _ in range(30):
        sure = 1 / (1 + np.exp(-scaled @ weights))
        curve = (scaled * (sure * (1 - sure))[:, None]).T @ scaled + ridge
        weights -= np.linalg.solve(curve, scaled.T @ (sure - same) + ridge @ weights)
    return np.asarray(weights / spread, dtype=np.float64)


def clusters(mentions: Sequence[Told], judge: Judge, threshold: float) -> list[frozenset[str]]:
    """Return the mentions of one topic in groups, each of one event."""
    judge.know(mentions)
    known = {pair(a.mention.id, b.mention.id): judge(a, b) for n, a in enumerate(mentions) for b in mentions[n + 1 :]}
    return [frozenset(g) for g in cluster(sorted(t.mention.id for t in mentions), lambda a, b: known[pair(a, b)], threshold)]


def gold(mentions: Sequence[Told]) -> list[frozenset[str]]:
    """Return the mentions of one topic by their gold events."""
    return _by(mentions, lambda t: t.mention.event)


def _by(mentions: Sequence[Told], key: Callable[[Told], str]) -> list[frozenset[str]]:
    groups: dict[str, set[str]] = defaultdict(set)
    for t in mentions:
        groups[key(t)].add(t.mention.id)
    return [frozenset(g) for g in groups.values()]


def score(topics: Mapping[int, Sequence[Told]], answer: Callable[[Sequence[Told]], list[frozenset[str]]]) -> dict[str, float]:
    """Return MUC, B-cubed, CEAF-e and their mean over topics; no group crosses topics on either side."""
    return conll([(gold(mentions), answer(mentions)) for _, mentions in sorted(topics.items())])


def run() -> dict[str, dict[str, float]]:
    """Return what linking's comparison reaches on the validation topics, and what joining equal lemmas does."""
    read = {topic: [t for d in found for t in told(d)] for topic, found in documents({*VALIDATION, *TRAINING}).items()}
    known, asked = ({t: read[t] for t in topics if t in read} for topics in (TRAINING, VALIDATION))
    judge = Judge(known)
    best = max(THRESHOLDS, key=lambda least: score(known, lambda m: clusters(m, judge, least))["conll"])
    mine = score(asked, lambda m: clusters(m, judge, best))
    lemma = score(asked, lambda m: _by(m, lambda t: t.stem))
    events = Counter(t.mention.event for mentions in asked.values() for t in mentions)
    counts = {"mentions": sum(events.values()), "events": len(events)}
    return {"same_event": {**counts, **mine, **{f"same_lemma_{k}": v for k, v in lemma.items()}}}
