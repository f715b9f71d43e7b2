"""Addresses of municipalities and regions: understandable, unique, and never changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from django.utils.text import slugify

from .records import MunicipalityRecord, Register


def municipality_slugs(register: Register, known: Mapping[str, str]) -> dict[str, str]:
    """The address word of each code; one that was given before stays."""
    slugs = dict(known)
    taken = set(known.values())
    for record in _oldest_claims_first(register):
        if record.code not in slugs:
            slug = next(s for s in _candidates(record, register) if s not in taken)
            slugs[record.code] = slug
            taken.add(slug)
    return slugs


def _oldest_claims_first(register: Register) -> list[MunicipalityRecord]:
    """Current municipalities choose before former ones."""
    records = register.municipalities.values()
    return sorted(records, key=lambda m: (not m.is_current, m.code))


def _candidates(record: MunicipalityRecord, register: Register) -> Iterator[str]:
    """laren; where that is taken laren-nh, laren-noord-holland, laren-gm0417."""
    province = register.provinces[record.province]
    yield slugify(record.name)
    yield slugify(record.cbs_name)
    yield slugify(f"{record.name} {province}")
    yield slugify(f"{record.name} {record.code}")
