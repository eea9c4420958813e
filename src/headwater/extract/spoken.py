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
    tentative: bool = False
    """Whether it stands inside another only if that one's source passes on what others said ("It believes that C, the lawmaker said")."""

    def shift(self, by: int) -> None:
        """Move every range by so many tokens: found in a part of a sentence, it is told of the whole."""
        self.cue = (self.cue[0] + by, self.cue[1] + by)
        self.source = (self.source[0] + by, self.source[1] + by) if self.source else None
        self.adjuncts = (self.adjuncts[0] + by, self.adjuncts[1] + by) if self.adjuncts else None
        self.addressee = (self.addressee[0] + by, self.addressee[1] + by) if self.addressee else None
        self.pieces = [(a + by, b + by) for a, b in self.pieces]
        self.relays = [(a + by, b + by) for a, b in self.relays]

    @property
    def begin(self) -> int:
        """Return the first token of source or cue."""
        return min(self.cue[0], self.source[0]) if self.source else self.cue[0]

    @property
    def until(self) -> int:
        """Return the token after source, cue and what was said beside them."""
        ends = [self.cue[1]] + ([self.source[1]] if self.source else []) + ([self.adjuncts[1]] if self.adjuncts else [])
        return max(ends)
