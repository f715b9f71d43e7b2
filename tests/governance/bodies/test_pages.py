"""The pages of the bodies: for everybody, and for who composes them."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.models import RoleAssignment
from governance.models import Assistance, BodyRule, Membership, Seat
from tests.factories.accounts import SecondFactorFactory, UserFactory
from tests.factories.governance import (
    BodyFactory,
    BodyRuleFactory,
    MembershipFactory,
    SeatFactory,
    secretary_of,
)

pytestmark = pytest.mark.django_db
count_of_rows = pytest.mark.parametrize("count", [1, 3])


@pytest.fixture
def body():
    body = BodyFactory(organisation__name="Taskforce Proef", slug="proef")
    BodyRuleFactory(body=body)
    return body


@pytest.fixture
def secretary(body, client):
    person = secretary_of(body)
    client.force_login(person)
    return person


def parts(name, day):
    return {
        f"{name}_dag": day.day,
        f"{name}_maand": day.month,
        f"{name}_jaar": day.year,
    }


@count_of_rows
def test_the_list_of_bodies_takes_the_same_queries(
    client, django_assert_num_queries, count
):
    for body in BodyFactory.create_batch(count):
        MembershipFactory(seat__body=body)

    with django_assert_num_queries(1):
        page = client.get("/organen/").content.decode()

    assert page.count("1</strong> van 1 zetels bezet") == count


@count_of_rows
def test_the_page_of_a_body_takes_the_same_queries(
    client, body, django_assert_num_queries, count
):
    for _ in range(count):
        MembershipFactory(seat__body=body)
        BodyRuleFactory(
            body=body,
            in_force_on=datetime.date(2030 + BodyRule.objects.count(), 1, 1),
        )

    with django_assert_num_queries(8):
        client.get("/organen/proef/")


@count_of_rows
def test_the_composition_takes_the_same_queries(
    client, body, secretary, django_assert_num_queries, count
):
    for _ in range(count):
        MembershipFactory(seat__body=body)

    with django_assert_num_queries(9):
        client.get("/organen/proef/samenstelling/")


def test_everybody_reads_who_sits_where_and_the_koepels_written_out_once(client, body):
    term = MembershipFactory(
        seat__body=body, seat__category="viag", seat__nominated_by="VIAG"
    )
    term.seat.label = "VIAG"
    term.seat.save()
    SeatFactory(body=body, category="viag", label="VIAG 2", nominated_by="VIAG")

    page = client.get("/organen/proef/").content.decode()

    assert term.person.name in page
    assert page.count("Vereniging van I&amp;A-coördinatoren") == 1
    assert "Afgesproken voor de proef." in page
    assert "Namen met standpunten blijven binnen het orgaan." in page
    assert "samenstelling" not in page


def test_a_secretary_opens_a_seat_and_appoints_somebody(client, body, secretary):
    person, day = UserFactory(), timezone.localdate()

    client.post(
        reverse("body_new_seat", args=["proef"]),
        {"category": "ketenpartner", "label": "Ketenpartner 9"},
    )
    seat = Seat.objects.get()
    address = reverse("body_appoint", args=["proef", seat.pk])
    client.post(address, {"person": person.email, **parts("starts_on", day)})

    assert list(Membership.objects.values_list("seat", "person", "starts_on")) == [
        (seat.pk, person.pk, day)
    ]


def test_an_unknown_address_is_refused_with_what_to_do(client, body, secretary):
    seat = SeatFactory(body=body)

    answer = client.post(
        reverse("body_appoint", args=["proef", seat.pk]),
        {
            "person": "niemand@elders.example",
            **parts("starts_on", timezone.localdate()),
        },
    )

    assert answer.status_code == 422
    assert "Vraag de functioneel beheerder" in answer.content.decode()
    assert list(Membership.objects.all()) == []


def test_a_seat_of_another_body_is_not_found(client, body, secretary):
    elsewhere = MembershipFactory()
    addresses = [
        reverse("body_appoint", args=["proef", elsewhere.seat.pk]),
        reverse("body_close_seat", args=["proef", elsewhere.seat.pk]),
        reverse("body_end_term", args=["proef", elsewhere.pk]),
        reverse("body_assistants", args=["proef", elsewhere.pk]),
    ]

    answers = [client.post(address).status_code for address in addresses]

    assert answers == [404] * 4


def test_the_form_of_a_rule_begins_with_the_one_in_force(client, body, secretary):
    address = reverse("body_new_rule", args=["proef"])
    form = client.get(address).context["form"]
    begun = {name: form.initial.get(name, "") for name in form.fields}
    typed = {
        name: value for name, value in begun.items() if value not in (None, False, "")
    }

    answer = client.post(
        address,
        {
            **typed,
            **parts("in_force_on", timezone.localdate()),
            "source": "Reglement van orde",
            "quorum_percent": 66,
            "least-vdp": 1,
            "most-vdp": 2,
        },
    )

    assert answer.status_code == 302
    rule = BodyRule.objects.get(source="Reglement van orde")
    assert (rule.quorum_percent, rule.majority) == (66, "gewone-meerderheid")
    assert list(rule.limits.values_list("category", "at_least", "at_most")) == [
        ("vdp", 1, 2)
    ]


def test_a_rule_that_allows_fewer_than_it_asks_is_refused(client, body, secretary):
    answer = client.post(
        reverse("body_new_rule", args=["proef"]), {"least-vdp": 3, "most-vdp": 2}
    )

    assert answer.status_code == 422
    assert "Dit is minder dan het minimum van 3." in answer.content.decode()
    assert BodyRule.objects.count() == 1


def test_a_secretary_ends_a_term_and_closes_the_seat(client, body, secretary):
    term, today = MembershipFactory(seat__body=body), timezone.localdate()

    client.post(reverse("body_end_term", args=["proef", term.pk]), parts("on", today))
    client.post(
        reverse("body_close_seat", args=["proef", term.seat.pk]), parts("on", today)
    )

    term.refresh_from_db()
    term.seat.refresh_from_db()
    assert (term.ends_on, term.seat.closed_on) == (today, today)


def test_a_member_names_an_assistant_and_sends_the_help_away(client, body):
    term, helper = MembershipFactory(seat__body=body), UserFactory()
    SecondFactorFactory(user=term.person)
    client.force_login(term.person)
    address = reverse("body_assistants", args=["proef", term.pk])

    client.post(address, {"assistant": helper.email})
    named = Assistance.objects.get()
    page = client.get(address).content.decode()
    client.post(reverse("body_end_assistance", args=["proef", named.pk]))

    assert helper.name in page
    assert not RoleAssignment.objects.on(timezone.localdate()).filter(user=helper)
