"""What is due of a municipality, as rows, from what binds and from what it said."""

import datetime

import pytest

from accounts.enums import Role
from catalogue.domain.bindingness import Facts, record_bindingness
from catalogue.domain.deadlines import renew_for_all
from catalogue.domain.withdrawing import unpublish
from catalogue.enums import Authority
from catalogue.queries.deadlines import speakers_of, towns_of
from journal.models import Message
from notifications.domain.deadlines.counting import count_anew
from notifications.domain.deadlines.renewing import renew_all
from notifications.models import Deadline
from samenorganiseren.shared.days import day_of
from tests.factories.accounts import MunicipalOrganisationFactory, person_with
from tests.factories.adoption import state_that
from tests.factories.catalogue import StandardFactory
from tests.factories.municipalities import MunicipalityFactory

from .test_obligations import binds

pytestmark = pytest.mark.django_db
NOW = datetime.datetime(2025, 6, 2, 12, tzinfo=datetime.UTC)
SOON = datetime.date(2025, 7, 1)
LATER = datetime.date(2026, 1, 1)


@pytest.fixture
def town():
    return MunicipalityFactory(name="Gouda")


def standing():
    found = Deadline.objects.standing().order_by("kind", "cause")
    return [(one.kind, one.cause, one.due_on, one.step) for one in found]


def test_what_comes_is_due_on_the_day_it_takes_force(town):
    standard = binds("Zaken API", 2, LATER, authority=Authority.LAW)

    renew_for_all(standard_id=standard.pk, now=NOW)

    assert standing() == [
        (
            "toepassen",
            f"{town.pk}-{standard.pk}",
            LATER,
            "Bereid u voor en geef op wat u doet.",
        )
    ]
    assert (
        Message.objects.filter(handler="notifications.remind_of_deadline").count() == 2
    )


def test_an_explanation_that_lapses_soon_is_due_and_its_rows_equal_a_recount(town):
    standard = binds("Zaken API", 2, datetime.date(2020, 1, 1))
    state_that(
        municipality=town,
        standard=standard,
        state="legt-uit",
        lapses_on=SOON,
        effective_on=datetime.date(2025, 1, 2),
    )

    renew_all(now=NOW)

    assert [(kind, day) for kind, _, day, _ in standing()] == [("uitleg-vervalt", SOON)]
    assert count_anew(now=NOW).count == 0


def test_what_is_not_published_any_more_is_not_due(town):
    standard = binds("Zaken API", 2, LATER, authority=Authority.LAW)
    renew_for_all(standard_id=standard.pk, now=NOW)

    unpublish(
        page=standard,
        reason="Fout",
        by=person_with(Role.CATALOGUE_EDITOR),
        now=NOW,
    )

    assert Message.objects.filter(handler="catalogue.renew_deadlines").count() == 1
    renew_for_all(standard_id=standard.pk, now=NOW)
    assert standing() == []


def test_the_verb_that_binds_asks_for_the_deadlines():
    standard = StandardFactory(published_at=NOW)

    record_bindingness(
        standard=standard,
        facts=Facts(authority=Authority.LAW, level=2, source="wetten.nl"),
        by=person_with(Role.CATALOGUE_EDITOR),
        now=NOW,
    )

    [asked] = Message.objects.filter(handler="catalogue.renew_deadlines")
    assert asked.arguments == {"standard_id": standard.pk}


def test_who_is_reminded_has_it_in_the_own_list_too(town):
    organisation = MunicipalOrganisationFactory(municipality=town)
    manager = person_with(Role.INFORMATION_MANAGER, organisation)
    stranger = person_with(Role.APPROVER)

    assert set(speakers_of(town.pk, NOW)) == {manager}
    assert town.pk in towns_of(manager, NOW)
    assert town.pk not in towns_of(stranger, NOW)
    assert day_of(NOW) < SOON
