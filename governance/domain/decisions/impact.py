"""What a decision will mean, written down before it is confirmed."""

from __future__ import annotations

import secrets
from datetime import date, datetime
from typing import Any

from catalogue.enums import Bindingness
from samenorganiseren.shared.actors import Actor

from ...models import Dossier, Impact
from ...queries.decisions.impact import impact_rows, totals_of
from ..events import canonical_json, sha256_of


def store_impact(
    *, dossier: Dossier, level: Bindingness | int, as_of: date, by: Actor, now: datetime
) -> Impact | None:
    """Store how every municipality of that day stands; nothing without a standard.

    The dossier is locked by this transaction.
    """
    if dossier.standard is None:
        return None
    rows = impact_rows(dossier.standard, as_of)
    impact = Impact(
        dossier=dossier,
        standard=dossier.standard,
        level=level,
        as_of=as_of,
        rows=rows,
        totals=totals_of(rows),
        salt=secrets.token_hex(16),
        made_by_label=by.actor_label,
        made_at=now,
    )
    impact.sha256 = sha256_of(canonical_json(hashed(impact)))
    impact.save()
    return impact


def hashed(impact: Impact) -> dict[str, Any]:
    """All that the fingerprint of an impact is over."""
    return {
        "dossier": impact.dossier.number,
        "standaard": impact.standard.slug,
        "verbindendheid": int(impact.level),
        "peildatum": impact.as_of.isoformat(),
        "totalen": impact.totals,
        "gemeenten": impact.rows,
        "zout": impact.salt,
    }
