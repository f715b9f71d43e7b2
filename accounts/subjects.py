"""How the journal and notices name people and organisations."""

from __future__ import annotations

from django.urls import reverse

from accounts import rules
from accounts.models import Invitation, Organisation, User
from samenorganiseren.shared import subjects
from samenorganiseren.shared.subjects import Subject


def register_all() -> None:
    """Tell how our keys become titles and addresses."""
    subjects.register("accounts.user", _person)
    subjects.register("accounts.organisation", _organisation)
    subjects.register("accounts.invitation", _invitation)


def _person(number: int) -> Subject | None:
    person = User.objects.filter(pk=number).first()
    if person is None:
        return None
    return Subject(
        key=person.subject_key,
        title=person.name,
        url=reverse("staff_person", args=[number]),
        is_visible_to=lambda reader: bool(rules.may_administer(reader)),
    )


def _organisation(number: int) -> Subject | None:
    found = Organisation.objects.filter(pk=number).first()
    if found is None:
        return None
    return Subject(
        key=found.subject_key,
        title=found.name,
        url=reverse("organisation_people", args=[found.slug]),
        is_visible_to=lambda reader: bool(rules.may_manage_people(reader, found)),
    )


def _invitation(number: int) -> Subject | None:
    found = Invitation.objects.select_related("organisation").filter(pk=number).first()
    if found is None:
        return None
    organisation = found.organisation
    return Subject(
        key=found.subject_key,
        title=found.subject_label,
        url=reverse("organisation_people", args=[organisation.slug]),
        is_visible_to=lambda reader: bool(
            rules.may_manage_people(reader, organisation)
        ),
    )
