"""Made-up standards, so that no made-up decision ever stands beside a real one."""

from __future__ import annotations

from datetime import datetime

from catalogue.enums import Domain, Kind, Lifecycle
from catalogue.models import Standard, StandardVersion
from samenorganiseren.shared.names import sort_key

MADE_UP = {
    "balie-afspraken-fictief": (
        "Balie-afspraken (fictief)",
        "Hoe een gemeente een afspraak aan de balie vastlegt en doorgeeft.",
        Kind.API,
    ),
    "statusberichten-fictief": (
        "Statusberichten (fictief)",
        "Hoe een inwoner leest waar zijn aanvraag is.",
        Kind.MESSAGE,
    ),
    "adresdoorgifte-fictief": (
        "Adresdoorgifte (fictief)",
        "Hoe een gemeente een nieuw adres doorgeeft aan andere organisaties.",
        Kind.SERVICE_PROCESS,
    ),
}


def make_standards(*, now: datetime) -> dict[str, Standard]:
    """Each by its slug, made where it was missing."""
    return {slug: _make(slug, now) for slug in MADE_UP}


def _make(slug: str, now: datetime) -> Standard:
    name, summary, kind = MADE_UP[slug]
    standard, is_new = Standard.objects.get_or_create(
        slug=slug,
        defaults={
            "name": name,
            "sort_key": sort_key(name),
            "summary": summary,
            "domain": Domain.SERVICES,
            "kind": kind,
            "steward": "Een beheerder die niet bestaat (fictief)",
            "source": "Bedacht voor de demo.",
            "is_fictitious": True,
            "published_at": now,
            "changed_at": now,
        },
    )
    if is_new:
        StandardVersion.objects.create(
            standard=standard,
            number="1.0",
            lifecycle=Lifecycle.IN_USE,
            position=1,
            is_current=True,
            source="Bedacht voor de demo.",
            published_at=now,
        )
    return standard
