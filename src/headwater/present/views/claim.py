"""One claim: who stands behind it, how it reached each outlet, how it developed, and how its wording varies."""

from __future__ import annotations

from headwater.model import Claim, noun
from headwater.present.views.chains import ChainView
from headwater.present.views.claims import ClaimRow, claim_row
from headwater.present.views.dossier import FindingView, ThreadView, finding_view, thread_view
from headwater.present.views.index import Index, find, outlet_name
from headwater.present.views.lineage import LineageView, lineage_view
from headwater.present.views.origins import OriginView, chains_of, loose_chains, origin_views
from headwater.present.views.passages import Passage, assertion_passage
from headwater.present.views.rulings import RulingView
from headwater.present.views.words import count


@noun
class VariantView:
    """One wording of a claim, who words it so, and its first passage."""

    text: str
    outlets: tuple[str, ...]
    times: int
    passage: Passage


@noun
class ClaimView:
    """A claim with everything it rests on."""

    row: ClaimRow
    former_ids: tuple[str, ...]
    reason: str
    origins: tuple[OriginView, ...]
    loose: tuple[ChainView, ...]
    """Chains that no origin holds."""
    verdict: str
    lineage: LineageView
    thread: ThreadView | None
    variants: tuple[VariantView, ...]
    findings: tuple[FindingView, ...]
    denials: tuple[ChainView, ...]
    rulings: tuple[RulingView, ...]


def claim_view(index: Index, claim_id: str) -> ClaimView:
    """Return the page of a claim, named by its id or the beginning of it; raises NotFound."""
    claim = find(index.claims, claim_id, "claim")
    thread = index.threads.get(claim.thread_id or "")
    return ClaimView(
        row=claim_row(index, claim),
        former_ids=claim.former_ids,
        reason=claim.reason,
        origins=origin_views(index, claim),
        loose=loose_chains(index, claim),
        verdict=_verdict(claim),
        lineage=lineage_view(index, claim),
        thread=thread_view(index, thread, claim.id) if thread and len(thread.history) > 1 else None,
        variants=_variants(index, claim),
        findings=tuple(finding_view(index, f) for f in index.findings_of.get(claim.id, ())),
        denials=_denials(index, claim),
        rulings=index.rulings.get(claim.id, ()),
    )


def _verdict(claim: Claim) -> str:
    """Return in a sentence what the count of origins means."""
    articles, certain, open_ones = count(len(claim.article_ids), "article"), claim.established_origins, claim.possible_origins
    if certain == 0:
        return f"{articles}, and no origin that is known to be independent: treat the claim as unconfirmed."
    if certain == 1:
        end = f"; {count(open_ones, 'further origin')} cannot be ruled out" if open_ones else ""
        return f"{articles}, one established origin: one source, however often it is repeated{end}."
    return f"{articles}, and {certain} origins known to be independent of each other."


def _variants(index: Index, claim: Claim) -> tuple[VariantView, ...]:
    groups: dict[str, list[Passage]] = {}
    for assertion_id in claim.assertion_ids:
        if assertion := index.assertions.get(assertion_id):
            passage = assertion_passage(index, assertion)
            groups.setdefault(passage.text.casefold(), []).append(passage)
    variants = []
    for passages in groups.values():
        first = min(passages, key=lambda p: (p.published or "\uffff", p.article_id, p.href))
        outlets = tuple(sorted({outlet_name(index.articles[p.article_id]) for p in passages}))
        variants.append(VariantView(text=first.text, outlets=outlets, times=len(passages), passage=first))
    return tuple(sorted(variants, key=lambda v: (-v.times, v.text)))


def _denials(index: Index, claim: Claim) -> tuple[ChainView, ...]:
    """Return who denies the claim: `denied_by` names assertions, or claims made of them."""
    ids = [a for i in claim.denied_by for a in (index.claims[i].assertion_ids if i in index.claims else (i,))]
    return chains_of(index, tuple(index.assertions[i] for i in dict.fromkeys(ids) if i in index.assertions))
