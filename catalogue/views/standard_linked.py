"""A standard as linked data: ADMS for catalogues, schema.org for search engines."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from catalogue.models import Standard

CONTEXT = {
    "adms": "http://www.w3.org/ns/adms#",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "schema": "https://schema.org/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


def linked_data(standard: Standard, request: HttpRequest) -> dict[str, Any]:
    """The standard and its versions; what is not known is left out."""
    address = request.build_absolute_uri(standard.get_absolute_url())
    told = {
        "@context": CONTEXT,
        "@id": address,
        "@type": ["adms:Asset", "schema:CreativeWork"],
        "dct:title": _dutch(standard.name),
        "dct:description": _dutch(standard.summary),
        "schema:name": standard.name,
        "schema:description": standard.summary,
        "schema:inLanguage": "nl",
        "schema:keywords": [standard.get_domain_display(), standard.get_kind_display()],
        "dct:modified": {
            "@value": standard.changed_at.isoformat(),
            "@type": "xsd:dateTime",
        },
        "schema:alternateName": standard.abbreviation,
        "schema:version": standard.current_version_number,
        "dct:publisher": _agent(standard.steward),
        "foaf:homepage": {"@id": standard.homepage} if standard.homepage else "",
        "dct:source": standard.source,
        "dcat:hasVersion": [
            _version(address, row) for row in standard.parts["versions"]
        ],
    }
    return {name: value for name, value in told.items() if value}


def _version(address: str, row: dict[str, Any]) -> dict[str, Any]:
    told = {
        "@id": f"{address}#versie-{row['number']}",
        "@type": "adms:Asset",
        "dcat:version": row["number"],
        "adms:status": row["lifecycle"],
        "dct:issued": {"@value": row["released_on"], "@type": "xsd:date"}
        if row["released_on"]
        else "",
    }
    return {name: value for name, value in told.items() if value}


def _dutch(text: str) -> dict[str, str]:
    return {"@value": text, "@language": "nl"}


def _agent(name: str) -> dict[str, str] | str:
    return {"@type": "foaf:Agent", "foaf:name": name} if name else ""
