"""PostgreSQL keeps the register's rules, whatever is sent to it."""

import datetime

import pytest
from django.db import connection, transaction
from django.db.utils import IntegrityError

from municipalities.models import Municipality, PartnershipMember, Succession
from tests.factories.municipalities import (
    MunicipalityFactory,
    PartnershipFactory,
    PartnershipMemberFactory,
)

pytestmark = pytest.mark.django_db
START = datetime.date(2020, 1, 1)
LATER = datetime.date(2022, 1, 1)


def refused(attack, *parameters):
    """The statement and everything that waits for the end of the transaction."""
    with pytest.raises(IntegrityError), transaction.atomic():
        execute(attack, parameters)


def execute(attack, parameters):
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL pgtrigger.ignore = 'all'")
        cursor.execute(attack, parameters)
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def succeeded(old, new, day):
    return Succession.objects.create(
        predecessor=old, successor=new, on=day, kind="whole", is_main_successor=True
    )


def test_successions_cannot_make_a_circle():
    old = MunicipalityFactory(valid_to=START)
    new = MunicipalityFactory(valid_to=LATER)
    first = succeeded(old, new, START)

    refused(
        "INSERT INTO municipalities_succession"
        ' (predecessor_id, successor_id, "on", kind, is_main_successor)'
        " VALUES (%s, %s, %s, 'whole', true)",
        new.pk,
        old.pk,
        LATER,
    )

    assert list(Succession.objects.all()) == [first]


def test_nothing_goes_over_into_a_municipality_that_does_not_exist_that_day():
    old = MunicipalityFactory(valid_to=START)
    unborn = MunicipalityFactory(valid_from=LATER)

    with pytest.raises(IntegrityError), transaction.atomic():
        succeeded(old, unborn, START)

    assert list(Succession.objects.all()) == []


def test_a_municipality_that_goes_on_has_no_successor():
    old, new = MunicipalityFactory(), MunicipalityFactory()

    with pytest.raises(IntegrityError), transaction.atomic():
        succeeded(old, new, START)

    assert list(Succession.objects.all()) == []


def test_dates_cannot_leave_a_succession_behind():
    old = MunicipalityFactory(valid_to=START)
    succeeded(old, MunicipalityFactory(), START)

    refused(
        "UPDATE municipalities_municipality SET valid_to = NULL WHERE id = %s", old.pk
    )

    old.refresh_from_db()
    assert old.valid_to == START


def test_two_municipalities_cannot_have_one_address():
    MunicipalityFactory(slug="laren")
    other = MunicipalityFactory(slug="laren-gld")

    refused(
        "UPDATE municipalities_municipality SET slug = 'laren' WHERE id = %s", other.pk
    )

    assert set(Municipality.objects.values_list("slug", flat=True)) == {
        "laren",
        "laren-gld",
    }


def test_terms_in_one_partnership_cannot_overlap_by_the_orm():
    member = PartnershipMemberFactory(starts_on=START, ends_on=LATER)

    with pytest.raises(IntegrityError), transaction.atomic():
        PartnershipMember.objects.create(
            partnership=member.partnership,
            municipality=member.municipality,
            starts_on=LATER - datetime.timedelta(days=1),
        )

    assert list(PartnershipMember.objects.all()) == [member]


def test_terms_in_one_partnership_cannot_overlap_by_sql():
    partnership, municipality = PartnershipFactory(), MunicipalityFactory()
    first = PartnershipMemberFactory(
        partnership=partnership,
        municipality=municipality,
        starts_on=START,
        ends_on=LATER,
    )
    PartnershipMemberFactory(
        partnership=partnership, municipality=municipality, starts_on=LATER
    )

    refused(
        "UPDATE municipalities_partnershipmember SET ends_on = NULL WHERE id = %s",
        first.pk,
    )

    first.refresh_from_db()
    assert first.ends_on == LATER
