"""Taking the facts of the catalogue in: what is there already stays as it is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.db import transaction

from catalogue.domain.loading_extras import Files, read
from catalogue.domain.loading_initiatives import add_described, add_result
from catalogue.domain.loading_standards import Described
from catalogue.enums import ChangeOrigin, Lifecycle, Ring
from catalogue.models import (
    BindingnessChange,
    Initiative,
    Standard,
    StandardRelation,
    StandardVersion,
    Synonym,
)
from journal.domain.entries import record
from samenorganiseren.shared.actors import Actor
from samenorganiseren.shared.names import sort_key
from samenorganiseren.shared.wording import dutch_date


@dataclass(frozen=True)
class Loaded:
    """How many things were new; the others were there already."""

    standards: int
    initiatives: int
    synonyms: int


@transaction.atomic
def load_catalogue(*, folder: Path, by: Actor, now: datetime) -> Loaded:
    """Add what is not there yet; never write over what an editor made of it."""
    files = read(folder)
    standards = _add_standards(files, by, now)
    initiatives = _add_initiatives(files, by, now)
    added: list[Standard | Initiative] = [*standards, *initiatives]
    for thing in added:
        record("catalogue.loaded", subject=thing, by=by, at=now)
    return Loaded(len(standards), len(initiatives), _add_synonyms(files))


def _add_standards(files: Files, by: Actor, now: datetime) -> list[Standard]:
    known = set(Standard.objects.values_list("slug", flat=True))
    texts: dict[str, dict[str, str]] = {slug: {} for slug, *_ in files.texts}
    for slug, field, text, source in files.texts:
        texts[slug] |= {field: text, f"{field}_source": source}
    added = {}
    for described in files.described:
        if not described.is_initiative and described.slug not in known:
            ring = files.rings.get(described.slug, Ring.MUNICIPALITIES)
            more = texts.get(described.slug, {})
            added[described.slug] = add_standard(
                told=described, ring=ring, more=more, by=by, now=now
            )
            add_versions(added[described.slug], described, files.version_notes, now)
    _add_relations(files, added)
    return list(added.values())


def add_standard(
    *, told: Described, ring: Ring, more: dict[str, str], by: Actor, now: datetime
) -> Standard:
    """One new standard with what makes it binding."""
    standard = Standard.objects.create(
        slug=told.slug,
        name=told.name,
        abbreviation=told.abbreviation,
        sort_key=sort_key(told.name),
        summary=told.summary,
        description=_unplaced_date(told),
        domain=told.domain,
        kind=told.kind,
        steward=told.steward,
        homepage=told.homepage,
        ring=ring,
        source=told.source,
        to_confirm=told.unsure,
        # Where no version is recorded, this is what the source says.
        lifecycle=told.lifecycle,
        published_at=now,
        changed_at=now,
        **more,
    )
    _add_obligations(standard, told, by, now)
    return standard


def _unplaced_date(told: Described) -> str:
    """A date in force without a level belongs to no obligation, yet is not lost."""
    if told.obligations or told.in_force_on is None:
        return ""
    return (
        f"De bron noemt {dutch_date(told.in_force_on)} als ingangsdatum. "
        "Hoe verplicht de standaard is, staat er niet bij."
    )


def _add_obligations(
    standard: Standard, told: Described, by: Actor, now: datetime
) -> None:
    for obligation in told.obligations:
        BindingnessChange.objects.create(
            standard=standard,
            authority=obligation.authority,
            authority_note=obligation.note,
            level=obligation.level,
            decided_on=told.decided_on,
            decided_source=told.source if told.decided_on else "",
            in_force_on=told.in_force_on,
            in_force_source=told.source if told.in_force_on else "",
            source=told.source,
            to_confirm=obligation.to_confirm,
            origin=ChangeOrigin.RECORDED,
            recorded_by_key=by.actor_key,
            recorded_by_label=by.actor_label,
            recorded_at=now,
        )


def add_versions(
    standard: Standard,
    told: Described,
    notes: dict[tuple[str, str], str],
    now: datetime,
) -> None:
    if not told.version:
        return
    numbers = [*told.earlier_versions, told.version]
    StandardVersion.objects.bulk_create(
        StandardVersion(
            standard=standard,
            number=number,
            position=position,
            is_current=number == told.version,
            lifecycle=told.lifecycle if number == told.version else Lifecycle.UNKNOWN,
            what_changed=notes.get((told.slug, number), ""),
            source=told.source,
            published_at=now,
        )
        for position, number in enumerate(numbers, start=1)
    )


def _add_relations(files: Files, added: dict[str, Standard]) -> None:
    others = {s.slug: s for s in Standard.objects.all()} if added else {}
    for slug, kind, other in files.relations:
        if slug in added:
            StandardRelation.objects.create(
                standard=added[slug], kind=kind, other=others[other]
            )


def _add_initiatives(files: Files, by: Actor, now: datetime) -> list[Initiative]:
    known = set(Initiative.objects.values_list("slug", flat=True))
    results = {result.slug: result for result in files.results}
    added = []
    for described in files.described:
        if described.is_initiative and described.slug not in known:
            result = results.pop(described.slug, None)
            added.append(add_described(described, result, now))
    described_slugs = {row.slug for row in files.described}
    for slug, result in results.items():
        if slug not in known and slug not in described_slugs:
            added.append(add_result(result, now))
    return added


def _add_synonyms(files: Files) -> int:
    """Only into an empty list: afterwards the synonyms are the editors'."""
    if Synonym.objects.exists():
        return 0
    synonyms = [Synonym(term=term, meaning=meaning) for term, meaning in files.synonyms]
    return len(Synonym.objects.bulk_create(synonyms))
