"""A dossier as a file that verifies by itself."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Prefetch

from accounts.models import User

from ...enums import RoundState
from ...models import ChainHead, Dossier, DossierEvent, EventPerson, Paper, Round
from ...rules.dossiers import may_read_internal
from ...verifying.verify_dossier import CLOSED, FORMAT
from .content import content_of
from .trail import trail_of

ENDED = (RoundState.CLOSED, RoundState.CONCLUDED)


def export_of(
    dossier: Dossier, *, with_names: bool, day: date | None = None
) -> dict[str, Any]:
    """All of it, for the commands of the portal's own keepers."""
    events = list(dossier.events.order_by("sequence"))
    everything = {event.sequence for event in events}
    return _export(dossier, everything, with_names=with_names, day=day)


def export_for(
    user: User | None, dossier: Dossier, *, day: date | None = None
) -> dict[str, Any]:
    """As far as this reader may read it: of the other events their hash alone, and
    names for insiders only."""
    seen = trail_of(dossier, user, with_names=False)
    return _export(
        dossier,
        set(seen.values_list("sequence", flat=True)),
        with_names=user is not None and bool(may_read_internal(user, dossier)),
        day=day,
    )


def _export(
    dossier: Dossier, seen: set[int], *, with_names: bool, day: date | None
) -> dict[str, Any]:
    people = Prefetch("people", EventPerson.objects.order_by("role", "id"))
    events = list(dossier.events.order_by("sequence").prefetch_related(people))
    return {
        "formaat": FORMAT,
        "dossier": {
            "id": dossier.pk,
            "nummer": dossier.number,
            "fase": str(dossier.stage),
            "keten": [dossier.event_count, dossier.head_hash],
        },
        "gebeurtenissen": [
            _event(event, with_names=with_names)
            if event.sequence in seen
            else {"tekst": "", "hash": event.hash, "personen": []}
            for event in events
        ],
        "versies": _versions(dossier),
        "rondes": _rounds(dossier, [one for one in events if one.sequence in seen]),
        "ketenkop": _head(dossier, day),
    }


def _rounds(dossier: Dossier, seen: list[DossierEvent]) -> dict[str, Any]:
    """The counts, of rounds whose close the reader may know."""
    closed = [one.payload["ronde"] for one in seen if one.kind == CLOSED]
    rounds = Round.objects.filter(dossier=dossier, state__in=ENDED)
    if len(seen) < dossier.event_count:
        rounds = rounds.filter(pk__in=closed)
    return {
        str(number): tally
        for number, tally in rounds.order_by("pk").values_list("pk", "tally")
    }


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
