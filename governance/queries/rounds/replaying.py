"""The tallies of a dossier, told again from its events alone."""

from __future__ import annotations

from typing import Any

from ...models import Dossier


def replayed_tallies(dossier: Dossier) -> dict[int, dict[str, Any]]:
    """By round: the count of the close, and of every recount after it."""
    tallies: dict[int, dict[str, Any]] = {}
    for event in dossier.events.order_by("sequence"):
        if event.kind == "ronde-gesloten":
            tallies[event.payload["ronde"]] = event.payload["uitslag"]
        for recount in event.payload.get("hertellingen", []):
            if recount["ronde"] in tallies:
                tallies[recount["ronde"]] = recount["na"]
    return tallies
