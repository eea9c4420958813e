"""One attribution while a sentence is read: who, by which words, said what."""

from __future__ import annotations

from dataclasses import dataclass, field

from headwater.extract.phrases import Group

Range = tuple[int, int]


@dataclass(slots=True)
class Attribution:
    """One attribution inside a sentence, in tokens: `source`, `cue` and `pieces` of content are ranges; made step by step, then read."""

    cue: Range
    form: str
    source: Range | None = None
    pieces: list[Range] = field(default_factory=list)
    lemma: str = ""
    verb: Group | None = None
    adjuncts: Range | None = None
    addressee: Range | None = None
    relays: list[Range] = field(default_factory=list)
    inherits: bool = False
    whole: bool = False
    noun: bool = False
    outer: Attribution | None = None

    @property
    def begin(self) -> int:
        """Return the first token of source or cue."""
        return min(self.cue[0], self.source[0]) if self.source else self.cue[0]

    @property
    def until(self) -> int:
        """Return the token after source, cue and what was said beside them."""
        ends = [self.cue[1]] + ([self.source[1]] if self.source else []) + ([self.adjuncts[1]] if self.adjuncts else [])
        return max(ends)
