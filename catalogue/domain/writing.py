"""Putting content into rows. Only verbs that checked the right come here."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction

from samenorganiseren.shared.errors import DomainError
from samenorganiseren.shared.names import sort_key

from ..models import (
    Initiative,
    Standard,
    StandardLink,
    StandardRelation,
    StandardVersion,
)

Content = Mapping[str, Any]

STANDARD_FIELDS = [
    "name",
    "abbreviation",
    "summary",
    "description",
    "domain",
    "kind",
    "steward",
    "for_whom",
    "scope_of_application",
    "residents_notice",
    "residents_notice_source",
    "how_to_start",
    "whom_to_ask",
    "homepage",
    "ring",
    "source",
    "to_confirm",
    "planned_escalation_to",
    "planned_escalation_on",
    "planned_escalation_source",
]
VERSION_FIELDS = [
    "number",
    "lifecycle",
    "is_current",
    "released_on",
    "released_source",
    "in_use_on",
    "in_use_source",
    "end_of_support_on",
    "end_of_support_source",
    "specification_url",
    "tender_text",
    "what_changed",
    "source",
]
INITIATIVE_FIELDS = [
    "name",
    "abbreviation",
    "summary",
    "description",
    "domain",
    "phase",
    "lead",
    "steward",
    "goal",
    "contact",
    "homepage",
    "source",
    "to_confirm",
]


class NotPublishable(DomainError):
    """The content breaks a rule of the catalogue; nothing was published."""


class SlugTaken(NotPublishable):
    """Another page has, or had, this address."""

    def __init__(self, slug: str) -> None:
        super().__init__(
            f"Het adres “{slug}” is al gebruikt. Kies een ander adres: "
            "een adres krijgt nooit een tweede betekenis."
        )


def write_standard(standard: Any, content: Content, *, now: datetime) -> Standard:
    """A standard with its owners, links and relations."""
    standard = standard or Standard()
    fill(standard, STANDARD_FIELDS, content)
    name_it(standard, content, now)
    standard.owners.set(content.get("owners", []))
    replace_links(standard, content.get("links", []))
    replace_relations(standard, content.get("relations", []))
    return standard


def write_initiative(initiative: Any, content: Content, *, now: datetime) -> Initiative:
    """An initiative with its participants and what it produces."""
    initiative = initiative or Initiative()
    fill(initiative, INITIATIVE_FIELDS, content)
    name_it(initiative, content, now)
    initiative.participants.set(content.get("participants", []))
    initiative.produces.set(content.get("produces", []))
    return initiative


def write_version(
    version: Any, content: Content, *, standard: Standard, now: datetime
) -> StandardVersion:
    """A version; a new one comes on top, and only one is the current one."""
    siblings = StandardVersion.objects.filter(standard=standard)
    version = version or StandardVersion(standard=standard, position=above(siblings))
    if version.standard_id != standard.pk:
        raise NotPublishable("Deze versie hoort bij een andere standaard.")
    fill(version, VERSION_FIELDS, content)
    if version.is_current:
        siblings.exclude(pk=version.pk).filter(is_current=True).update(is_current=False)
    version.published_at = version.published_at or now
    keep(version)
    touch(standard, now)
    return version


def fill(row: models.Model, names: list[str], content: Content) -> None:
    """Take over the named fields that the content speaks about."""
    for name in names:
        if name in content:
            setattr(row, name, content[name])


def name_it(row: Any, content: Content, now: datetime) -> None:
    """Address, sorting and moments; the address of a published row stays."""
    if row.published_at is None and "slug" in content:
        row.slug = content["slug"]
    row.sort_key = sort_key(row.name)
    row.published_at = row.published_at or now
    row.changed_at = now
    keep(row)


def keep(row: models.Model) -> None:
    """Store the row, or say in Dutch which rule it breaks."""
    try:
        row.clean_fields()
        with transaction.atomic():
            row.save()
    except ValidationError as problem:
        raise NotPublishable(describe(row, problem)) from None
    except IntegrityError as problem:
        raise refusal(row, problem) from None


def refusal(row: Any, problem: IntegrityError) -> NotPublishable:
    """What the database refused, in words."""
    text = str(problem)
    if "version_number_once" in text:
        return NotPublishable(f"Versie {row.number} bestaat al bij deze standaard.")
    if "has_source" in text:
        return NotPublishable("Vul bij elke datum en bewering de bron in.")
    return (
        SlugTaken(row.slug)
        if "slug" in text or "address" in text
        else NotPublishable(
            "Deze gegevens passen niet bij wat er al staat. Controleer het formulier."
        )
    )


def describe(row: models.Model, problem: ValidationError) -> str:
    """Every field with what is wrong in it, in one line."""
    return " ".join(
        f"{row._meta.get_field(name).name}: {' '.join(sentences)}"
        for name, sentences in problem.message_dict.items()
    )


def above(siblings: models.QuerySet[StandardVersion]) -> int:
    """The place of a new version: over all others."""
    highest = siblings.aggregate(highest=models.Max("position"))["highest"]
    return 0 if highest is None else highest + 1


def touch(standard: Standard, now: datetime) -> None:
    """The page of the standard changed."""
    standard.changed_at = now
    standard.save(update_fields=["changed_at"])


def replace_links(standard: Standard, links: list[dict[str, Any]]) -> None:
    """The same links stay as they are, so that history tells of changes alone."""
    in_order = sorted(links, key=lambda link: link["kind"])
    if in_order == list(standard.links.values("kind", "label", "url")):
        return
    standard.links.all().delete()
    StandardLink.objects.bulk_create(
        [StandardLink(standard=standard, **link) for link in links],
        ignore_conflicts=True,
    )


def replace_relations(standard: Standard, relations: list[dict[str, Any]]) -> None:
    if any(relation["other"] == standard for relation in relations):
        raise NotPublishable("Een standaard heeft geen relatie met zichzelf.")
    standing = standard.relations.select_related("other").order_by("id")
    if relations == [{"kind": one.kind, "other": one.other} for one in standing]:
        return
    standard.relations.all().delete()
    StandardRelation.objects.bulk_create(
        [StandardRelation(standard=standard, **relation) for relation in relations],
        ignore_conflicts=True,
    )
