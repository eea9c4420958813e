"""Named mentions of an article: people, bodies, outlets, places, equipment, agreements, with what the words beside them say."""

from __future__ import annotations

from headwater.extract import inflected, particled_names, western_names
from headwater.extract.appositions import Draft, describe_drafts
from headwater.extract.kinds import drafts_of
from headwater.extract.runs import listed
from headwater.extract.whereabouts import as_places
from headwater.model import Article, Mention, Span
from headwater.text.sentences import sentences
from headwater.text.tagged import tagged

READ = ("headline", "standfirst", "body", "caption", "credit")


def mentions(article: Article) -> tuple[Mention, ...]:
    """Return the names in headline, standfirst, body, captions and credits, in order; none overlaps another."""
    found: list[Mention] = []
    full: dict[str, str] = {}
    doubtful: set[Span] = set()
    # the words that tell names apart are English: elsewhere only what lists hold is taken for a name
    english = (article.language or "en").startswith("en")
    own = inflected.words(article.language)
    for section in article.sections:
        if section.kind not in READ:
            continue
        for low, high in sentences(article.text, section.start, section.end, article.language):
            if particled_names.knows(article.language):
                found += particled_names.named(article, low, high)
                continue
            of = tagged(article.text, low, high)
            drafts = describe_drafts(article.text, of, drafts_of(of))
            if not english:
                drafts = [d for d in drafts if d.sure]
            if own is not None:
                drafts = _beside(drafts, inflected.drafts_of(of, own))
            made = [_mention(article, d, of.span(article.text, d.i, d.j), full) for d in drafts]
            doubtful |= {m.span for m, d in zip(made, drafts, strict=True) if not (d.sure or d.title or d.organisation)}
            if western_names.knows(article.language):
                made = western_names.besides(article, western_names.named(article, low, high), made)
            found += made
    settled = _settled(found, full)
    return tuple(as_places(article.text, settled, doubtful) if english else settled)


def _beside(listed: list[Draft], told: list[Draft]) -> list[Draft]:
    """Return the names that words and capitals tell, and those of lists that none of them touches."""
    return sorted([*told, *(d for d in listed if not any(d.i < o.j and o.i < d.j for o in told))], key=lambda d: d.i)


def _mention(article: Article, draft: Draft, span: Span, full: dict[str, str]) -> Mention:
    """Make a mention; a surname alone stands for the person last named in full with it."""
    name, kind = draft.name, draft.kind
    if kind == "person" and len(name.split()) > 1:
        parts = name.split()
        full[parts[-1]] = name
        if parts[0] in listed("family_first"):
            full[parts[0]] = name
    elif kind == "person" and draft.title:
        full.setdefault(name, name)
    elif name in full and kind in ("person", "organisation", "place") and not draft.sure:
        name, kind = full[name], "person"
    return Mention(
        article_id=article.id,
        span=span,
        kind=kind,
        name=name,
        title=None if draft.title and draft.title.lower().rstrip(" .") in listed("courtesy") else draft.title,
        organisation=draft.organisation,
        part_of=draft.part_of,
        country=draft.country,
        alias_of=draft.alias_of,
    )


def _settled(found: list[Mention], titled: dict[str, str]) -> list[Mention]:
    """Give a lone surname that stands before its full name (a headline) that name as well; a body's shortened name is no person."""
    full: dict[str, set[str]] = {}
    bodies = [m.name for m in found if m.kind == "organisation" and " " in m.name]
    found = [_as_body(m) if m.kind == "person" and m.title is None and any(b.startswith(m.name + " ") for b in bodies) else m for m in found]
    for m in found:
        if m.kind == "person" and " " in m.name:
            full.setdefault(m.name.split()[-1], set()).add(m.name)
    for name, whole in titled.items():
        full.setdefault(name, {whole})
    settled = []
    for m in found:
        names = full.get(m.name, set())
        if len(names) == 1 and m.kind in ("person", "organisation") and m.country is None:
            settled.append(_renamed(m, next(iter(names))))
        else:
            settled.append(m)
    return settled


def _as_body(m: Mention) -> Mention:
    return Mention(article_id=m.article_id, span=m.span, kind="organisation", name=m.name, part_of=m.part_of, country=m.country, alias_of=m.alias_of)


def _renamed(m: Mention, name: str) -> Mention:
    return Mention(
        article_id=m.article_id,
        span=m.span,
        kind="person",
        name=name,
        title=m.title,
        organisation=m.organisation,
        part_of=m.part_of,
        alias_of=m.alias_of,
    )
