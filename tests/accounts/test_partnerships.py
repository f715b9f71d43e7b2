"""The pages of Beheer on which partnerships are kept."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.domain import partnerships
from accounts.enums import OrganisationKind, Role
from accounts.models import Organisation
from journal.models import Entry
from municipalities.models import Partnership, PartnershipMember
from samenorganiseren.shared.errors import NotAllowed
from tests.factories.accounts import person_with
from tests.factories.municipalities import (
    MunicipalityFactory,
    PartnershipFactory,
    PartnershipMemberFactory,
)

pytestmark = pytest.mark.django_db
NOW = timezone.now()
DAY = datetime.date(2024, 1, 1)


@pytest.fixture
def beheer(client):
    """A browser in which a functional administrator is signed in."""
    client.force_login(person_with(Role.FUNCTIONAL_ADMINISTRATOR))
    return client


def journal():
    return list(
        Entry.objects.order_by("id")
        .filter(action__startswith="municipalities.")
        .values_list("action", "subject_label")
    )


def terms():
    return list(
        PartnershipMember.objects.order_by("id").values_list(
            "municipality__name", "starts_on", "ends_on"
        )
    )


def test_a_new_partnership_can_invite_its_people(beheer):
    answer = beheer.post(
        reverse("staff_new_partnership"), {"name": "Drechtsteden", "kind": "overig"}
    )

    assert answer["Location"] == reverse("staff_partnership", args=["drechtsteden"])
    assert list(
        Organisation.objects.filter(kind=OrganisationKind.PARTNERSHIP).values_list(
            "name", "partnership__slug"
        )
    ) == [("Drechtsteden", "drechtsteden")]
    assert journal() == [("municipalities.partnership_started", "Drechtsteden")]


def test_a_name_that_is_taken_is_refused_and_kept(beheer):
    PartnershipFactory(name="Drechtsteden")

    answer = beheer.post(
        reverse("staff_new_partnership"), {"name": "DRECHTSTEDEN", "kind": "overig"}
    )

    assert answer.context["form"].errors == {
        "name": [
            "Er is al een samenwerkingsverband Drechtsteden. Kies een andere naam."
        ]
    }
    assert answer.context["form"]["name"].value() == "DRECHTSTEDEN"
    assert [one.name for one in Partnership.objects.all()] == ["Drechtsteden"]
    assert journal() == []


@pytest.mark.parametrize("typed", ["Gouda", "gouda ", "GM5999", "gm5999", "Tergouw"])
def test_a_municipality_is_added_by_a_name_or_its_code(beheer, typed):
    gouda = MunicipalityFactory(name="Gouda", code="GM5999")
    gouda.aliases.create(name="Tergouw")
    partnership = PartnershipFactory()

    answer = beheer.post(
        reverse("staff_partnership", args=[partnership.slug]),
        {"municipality": typed, "starts_on": "2024-01-01"},
    )

    assert answer.status_code == 302
    assert terms() == [("Gouda", DAY, None)]
    assert journal() == [("municipalities.member_added", partnership.name)]


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        (
            "Nergens",
            "Wij kennen geen gemeente “Nergens”. Schrijf de naam van nu voluit.",
        ),
        ("Gouda", "Gouda doet al mee in Drechtsteden sinds 1 januari 2020."),
        (
            "Nieuwstad",
            "Nieuwstad bestaat pas sinds 1 januari 2025. Kies die dag of later.",
        ),
        (
            "Oudstad",
            "Wij kennen geen gemeente “Oudstad”. Schrijf de naam van nu voluit.",
        ),
    ],
)
def test_who_cannot_take_part_is_refused_with_the_reason(beheer, typed, sentence):
    MunicipalityFactory(name="Nieuwstad", valid_from=datetime.date(2025, 1, 1))
    MunicipalityFactory(name="Oudstad", valid_to=datetime.date(2025, 1, 1))
    partnership = PartnershipFactory(name="Drechtsteden")
    PartnershipMemberFactory(
        partnership=partnership, municipality=MunicipalityFactory(name="Gouda")
    )
    before = terms()

    answer = beheer.post(
        reverse("staff_partnership", args=[partnership.slug]),
        {"municipality": typed, "starts_on": "2024-01-01"},
    )

    assert answer.context["form"].errors == {"municipality": [sentence]}
    assert answer.context["form"]["municipality"].value() == typed
    assert (terms(), journal()) == (before, [])


def test_a_membership_ends_on_the_day_that_was_given(beheer):
    member = PartnershipMemberFactory(municipality__name="Gouda")

    answer = beheer.post(
        reverse("staff_end_membership", args=[member.partnership.slug, member.pk]),
        {"ends_on": "2026-01-01"},
    )

    assert answer.status_code == 302
    assert terms() == [("Gouda", member.starts_on, datetime.date(2026, 1, 1))]
    assert journal() == [("municipalities.membership_ended", member.partnership.name)]


def test_a_membership_does_not_end_before_it_began(beheer):
    member = PartnershipMemberFactory(municipality__name="Gouda")

    answer = beheer.post(
        reverse("staff_end_membership", args=[member.partnership.slug, member.pk]),
        {"ends_on": "2019-01-01"},
    )

    assert answer.context["form"].errors == {
        "ends_on": ["De deelname begon op 1 januari 2020. Kies een latere dag."]
    }
    assert terms() == [("Gouda", member.starts_on, None)]


def test_a_membership_of_another_partnership_is_not_found_here(beheer):
    member, other = PartnershipMemberFactory(), PartnershipFactory()
    address = reverse("staff_end_membership", args=[other.slug, member.pk])

    assert beheer.post(address, {"ends_on": "2026-01-01"}).status_code == 404
    assert member.partnership.memberships.get().ends_on is None


@pytest.mark.parametrize(
    "role", [role for role in Role if role != Role.FUNCTIONAL_ADMINISTRATOR]
)
def test_the_verbs_themselves_refuse_everybody_else(role):
    person, member = person_with(role), PartnershipMemberFactory()
    before, act = terms(), {"by": person, "now": NOW}
    started = {"name": "Nieuw", "kind": "overig", "description": "", "homepage": ""}

    with pytest.raises(NotAllowed):
        partnerships.start(**started, **act)
    with pytest.raises(NotAllowed):
        partnerships.add_member(
            partnership=member.partnership,
            municipality=MunicipalityFactory(),
            starts_on=DAY,
            **act,
        )
    with pytest.raises(NotAllowed):
        partnerships.end_membership(member=member, ends_on=DAY, **act)

    assert (terms(), journal()) == (before, [])
    assert Partnership.objects.filter(slug="nieuw").first() is None


@pytest.mark.parametrize("count", [1, 3])
def test_the_lists_ask_a_fixed_number_of_questions(
    beheer, django_assert_num_queries, count
):
    partnership = PartnershipFactory(name="Drechtsteden")
    PartnershipMemberFactory.create_batch(count, partnership=partnership)
    PartnershipFactory.create_batch(count - 1)
    shown = (
        reverse("staff_partnerships"),
        reverse("staff_partnership", args=[partnership.slug]),
    )
    beheer.get(shown[0])

    with django_assert_num_queries(LIST_QUERIES):
        beheer.get(shown[0])
    with django_assert_num_queries(PAGE_QUERIES):
        beheer.get(shown[1])


LIST_QUERIES, PAGE_QUERIES = 5, 6
