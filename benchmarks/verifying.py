"""A dossier of 1,000 events verifies about as fast as its file is read and hashed."""

from __future__ import annotations

import hashlib
import json
import time
from collections.abc import Iterator

from benchmarks.rig import Rig
from benchmarks.spread import Spread, rounds
from benchmarks.table import Row
from governance.verifying.verify_dossier import FORMAT, canonical, complaints, sha256

EVENTS = 1_000
AIM = 8
FIRST = {"van": "concept", "naar": "ingediend", "nummer": "D-2026-001"}


def rows(rig: Rig) -> Iterator[Row]:
    export = chain(EVENTS)
    ratio = Spread()

    def once(number: int) -> bool:
        with rig.noise.watched() as watch:
            ratio.add(_verified(export) / _read(export), is_void=False)
        return watch.is_void

    void = rounds(once)
    what = f"verifying {EVENTS:,} events ÷ reading and hashing their file (time)"
    yield Row(what, str(ratio), ratio.median, aim=AIM, void_rounds=void)


def chain(length: int) -> dict:
    """An export that verifies, with one person in each event."""
    events, previous = [], ""
    for place in range(1, length + 1):
        digest = sha256(f"zout:persoon:{place}:Persoon")
        text = canonical(
            {
                "dossier": 1,
                "sequence": place,
                "kind": "reactie-ontvangen" if previous else "fase-gewijzigd",
                "visibility": "openbaar",
                "at": "2026-11-25T12:00:00+00:00",
                "payload": {
                    **({"tekst": "woord " * 40} if previous else FIRST),
                    "personen": {"door": digest},
                },
                "previous": previous,
            }
        )
        previous = sha256(text)
        person = {
            "rol": "door",
            "kenmerk": digest,
            "zout": "zout",
            "sleutel": f"persoon:{place}",
            "naam": "Persoon",
        }
        events.append({"tekst": text, "hash": previous, "personen": [person]})
    return {
        "formaat": FORMAT,
        "dossier": {
            "id": 1,
            "nummer": "D-2026-001",
            "fase": "ingediend",
            "keten": [length, previous],
        },
        "gebeurtenissen": events,
        "versies": [],
        "rondes": {},
        "ketenkop": None,
    }


def _verified(export: dict) -> float:
    began = time.perf_counter()
    found = complaints(export)
    took = time.perf_counter() - began
    if found:
        raise ValueError(found[0])
    return took


def _read(export: dict) -> float:
    whole = json.dumps(export)
    began = time.perf_counter()
    json.loads(whole)
    hashlib.sha256(whole.encode()).hexdigest()
    return time.perf_counter() - began
