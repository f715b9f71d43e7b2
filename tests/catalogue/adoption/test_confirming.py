"""The approver confirms; evidence ages as it is read."""

import datetime

import pytest

from accounts.enums import Role
from catalogue.domain.confirming import SaidAgain, confirm_statements
from catalogue.enums import EvidenceGrade
from catalogue.models import StatementConfirmation
from catalogue.rules.ageing import sureness
from catalogue.rules.years import years_after
from samenorganiseren.shared.errors import DomainError, NotAllowed
from tests.factories.accounts import person_with

from .scene import NOW, Scene, journal, outbox, saying

pytestmark = pytest.mark.django_db
YEAR = datetime.timedelta(days=366)


@pytest.fixture
def scene():
    return Scene()


def confirm(scene, *statements, by=None, now=NOW):
    return confirm_statements(
        statement_ids=[one.pk for one in statements], by=by or scene.approver, now=now
    )


def confirmations():
    return list(StatementConfirmation.objects.values_list("statement", "confirmed_at"))


def test_a_confirmation_is_journalled_and_announced(scene):
    statement = scene.record()

    confirm(scene, statement)

    assert confirmations() == [(statement.pk, NOW)]
    assert journal()[1:] == ["catalogue.statement_confirmed"]
    assert outbox()[1:] == ["catalogue.announce_confirmation"]


def test_pressing_twice_confirms_once(scene):
    statement = scene.record()

    confirm(scene, statement)
    confirm(scene, statement, now=NOW + datetime.timedelta(minutes=1))

    assert confirmations() == [(statement.pk, NOW)]
    assert outbox()[1:] == ["catalogue.announce_confirmation"]


def test_after_a_year_it_is_confirmed_again(scene):
    statement = scene.record()
    confirm(scene, statement)

    confirm(scene, statement, now=NOW + YEAR)

    assert confirmations() == [(statement.pk, NOW + YEAR), (statement.pk, NOW)]


def test_the_information_manager_does_not_confirm(scene):
    statement = scene.record()

    with pytest.raises(NotAllowed):
        confirm(scene, statement, by=scene.manager)

    assert confirmations() == []


def test_the_approver_of_another_municipality_does_not_confirm(scene):
    statement = scene.record()

    with pytest.raises(NotAllowed):
        confirm(scene, statement, by=person_with(Role.APPROVER))

    assert confirmations() == []


def test_of_several_all_or_none_are_confirmed(scene):
    other = Scene()
    ours, theirs = scene.record(), other.record(idempotency_key="b" * 32)

    with pytest.raises(NotAllowed):
        confirm(scene, ours, theirs)

    assert confirmations() == []


def test_what_was_said_again_is_not_confirmed(scene):
    old = scene.record()
    scene.record(said=saying(state="gepland"), seen=old.pk, idempotency_key="b" * 32)

    with pytest.raises(SaidAgain):
        confirm(scene, old)

    assert confirmations() == []


def test_nothing_chosen_is_said_so(scene):
    with pytest.raises(DomainError, match="Kies wat u bevestigt"):
        confirm(scene)


SAID = datetime.datetime(2025, 11, 23, 9, tzinfo=datetime.UTC)
DAY = datetime.timedelta(days=1)
AGES = {
    "a year to the day": ("opgegeven", SAID, None, EvidenceGrade.DECLARED, False),
    "a year and a day": ("opgegeven", SAID - DAY, None, EvidenceGrade.DECLARED, True),
    "confirmed": ("opgegeven", SAID - DAY, SAID, EvidenceGrade.CONFIRMED, False),
    "confirmed too long ago": (
        "opgegeven",
        SAID - 2 * DAY,
        SAID - DAY,
        EvidenceGrade.CONFIRMED,
        True,
    ),
    "shown stays shown": ("getoetst", SAID, SAID, EvidenceGrade.SHOWN, False),
    "claimed": ("leverancier", SAID, None, EvidenceGrade.CLAIMED, False),
}


@pytest.mark.parametrize(
    ("grade", "recorded", "confirmed", "shown", "is_aged"),
    AGES.values(),
    ids=AGES.keys(),
)
def test_evidence_ages_after_a_year(grade, recorded, confirmed, shown, is_aged):
    found = sureness(grade, recorded, confirmed, NOW)

    assert (found.grade, found.is_aged) == (shown, is_aged)


def test_a_year_after_29_february_is_1_march():
    assert years_after(datetime.date(2024, 2, 29), 1) == datetime.date(2025, 3, 1)
    assert years_after(datetime.date(2024, 2, 29), 4) == datetime.date(2028, 2, 29)
