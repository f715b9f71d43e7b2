"""Starting a partnership, adding a member, ending a membership; and every refusal."""

import datetime

import pytest

from journal.models import Entry
from municipalities.domain import partnerships
from municipalities.models import Partnership, PartnershipMember
from samenorganiseren.shared.actors import Machine
from tests.factories.municipalities import (
    MunicipalityFactory,
    PartnershipFactory,
    PartnershipMemberFactory,
)

pytestmark = pytest.mark.django_db
BY = Machine("proef")
NOW = datetime.datetime(2026, 6, 1, 12, tzinfo=datetime.UTC)
DAY = datetime.date(2024, 1, 1)
LATER = datetime.date(2025, 1, 1)


def journal():
    return list(Entry.objects.order_by("id").values_list("action", "subject_label"))


def start(**changed):
    chosen = {"name": "Drechtsteden", "kind": "overig", "by": BY, "now": NOW}
    return partnerships.start_partnership(**{**chosen, **changed})


def add(**changed):
    chosen = {"starts_on": DAY, "by": BY, "now": NOW}
    return partnerships.add_member(**{**chosen, **changed})


def test_a_partnership_starts_with_an_address_and_a_line_in_the_journal():
    partnership = start()

    assert (partnership.name, partnership.slug, journal()) == (
        "Drechtsteden",
        "drechtsteden",
        [("municipalities.partnership_started", "Drechtsteden")],
    )


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"name": "DRECHTSTEDEN!"},
         "Er is al een samenwerkingsverband Drechtsteden. Kies een andere naam."),
        ({"name": " "}, "Vul een naam in van 1 tot en met 120 tekens."),
        ({"name": "x" * 121}, "Vul een naam in van 1 tot en met 120 tekens."),
        ({"kind": "club"}, "Deze soort bestaat niet. Kies er een uit de lijst."),
    ],
)  # fmt: skip
def test_a_partnership_that_cannot_be_is_refused(changed, sentence):
    first = PartnershipFactory(name="Drechtsteden", slug="drechtsteden")

    with pytest.raises(partnerships.DomainError) as refusal:
        start(**{"name": "Nieuw", **changed})

    assert str(refusal.value) == sentence
    assert (list(Partnership.objects.all()), journal()) == ([first], [])


def test_a_member_is_added_and_leaves():
    partnership, municipality = PartnershipFactory(name="Samen"), MunicipalityFactory()

    member = add(partnership=partnership, municipality=municipality)
    partnerships.end_membership(member=member, ends_on=LATER, by=BY, now=NOW)

    days = [DAY - datetime.timedelta(1), DAY, LATER - datetime.timedelta(1), LATER]
    on = [PartnershipMember.objects.on(day).count() for day in days]
    assert on == [0, 1, 1, 0]
    assert journal() == [
        ("municipalities.member_added", "Samen"),
        ("municipalities.membership_ended", "Samen"),
    ]


@pytest.mark.parametrize(
    ("life", "term", "sentence"),
    [
        ({"valid_from": LATER}, {},
         "Stad bestaat pas sinds 1 januari 2025. Kies die dag of later."),
        ({"valid_to": DAY}, {},
         ("Stad bestaat niet meer sinds 1 januari 2024."
         " Kies de gemeente die ervoor in de plaats kwam.")),
        ({}, {"ends_on": DAY},
         "De laatste dag ligt niet na de eerste. Kies een latere dag."),
    ],
)  # fmt: skip
def test_a_term_that_cannot_be_is_refused(life, term, sentence):
    municipality = MunicipalityFactory(name="Stad", **life)

    with pytest.raises(partnerships.MembershipRefused) as refusal:
        add(partnership=PartnershipFactory(), municipality=municipality, **term)

    assert str(refusal.value) == sentence
    assert (list(PartnershipMember.objects.all()), journal()) == ([], [])


def test_a_term_that_overlaps_is_refused():
    member = PartnershipMemberFactory(
        starts_on=DAY, partnership__name="Samen", municipality__name="Stad"
    )

    with pytest.raises(partnerships.MembershipRefused) as refusal:
        add(
            partnership=member.partnership,
            municipality=member.municipality,
            starts_on=datetime.date(2020, 1, 1),
            ends_on=LATER,
        )

    assert str(refusal.value) == "Stad doet al mee in Samen sinds 1 januari 2024."
    assert (list(PartnershipMember.objects.all()), journal()) == ([member], [])


@pytest.mark.parametrize(
    ("ended", "ends_on", "sentence"),
    [
        (LATER, LATER, "Deze deelname is al geëindigd op 1 januari 2025."),
        (None, DAY, "De deelname begon op 1 januari 2024. Kies een latere dag."),
    ],
)
def test_an_end_that_cannot_be_is_refused(ended, ends_on, sentence):
    member = PartnershipMemberFactory(starts_on=DAY, ends_on=ended)

    with pytest.raises(partnerships.MembershipRefused) as refusal:
        partnerships.end_membership(member=member, ends_on=ends_on, by=BY, now=NOW)

    member.refresh_from_db()
    assert (str(refusal.value), member.ends_on, journal()) == (sentence, ended, [])


def test_a_municipality_that_is_gone_is_no_member_any_more():
    municipality = MunicipalityFactory(valid_to=LATER)
    PartnershipMemberFactory(municipality=municipality, starts_on=DAY)

    assert [PartnershipMember.objects.on(day).count() for day in (DAY, LATER)] == [1, 0]
