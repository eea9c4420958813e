"""Count tagged words into the tables that `headwater.text.tags` reads: `python training/tagger/train.py TAGGED.tsv [FOLDER]`.

Writes words.tsv, endings.tsv and sequences.tsv, and prints how often the tagger agrees with its teacher on every fiftieth paragraph, which is left
out of the counts. Method: Brants, TnT (2000): trigram sequences with interpolation, unknown words by their endings.
"""

from __future__ import annotations

import math
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

TAGS = {
    "NN": "N", "NNS": "N", "NNP": "P", "NNPS": "P", "JJ": "J", "JJR": "J", "JJS": "J", "RB": "R", "RBR": "R", "RBS": "R", "DT": "D", "PDT": "D",
    "PRP$": "D", "WP$": "W", "PRP": "O", "EX": "O", "MD": "M", "VB": "V", "VBP": "V", "VBZ": "Z", "VBD": "T", "VBN": "E", "VBG": "G", "IN": "I",
    "RP": "B", "CC": "C", "WDT": "W", "WP": "W", "WRB": "W", "CD": "X", "TO": "L", "POS": "K", ",": ",", "UH": "N", "FW": "N", "HYPH": "N", "$": "$",
    "ADD": "P", "AFX": "N", "LS": "X", "XX": "N",
}  # fmt: skip
NOTE = "# Part-of-speech costs (-2 ln of the share) of {}; counted on news text that spaCy en_core_web_sm 3.8 (MIT) had tagged. Tags: see tags.py.\n"
SEQUENCES = (
    "# Costs (-10 ln P(tag | two tags before) / P(tag)) of tag sequences; same origin as words.tsv. First column: the two tags before, or one as a "
    "fallback.\n"
)
Tagged = list[tuple[str, str]]


def paragraphs(path: Path) -> Iterator[Tagged]:
    """Yield paragraphs of (word, coarse tag)."""
    current: Tagged = []
    with path.open(encoding="utf-8") as file:
        for line in file:
            word, tab, tag = line.rstrip("\n").rpartition("\t")
            if not tab:
                if current:
                    yield current
                current = []
            elif word.strip():
                current.append((word.strip(), "S" if word.lower() == "that" and tag == "IN" else TAGS.get(tag, ".")))
    if current:
        yield current


class Counts:
    """What is counted: tags by word, by ending, and by the two tags before."""

    def __init__(self) -> None:
        """Start from nothing."""
        self.words: defaultdict[str, Counter[str]] = defaultdict(Counter)
        self.endings: defaultdict[str, Counter[str]] = defaultdict(Counter)
        self.sequences: Counter[tuple[str, str, str]] = Counter()
        self.tags: Counter[str] = Counter()

    def add(self, tagged: Tagged) -> None:
        """Count one paragraph; capitalised words count where their capital says nothing, and names do not."""
        before, last = "^", "^"
        for i, (word, tag) in enumerate(tagged):
            self.sequences[before, last, tag] += 1
            self.tags[tag] += 1
            low = word.lower().replace("\u2019", "'")
            first = i == 0 or tagged[i - 1][0] in '.?!:"\u201c'
            if (word[0].isalpha() or word[0] in "'\u2019") and (word.islower() or (first and tag != "P")):
                self.words[low][tag] += 1
                if word.islower() and len(low) > 3:
                    for n in (2, 3, 4):
                        self.endings[low[-n:]][tag] += 1
            before, last = last, tag


def costs(counter: Counter[str], floor: float) -> str:
    """Return tags with their costs in half nats, those below a share left out."""
    total = sum(counter.values())
    return " ".join(f"{t}{min(9, round(-2 * math.log(n / total)))}" for t, n in counter.most_common() if n / total >= floor)


def words_table(counts: Counts) -> list[str]:
    """Return the rows of words.tsv: frequent words whose ending does not say the same already."""
    rows = []
    for word in sorted(counts.words):
        if sum(counts.words[word].values()) >= 10 and re.fullmatch(r"[a-z'][a-z'-]*", word):
            row = costs(counts.words[word], 0.02)
            if row != "N0" or _by_ending(counts, word) != "N0":
                rows.append(f"{word}\t{row}\n")
    return rows


def _by_ending(counts: Counts, word: str) -> str | None:
    for n in (4, 3, 2):
        if len(word) > n and sum(counts.endings[word[-n:]].values()) >= 40:
            return costs(counts.endings[word[-n:]], 0.04)
    return None


def endings_table(counts: Counts) -> list[str]:
    """Return the rows of endings.tsv."""
    frequent = (e for e in sorted(counts.endings) if sum(counts.endings[e].values()) >= 60 and re.fullmatch("[a-z]+", e))
    return [f"{ending}\t{costs(counts.endings[ending], 0.04)}\n" for ending in frequent]


def sequences_table(counts: Counts) -> list[str]:
    """Return the rows of sequences.tsv: bigrams as a fallback, then trigrams mixed with them."""
    pairs: Counter[tuple[str, str]] = Counter()
    after: Counter[tuple[str, str]] = Counter()
    for (a, b, c), n in counts.sequences.items():
        pairs[b, c] += n
        after[a, b] += n
    single: Counter[str] = Counter()
    for (b, _), n in pairs.items():
        single[b] += n
    total, tags = counts.tags.total(), sorted(counts.tags)

    def bigram(b: str, c: str) -> float:
        return 0.9 * pairs[b, c] / single[b] + 0.1 * counts.tags[c] / total

    def cost(p: float, c: str) -> str:
        return f"{c}{round(-10 * math.log(max(p, 1e-7) / (counts.tags[c] / total)))}"

    rows = [f"{b}\t{' '.join(cost(bigram(b, c), c) for c in tags)}\n" for b in sorted(single)]
    for (a, b), n in sorted(after.items()):
        if n >= 50:
            share = n / (n + 100)
            mixed = " ".join(cost(share * counts.sequences[a, b, c] / n + (1 - share) * bigram(b, c), c) for c in tags)
            rows.append(f"{a}{b}\t{mixed}\n")
    return rows


def agreement(held: list[Tagged]) -> float:
    """Return the share of words of held-out paragraphs that the shipped tagger tags as its teacher did."""
    from headwater.text.tags import tag
    from headwater.text.tokens import Token

    right = total = 0
    for tagged in held:
        made = tag([Token(0, 1, w, w.lower().replace("\u2019", "'")) for w, _ in tagged])
        right += sum(a == b for a, (_, b) in zip(made, tagged, strict=True))
        total += len(tagged)
    return right / total


def main() -> None:
    """Count, write, and tell how well the tables do."""
    folder = Path(sys.argv[2]) if len(sys.argv) > 2 else Path(__file__).parents[2] / "src" / "headwater" / "text" / "data" / "en"
    counts, held = Counts(), []
    for number, tagged in enumerate(paragraphs(Path(sys.argv[1]))):
        if number % 50 == 0:
            held.append(tagged)
        else:
            counts.add(tagged)
    tables = {
        "words.tsv": (NOTE.format("English word forms"), words_table(counts)),
        "endings.tsv": (NOTE.format("unknown English words by their last two to four letters"), endings_table(counts)),
        "sequences.tsv": (SEQUENCES, sequences_table(counts)),
    }
    for name, (note, rows) in tables.items():
        (folder / name).write_text(note + "".join(rows), "utf-8")
        print(f"{name}: {len(rows)} rows")
    print(f"agreement with the teacher on {len(held)} held-out paragraphs: {agreement(held):.4f}")


if __name__ == "__main__":
    main()
