"""A proposal as it was submitted: what its hash is taken over."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ...models import DossierVersion, Paper


def content_of(version: DossierVersion, papers: Iterable[Paper]) -> dict[str, Any]:
    """All that was submitted, without who did it."""
    return {
        "dossier": version.dossier_id,
        "versie": version.number,
        "titel": version.title,
        "samenvatting": version.summary,
        "tekst": version.text,
        "antwoorden": version.answers,
        "gegevens": version.facts,
        "wat_is_gewijzigd": version.what_changed,
        "stukken": [
            {
                "naam": paper.name,
                "soort": paper.content_type,
                "grootte": paper.size,
                "sha256": paper.sha256,
            }
            for paper in papers
        ],
    }
