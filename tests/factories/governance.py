"""Bodies, seats, people on them, and dossiers, for tests."""

import datetime
import uuid

import factory
from factory.django import DjangoModelFactory

from accounts.enums import OrganisationKind, Role
from governance import models
from governance.domain.numbering import next_number
from governance.domain.stages import move
from governance.enums import BodyKind, DossierKind, SeatCategory, Stage
from samenorganiseren.shared.names import sort_key

from .accounts import (
    AT,
    MunicipalOrganisationFactory,
    OrganisationFactory,
    RoleAssignmentFactory,
    SecondFactorFactory,
    UserFactory,
)

TERM_STARTS = datetime.date(2020, 1, 1)


class BodyOrganisationFactory(OrganisationFactory):
    kind = OrganisationKind.BODY
    name = factory.Sequence(lambda n: f"Orgaan {n}")


class BodyFactory(DjangoModelFactory):
    class Meta:
        model = models.Body

    organisation = factory.SubFactory(BodyOrganisationFactory)
    kind = BodyKind.TASKFORCE
    slug = factory.LazyAttribute(
        lambda b: sort_key(b.organisation.name).replace(" ", "-")
    )
    summary = "Dit orgaan adviseert."


class BodyRuleFactory(DjangoModelFactory):
    class Meta:
        model = models.BodyRule

    body = factory.SubFactory(BodyFactory)
    in_force_on = TERM_STARTS
    source = "Afgesproken voor de proef."
    recorded_by_label = "Proefopzet"
    recorded_at = AT


class SeatFactory(DjangoModelFactory):
    class Meta:
        model = models.Seat

    body = factory.SubFactory(BodyFactory)
    category = SeatCategory.MUNICIPAL_SECRETARY
    label = factory.Sequence(lambda n: f"Zetel {n}")
    has_voice = factory.LazyAttribute(lambda s: s.category != SeatCategory.SECRETARY)
    opened_on = TERM_STARTS


class MembershipFactory(DjangoModelFactory):
    class Meta:
        model = models.Membership

    seat = factory.SubFactory(SeatFactory)
    person = factory.SubFactory(UserFactory)
    starts_on = TERM_STARTS
    appointed_by_label = "Proefopzet"
    appointed_at = AT


class DossierFactory(DjangoModelFactory):
    """A draft. Bring it further with the verbs of the domain, or with `dossier_at`."""

    class Meta:
        model = models.Dossier

    kind = DossierKind.NEW_STANDARD
    title = factory.Sequence(lambda n: f"Voorstel {n}")
    proposer = factory.SubFactory(MunicipalOrganisationFactory)
    started_by = factory.SubFactory(UserFactory)
    stage_since = AT
    created_at = AT
    changed_at = AT


class DossierVersionFactory(DjangoModelFactory):
    class Meta:
        model = models.DossierVersion

    dossier = factory.SubFactory(DossierFactory)
    number = 1
    title = factory.LazyAttribute(lambda v: v.dossier.title)
    summary = "Een voorstel in één zin."
    text = "Dit stellen wij voor."
    sha256 = "0" * 64
    submitted_by_label = "Persoon"
    submitted_at = AT


class MeetingFactory(DjangoModelFactory):
    class Meta:
        model = models.Meeting

    body = factory.SubFactory(BodyFactory)
    title = "Vergadering"
    starts_at = AT
    ends_at = factory.LazyAttribute(lambda m: m.starts_at + datetime.timedelta(hours=2))
    uid = factory.LazyFunction(uuid.uuid4)
    changed_at = AT


def member_of(body, *, category=SeatCategory.MUNICIPAL_SECRETARY, **user):
    """Somebody who sits in this body today, and may sign in to write."""
    person = UserFactory(**user)
    MembershipFactory(seat__body=body, seat__category=category, person=person)
    RoleAssignmentFactory(
        user=person, role=Role.BODY_MEMBER, organisation=body.organisation
    )
    SecondFactorFactory(user=person)
    return person


def chair_of(body, **user):
    """The chair of this body."""
    return member_of(body, category=SeatCategory.CHAIR, **user)


def secretary_of(body, **user):
    """The secretary of this body."""
    person = UserFactory(**user)
    RoleAssignmentFactory(
        user=person, role=Role.BODY_SECRETARY, organisation=body.organisation
    )
    SecondFactorFactory(user=person)
    return person


WAY = [
    Stage.SUBMITTED,
    Stage.INTAKE,
    Stage.CONSULTATION,
    Stage.TASKFORCE,
    Stage.COLLEGE,
    Stage.BOARD,
    Stage.DECIDED,
    Stage.PUBLISHED,
    Stage.IN_USE,
    Stage.EVALUATION,
]


def dossier_at(stage, *, now=AT, **dossier):
    """A dossier with one version, brought along the ordinary way to this stage."""
    made = DossierFactory(**dossier)
    DossierVersionFactory(dossier=made)
    for step in WAY[: WAY.index(stage) + 1]:
        if step is Stage.SUBMITTED:
            number = next_number("D", now.year)
            made.number, made.year, made.sequence = (
                number.text,
                number.year,
                number.sequence,
            )
        move(made, step, by=made.started_by, now=now)
    return made


class DossierDraftFactory(DjangoModelFactory):
    class Meta:
        model = models.DossierDraft

    dossier = factory.SubFactory(DossierFactory)
    title = factory.LazyAttribute(lambda d: d.dossier.title)
    changed_by_label = "Persoon"
    changed_at = AT


class PaperFactory(DjangoModelFactory):
    """A row without a file behind it."""

    class Meta:
        model = models.Paper

    subject_key = "governance.dossier_draft:1"
    file = "stukken/proef"
    name = factory.Sequence(lambda n: f"Stuk {n}.pdf")
    content_type = "application/pdf"
    size = 1000
    sha256 = "0" * 64
    added_by = factory.SubFactory(UserFactory)
    added_at = AT


def another_version(dossier, *, now=AT, **version):
    """Return the dossier, submit a new version, and bring it to where it stood."""
    stood = Stage(dossier.stage)
    number = dossier.versions.count() + 1
    move(dossier, Stage.RETURNED, by=dossier.started_by, now=now)
    made = DossierVersionFactory(dossier=dossier, number=number, **version)
    for step in WAY[: WAY.index(stood) + 1]:
        move(dossier, step, by=dossier.started_by, now=now)
    return made
