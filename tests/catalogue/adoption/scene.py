"""What most tests of adoption begin with."""

import datetime

from accounts.enums import Role
from catalogue.domain.said import Said
from catalogue.domain.statements import record_statement
from journal.models import Entry, Message
from tests.factories.accounts import (
    MunicipalOrganisationFactory,
    RoleAssignmentFactory,
    UserFactory,
    person_with,
)
from tests.factories.catalogue import StandardFactory

NOW = datetime.datetime(2026, 11, 23, 12, tzinfo=datetime.UTC)
TODAY = NOW.date()
KEY = "a" * 32


class Scene:
    """A municipality with its people, and a published standard."""

    def __init__(self):
        self.organisation = MunicipalOrganisationFactory()
        self.municipality = self.organisation.municipality
        self.standard = StandardFactory()
        self.manager = self.person(Role.INFORMATION_MANAGER)
        self.approver = self.person(Role.APPROVER)

    def person(self, role):
        return person_with(role, self.organisation)

    def record(self, **changes):
        said = changes.pop("said", None) or saying()
        arguments = {
            "municipality": self.municipality,
            "standard": self.standard,
            "said": said,
            "seen": None,
            "idempotency_key": KEY,
            "by": self.manager,
            "now": NOW,
            **changes,
        }
        return record_statement(**arguments)


def saying(**said):
    return Said(
        **{"state": "in-gebruik", "effective_on": datetime.date(2026, 1, 1), **said}
    )


def explaining(**said):
    return saying(
        **{
            "state": "legt-uit",
            "reason": "contract",
            "explanation": "Het contract loopt tot 2028.",
            "alternative": "Een eigen koppeling.",
            "deciding_body": "college-van-bw",
            "lapses_on": datetime.date(2027, 12, 31),
            **said,
        }
    )


def coordinator_of(partnership_organisation):
    return RoleAssignmentFactory(
        user=UserFactory(),
        role=Role.PARTNERSHIP_COORDINATOR,
        organisation=partnership_organisation,
    ).user


def journal():
    return list(Entry.objects.order_by("id").values_list("action", flat=True))


def outbox():
    """What was asked of it, besides renewing what is due."""
    asked = Message.objects.exclude(handler__contains="renew_deadlines")
    return list(asked.order_by("id").values_list("handler", flat=True))
