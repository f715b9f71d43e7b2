"""A proposal about which everybody, or the members, are asked."""

import datetime
import uuid

from django.utils import timezone

from accounts.enums import Role
from governance.domain.consultations.opening import open_consultation
from governance.domain.consultations.responding import Reply, respond
from governance.enums import ConsultationKind, Stage
from governance.models import Consultation
from tests.factories.accounts import (
    MunicipalOrganisationFactory,
    UserFactory,
    person_with,
)
from tests.factories.governance import (
    BodyFactory,
    BodyRuleFactory,
    dossier_at,
    secretary_of,
)

DAY = datetime.timedelta(days=1)
HOUR = datetime.timedelta(hours=1)


class Scene:
    """A Taskforce with its secretary, and a proposal that was taken in."""

    def __init__(self, stage=Stage.INTAKE, **rule):
        self.body = BodyFactory()
        BodyRuleFactory(body=self.body, **rule)
        self.secretary = secretary_of(self.body)
        self.dossier = dossier_at(stage)
        self.now = timezone.now()

    def open(self, *, kind=ConsultationKind.OPEN, days=40, ago=29, **changes):
        """Begun so many days ago, as the demo tells it; PostgreSQL's clock is real."""
        asked = {
            "dossier": self.dossier,
            "kind": kind,
            "question": "Wat vindt u van dit voorstel?",
            "closes_at": self.now + (days - ago) * DAY,
            "by": self.secretary,
            "now": self.now - ago * DAY,
            **changes,
        }
        return open_consultation(**asked)

    def closed_by_time(self, **changes):
        """One whose time is over, and that nobody closed yet."""
        made = {
            "dossier": self.dossier,
            "version": self.dossier.versions.get(),
            "kind": ConsultationKind.OPEN,
            "question": "Wat vindt u?",
            "opens_at": self.now - 40 * DAY,
            "closes_at": self.now - HOUR,
            "uid": uuid.uuid4(),
            "opened_by_label": "Persoon",
            **changes,
        }
        return Consultation.objects.create(**made)


def manager(**municipality):
    """An information manager with the municipality's organisation."""
    organisation = MunicipalOrganisationFactory(
        **{f"municipality__{name}": value for name, value in municipality.items()}
    )
    return person_with(Role.INFORMATION_MANAGER, organisation), organisation


def react(consultation, person=None, organisation=None, **changes):
    """React, as a person oneself where no organisation is given."""
    said = {
        "organisation": organisation,
        "text": "Wij vinden dit een goed plan.",
        "idempotency_key": uuid.uuid4().hex,
        **changes,
    }
    return respond(
        consultation=consultation,
        reply=Reply(**said),
        by=person or UserFactory(),
        now=timezone.now(),
    )
