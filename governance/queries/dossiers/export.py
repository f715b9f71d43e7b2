"""A dossier as a file that verifies by itself."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Prefetch

from accounts.models import User

from ...enums import RoundState
from ...models import ChainHead, Dossier, DossierEvent, EventPerson, Paper, Round
from ...verifying.verify_dossier import FORMAT
from .content import content_of
from .trail import visible_to

ENDED = (RoundState.CLOSED, RoundState.CONCLUDED)


def export_of(
    dossier: Dossier, *, with_names: bool, day: date | None = None
) -> dict[str, Any]:
    """All of it; names only where the reader may know them."""
    return {
        "formaat": FORMAT,
        "dossier": {
            "id": dossier.pk,
            "nummer": dossier.number,
            "fase": str(dossier.stage),
            "keten": [dossier.event_count, dossier.head_hash],
        },
        "gebeurtenissen": _events(dossier, with_names=with_names),
        "versies": _versions(dossier),
        "rondes": {
            str(number): tally
            for number, tally in Round.objects.filter(dossier=dossier, state__in=ENDED)
            .order_by("pk")
            .values_list("pk", "tally")
        },
        "ketenkop": _head(dossier, day),
    }


def may_export(user: User | None, dossier: Dossier) -> bool:
    """Whoever may read every event of it: a chain with holes proves nothing."""
    if dossier.event_count == 0 or not dossier.number:
        return False
    unseen = dossier.events.exclude(visibility__in=visible_to(user, dossier))
    return not unseen.exists()


def _events(dossier: Dossier, *, with_names: bool) -> list[dict[str, Any]]:
    people = Prefetch("people", EventPerson.objects.order_by("role", "id"))
    events = dossier.events.order_by("sequence").prefetch_related(people)
    return [_event(event, with_names=with_names) for event in events]


def _event(event: DossierEvent, *, with_names: bool) -> dict[str, Any]:
    return {
        "tekst": event.canonical,
        "hash": event.hash,
        "personen": [
            {
                "rol": person.role,
                "kenmerk": person.digest,
                "zout": person.salt if with_names else "",
                "sleutel": person.key if with_names else "",
                "naam": person.label if with_names else "",
            }
            for person in event.people.all()
        ],
    }


def _versions(dossier: Dossier) -> list[dict[str, Any]]:
    versions = list(dossier.versions.order_by("number"))
    papers: dict[str, list[Paper]] = {}
    keys = [version.subject_key for version in versions]
    for paper in Paper.objects.filter(subject_key__in=keys).order_by("id"):
        papers.setdefault(paper.subject_key, []).append(paper)
    return [
        {
            "inhoud": content_of(version, papers.get(version.subject_key, [])),
            "sha256": version.sha256,
        }
        for version in versions
    ]


def _head(dossier: Dossier, day: date | None) -> dict[str, Any] | None:
    """The head of that day, or the last one that is there."""
    heads = ChainHead.objects.order_by("-day")
    found = (heads.filter(day=day) if day else heads).first()
    if found is None:
        return None
    return {
        "dag": found.day.isoformat(),
        "koppen": found.heads,
        "vorige": found.previous_hash,
        "hash": found.hash,
    }
