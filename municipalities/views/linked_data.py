"""One municipality as linked data, under its TOOI identifier."""

from __future__ import annotations

from typing import Any

from ..models import Municipality, Succession


def as_json_ld(
    municipality: Municipality, steps: list[Succession], address: str
) -> dict[str, Any]:
    """schema.org in JSON-LD; what is unknown is left out."""
    known: Any = municipality
    document = {
        "@context": "https://schema.org",
        "@type": "AdministrativeArea",
        "@id": municipality.tooi_uri,
        "identifier": municipality.code,
        "name": municipality.name,
        "alternateName": known.other_names,
        "url": address,
        "containedInPlace": {
            "@type": "AdministrativeArea",
            "name": municipality.province.name,
        },
        "foundingDate": _day(municipality.valid_from),
        "dissolutionDate": _day(municipality.valid_to),
        "geo": _point(municipality),
        "successorOf": [
            {"@id": s.predecessor.tooi_uri}
            for s in steps
            if s.successor_id == municipality.pk
        ],
        "predecessorOf": [
            {"@id": s.successor.tooi_uri}
            for s in steps
            if s.predecessor_id == municipality.pk
        ],
    }
    return {name: value for name, value in document.items() if value}


def _day(day: Any) -> str:
    return day.isoformat() if day else ""


def _point(municipality: Municipality) -> dict[str, Any] | None:
    if municipality.latitude is None:
        return None
    return {
        "@type": "GeoCoordinates",
        "latitude": municipality.latitude,
        "longitude": municipality.longitude,
    }
