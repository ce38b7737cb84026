"""Seeing a result differently: the participant's own words, as their dossier keeps them."""

from modules.domain.records import fields
from modules.domain.records.dossier import Dossier
from modules.domain.results.result import Disagreement


def field(activity_id: str) -> str:
    """Return the field that keeps the words about one result."""
    return fields.DISAGREEMENT.name(activity_id)


def disagreement(dossier: Dossier, activity_id: str) -> Disagreement | None:
    """Return what the participant says of a result; None when they say nothing."""
    kept = dossier.fields.get(field(activity_id))
    return Disagreement(str(kept.value), kept.at) if kept and kept.value else None
