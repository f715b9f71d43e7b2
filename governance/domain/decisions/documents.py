"""What a document says, as plain data: HTML, PDF and JSON are all made from it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from samenorganiseren.shared.days import AMSTERDAM

from ...models import Dossier, DossierVersion
from ..events import canonical_json, sha256_of


@dataclass(frozen=True)
class Sealed:
    """The content, the one line that it makes, and the fingerprint of that line."""

    content: dict[str, Any]
    canonical: str
    sha256: str


def seal(content: dict[str, Any]) -> Sealed:
    """Fix the content as text with its fingerprint."""
    canonical = canonical_json(content)
    return Sealed(content, canonical, sha256_of(canonical))


def written(moment: datetime) -> str:
    """A moment as documents write it: in the time of Amsterdam, to the minute."""
    return moment.astimezone(AMSTERDAM).isoformat(timespec="minutes")


def about_dossier(dossier: Dossier, version: DossierVersion) -> dict[str, Any]:
    """The proposal and the very text that it was about."""
    return {
        "dossier": {
            "nummer": dossier.number,
            "soort": str(dossier.kind),
            "titel": dossier.title,
            "indiener": dossier.proposer.name,
        },
        "versie": {"nummer": version.number, "sha256": version.sha256},
        "standaard": (
            {"code": dossier.standard.slug, "naam": dossier.standard.display_name}
            if dossier.standard
            else None
        ),
        "fictief": dossier.is_fictitious,
    }
