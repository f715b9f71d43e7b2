"""The API attacked from its own description: odd but bounded questions."""

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis.checks import CHECKS
from schemathesis.specs.openapi.checks import positive_data_acceptance

from samenorganiseren.wsgi import application
from tests.factories.catalogue import (
    InitiativeFactory,
    NeedFactory,
    StandardFactory,
    StandardVersionFactory,
)

# A question that is well formed may still name what does not exist.
ALL_BUT_ACCEPTANCE = [c for c in CHECKS.get_all() if c is not positive_data_acceptance]


@pytest.fixture
def description(racing_db):
    """The description, served by the portal itself, over a small catalogue."""
    StandardVersionFactory(standard=StandardFactory())
    InitiativeFactory()
    NeedFactory()
    return schemathesis.openapi.from_wsgi("/api/v1/openapi.json", application)


def attack(operation):
    """Put odd questions to one operation; raises on the first that breaks a promise."""

    @settings(
        max_examples=40,
        deadline=None,
        derandomize=True,
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy())
    def ask(case):
        case.call_and_validate(checks=ALL_BUT_ACCEPTANCE)

    ask()


def test_the_api_keeps_to_its_own_description(description):
    operations = [found.ok() for found in description.get_all_operations()]

    for operation in operations:
        attack(operation)

    assert len(operations) == 10
