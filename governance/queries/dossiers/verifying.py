"""Verifying a dossier where it lives: its rows, its files and its chain."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from datetime import datetime

from ...models import ChainHead, Dossier, DossierEvent, Paper
from ...verifying.verify_dossier import canonical, complaints, sha256
from .export import export_of


def complaints_about(dossier: Dossier) -> list[str]:
    """Everything that is not as it was: what an export shows, and what only the
    database can show. An empty list means that all of it verifies."""
    export = export_of(dossier, with_names=True)
    return [
        *complaints(export),
        *_wrong_rows(dossier),
        *_wrong_files(dossier),
        *_wrong_heads(dossier),
    ]


def _wrong_rows(dossier: Dossier) -> Iterator[str]:
    """The columns that pages read must say what the hashed text says."""
    for event in dossier.events.order_by("sequence"):
        if not _agrees(event):
            yield f"Gebeurtenis {event.sequence}: de kolommen zeggen iets anders dan de tekst."


def _agrees(event: DossierEvent) -> bool:
    try:
        told = json.loads(event.canonical)
        same = told == {
            "dossier": event.dossier_id,
            "sequence": event.sequence,
            "kind": event.kind,
            "visibility": event.visibility,
            "at": told["at"],
            "payload": event.payload,
            "previous": event.previous_hash,
        }
        return same and datetime.fromisoformat(told["at"]) == event.at
    except (ValueError, TypeError, KeyError):
        return False


def _wrong_files(dossier: Dossier) -> Iterator[str]:
    """The files of what was submitted, by their fingerprints."""
    keys = [version.subject_key for version in dossier.versions.all()]
    for paper in Paper.objects.filter(subject_key__in=keys).order_by("id"):
        try:
            with paper.file.open("rb") as file:
                found = hashlib.file_digest(file, "sha256").hexdigest()
        except OSError:
            yield f"Stuk “{paper.name}”: het bestand is er niet."
            continue
        if found != paper.sha256:
            yield f"Stuk “{paper.name}”: het bestand is gewijzigd."


def _wrong_heads(dossier: Dossier) -> Iterator[str]:
    """The daily heads follow each other, and know this chain as it is."""
    hashes = dict(dossier.events.values_list("sequence", "hash"))
    before = ""
    for head in ChainHead.objects.order_by("day").iterator(chunk_size=100):
        content = {
            "dag": head.day.isoformat(),
            "koppen": head.heads,
            "vorige": head.previous_hash,
        }
        if sha256(canonical(content)) != head.hash or head.previous_hash != before:
            yield f"De ketenkop van {head.day} sluit niet aan."
        known = head.heads.get(dossier.number)
        if known is not None and hashes.get(known[0]) != known[1]:
            yield f"De ketenkop van {head.day} kent andere gebeurtenissen."
        before = head.hash
