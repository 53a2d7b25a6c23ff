"""One claim as a row of JSON lines."""

from __future__ import annotations

from timeline.articles.article import Article
from timeline.claims.claim import Claim


def claim_row(claim: Claim, article: Article) -> dict:
    """The claim as a dict ready for JSON: the fields that other programs read first, then the rest of the record."""
    return {
        "article": article.path or article.id,
        "start": claim.start,
        "end": claim.end,
        "quote": claim.quote,
        "party": claim.party,
        "event": claim.event,
        "places": [
            {
                "text": p.text,
                "start": p.start,
                "end": p.end,
                "id": p.id,
                "name": p.name or p.text,
                "districts": list(p.districts),
                "where_prec": p.where_prec,
                "match": p.match,
                "score": round(p.score, 4),
                "part": p.part,
                "covers": p.covers,
                "reason": p.reason,
                "candidates": list(p.candidates),
            }
            for p in claim.places
        ],
        "first": claim.first.isoformat() if claim.first else None,
        "last": claim.last.isoformat() if claim.last else None,
        "share": claim.share,
        "modality": claim.modality,
        "actor": claim.actor,
        "speaker": claim.speaker,
        "speaker_alignment": claim.speaker_alignment,
        "against_interest": claim.against_interest,
        "date_prec": claim.date_prec,
        "basis": claim.basis,
        "edtf": claim.edtf,
        "share_min": claim.share_min,
        "share_max": claim.share_max,
        "scope": claim.scope,
        "denominator": claim.denominator,
        "stock": claim.stock,
        "rule": claim.rule,
        "extractor": claim.extractor,
        "version": claim.version,
        "id": claim.id,
    }
