"""The API attacked from its own description: odd but bounded questions."""

import datetime

import pytest
import schemathesis
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from schemathesis.checks import CHECKS
from schemathesis.specs.openapi.checks import positive_data_acceptance

from accounts.domain import tokens
from accounts.enums import Role, TokenScope
from samenorganiseren.wsgi import application
from tests.factories.accounts import MunicipalOrganisationFactory, person_with
from tests.factories.catalogue import (
    InitiativeFactory,
    NeedFactory,
    StandardFactory,
    StandardVersionFactory,
)
from tests.governance.decisions.scene import before_board

# A question that is well formed may still name what does not exist.
ALL_BUT_ACCEPTANCE = [c for c in CHECKS.get_all() if c is not positive_data_acceptance]


@pytest.fixture
def description(racing_db):
    """The description, served by the portal itself, over a small catalogue."""
    StandardVersionFactory(standard=StandardFactory())
    InitiativeFactory()
    NeedFactory()
    before_board().published()
    return schemathesis.openapi.from_wsgi("/api/v1/openapi.json", application)


@pytest.fixture
def key(racing_db, settings):
    """A key that may do everything a key can."""
    settings.DEMO = True
    organisation = MunicipalOrganisationFactory()
    now = timezone.now()
    return tokens.make(
        organisation=organisation,
        name="Proef",
        scopes=list(TokenScope),
        expires_on=now.date() + datetime.timedelta(days=30),
        by=person_with(Role.INFORMATION_MANAGER, organisation),
        now=now,
    )[1]


def attack(operation, headers):
    """Put odd questions to one operation; raises on the first that breaks a promise."""

    @settings(
        max_examples=25,
        deadline=None,
        derandomize=True,
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy())
    def ask(case):
        case.call_and_validate(checks=ALL_BUT_ACCEPTANCE, headers=headers)

    ask()


@pytest.mark.parametrize("with_key", [False, True])
def test_the_api_keeps_to_its_own_description(description, key, with_key):
    headers = {"Authorization": f"Bearer {key}"} if with_key else {}
    operations = [found.ok() for found in description.get_all_operations()]

    for operation in operations:
        attack(operation, headers)

    assert len(operations) == 25
