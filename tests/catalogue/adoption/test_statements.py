"""Recording a statement: who may, what it must keep to, and what follows from it."""

import datetime

import pytest

from accounts.enums import Role
from catalogue.domain.said import StatementRefused
from catalogue.domain.statements import (
    AlreadyUsed,
    SomebodyWasFirst,
    record_for_several,
)
from catalogue.enums import Bindingness
from catalogue.models import Adoption, AdoptionPeriod, AdoptionStatement, Standard
from samenorganiseren.shared.errors import NotAllowed
from tests.factories.accounts import PartnershipOrganisationFactory, person_with
from tests.factories.catalogue import StandardVersionFactory
from tests.factories.municipalities import MunicipalityFactory, PartnershipMemberFactory

from .scene import KEY, NOW, Scene, coordinator_of, explaining, journal, outbox, saying

pytestmark = pytest.mark.django_db
DAY = datetime.date


@pytest.fixture
def scene():
    return Scene()


def nothing_happened():
    return (
        not AdoptionStatement.objects.exists()
        and not Adoption.objects.exists()
        and not AdoptionPeriod.objects.exists()
        and journal() == []
        and outbox() == []
    )


def test_a_statement_is_counted_journalled_and_announced(scene):
    statement = scene.record()

    assert AdoptionStatement.objects.get() == statement
    assert (statement.by, statement.grade, statement.previous) == (
        scene.manager,
        "opgegeven",
        None,
    )
    assert Adoption.objects.get().current == statement
    assert Standard.objects.get().times_applied == 1
    assert journal() == ["catalogue.statement_recorded"]
    assert outbox() == ["catalogue.announce_statement"]


def test_with_a_test_report_it_is_shown(scene):
    statement = scene.record(said=saying(evidence_url="https://voorbeeld.example/test"))

    assert statement.grade == "getoetst"


def test_a_form_sent_twice_is_one_statement(scene):
    first = scene.record()

    again = scene.record()

    assert again == first
    assert AdoptionStatement.objects.get() == first
    assert outbox() == ["catalogue.announce_statement"]


def test_the_key_of_a_colleague_is_refused(scene):
    scene.record()

    with pytest.raises(AlreadyUsed):
        scene.record(by=scene.approver)

    assert AdoptionStatement.objects.count() == 1


def test_a_correction_follows_what_it_corrects(scene):
    first = scene.record()

    second = scene.record(
        said=saying(state="gepland"), seen=first.pk, idempotency_key="b" * 32
    )

    assert second.previous == first
    assert Adoption.objects.get().current == second
    assert list(AdoptionPeriod.objects.values_list("state", flat=True)) == ["gepland"]


def test_who_did_not_see_the_last_statement_gets_both(scene):
    theirs = scene.record()
    ours = saying(state="deels", reach="Het sociaal domein")

    with pytest.raises(SomebodyWasFirst) as conflict:
        scene.record(said=ours, by=scene.approver, idempotency_key="b" * 32)

    assert (conflict.value.theirs, conflict.value.ours) == ([theirs], ours)
    assert list(AdoptionStatement.objects.all()) == [theirs]
    assert outbox() == ["catalogue.announce_statement"]


def test_a_colleague_with_another_version_is_seen_too(scene):
    version = StandardVersionFactory(standard=scene.standard)
    theirs = scene.record(said=saying(version=version))

    with pytest.raises(SomebodyWasFirst):
        scene.record(by=scene.approver, idempotency_key="b" * 32)

    assert list(AdoptionStatement.objects.all()) == [theirs]


@pytest.mark.parametrize(
    "role",
    [
        Role.CATALOGUE_EDITOR,
        Role.FUNCTIONAL_ADMINISTRATOR,
        Role.SUPPLIER,
        Role.PARTNERSHIP_COORDINATOR,
        Role.INFORMATION_MANAGER,
        Role.APPROVER,
        Role.PEOPLE_MANAGER,
    ],
)
def test_nobody_speaks_for_another_municipality(scene, role):
    with pytest.raises(NotAllowed):
        scene.record(by=person_with(role))

    assert nothing_happened()


def test_the_people_manager_of_the_municipality_does_not_speak_for_it(scene):
    with pytest.raises(NotAllowed):
        scene.record(by=scene.person(Role.PEOPLE_MANAGER))

    assert nothing_happened()


def test_nobody_speaks_for_a_municipality_that_is_gone(scene):
    scene.municipality.valid_to = DAY(2026, 1, 1)
    scene.municipality.save()

    with pytest.raises(NotAllowed, match="bestaat niet meer"):
        scene.record(said=saying(effective_on=DAY(2025, 1, 1)))

    assert nothing_happened()


REFUSED = {
    "unknown state": ("state", {"state": "iets"}),
    "partly without reach": ("reach", {"state": "deels"}),
    "partly with spaces": ("reach", {"state": "deels", "reach": "  "}),
    "reach without partly": ("reach", {"reach": "Alles"}),
    "not applicable without reason": ("explanation", {"state": "niet-van-toepassing"}),
    "a reason where none belongs": ("reason", {"reason": "kosten"}),
    "far in the future": ("effective_on", {"effective_on": DAY(2028, 1, 1)}),
    "a target before the start": (
        "target_on",
        {"state": "gepland", "target_on": DAY(2025, 1, 1)},
    ),
    "a target in a hundred years": (
        "target_on",
        {"state": "gepland", "target_on": DAY(2126, 1, 1)},
    ),
    "100 kB of text": ("local_variation", {"local_variation": "x" * 100_000}),
    "control characters": ("contact", {"contact": "Jan\x00"}),
    "a script as address": ("evidence_url", {"evidence_url": "javascript:alert(1)"}),
}


@pytest.mark.parametrize(("field", "said"), REFUSED.values(), ids=REFUSED.keys())
def test_what_cannot_be_said_is_refused_at_its_part(scene, field, said):
    with pytest.raises(StatementRefused) as refusal:
        scene.record(said=saying(**said))

    assert refusal.value.field == field
    assert nothing_happened()


@pytest.mark.parametrize(
    "part", ["reason", "explanation", "alternative", "deciding_body", "lapses_on"]
)
def test_an_explanation_is_complete(scene, part):
    with pytest.raises(StatementRefused) as refusal:
        scene.record(said=explaining(**{part: None if part == "lapses_on" else ""}))

    assert refusal.value.field == part
    assert nothing_happened()


@pytest.mark.parametrize("day", [DAY(2026, 11, 23), DAY(2026, 1, 1), DAY(2028, 11, 24)])
def test_an_explanation_lapses_after_today_and_within_two_years(scene, day):
    with pytest.raises(StatementRefused) as refusal:
        scene.record(said=explaining(lapses_on=day))

    assert refusal.value.field == "lapses_on"
    assert nothing_happened()


def test_an_explanation_may_last_exactly_two_years(scene):
    statement = scene.record(said=explaining(lapses_on=DAY(2028, 11, 23)))

    assert statement.lapses_on == DAY(2028, 11, 23)


def test_a_version_of_another_standard_is_refused(scene):
    with pytest.raises(StatementRefused) as refusal:
        scene.record(said=saying(version=StandardVersionFactory()))

    assert refusal.value.field == "version"
    assert nothing_happened()


def test_a_standard_that_is_not_published_is_refused(scene):
    Standard.objects.update(published_at=None)

    with pytest.raises(StatementRefused):
        scene.record()

    assert nothing_happened()


def test_a_day_before_the_birth_of_the_municipality_is_refused(scene):
    scene.municipality.valid_from = DAY(2026, 1, 2)
    scene.municipality.save()

    with pytest.raises(StatementRefused, match="bestaat sinds 2 januari 2026"):
        scene.record()

    assert nothing_happened()


MANDATORY = {
    "explaining": explaining(),
    "planned": saying(state="gepland"),
    "exploring": saying(state="orienterend"),
    "implementing without a date": saying(state="in-invoering"),
}


@pytest.mark.parametrize("said", MANDATORY.values(), ids=MANDATORY.keys())
def test_where_a_standard_is_mandatory_these_cannot_be_said(scene, said):
    Standard.objects.update(bindingness=Bindingness.MANDATORY)

    with pytest.raises(StatementRefused):
        scene.record(said=said)

    assert nothing_happened()


def test_where_a_standard_is_mandatory_implementing_has_a_date(scene):
    Standard.objects.update(bindingness=Bindingness.MANDATORY)

    statement = scene.record(
        said=saying(state="in-invoering", target_on=DAY(2027, 6, 1))
    )

    assert statement.target_on == DAY(2027, 6, 1)


@pytest.fixture
def partnership():
    organisation = PartnershipOrganisationFactory()
    members = PartnershipMemberFactory.create_batch(
        3, partnership=organisation.partnership
    )
    return organisation, [member.municipality for member in members]


def record_three(scene, by, municipalities, seen=None):
    return record_for_several(
        municipalities=municipalities,
        standard=scene.standard,
        said=saying(),
        seen=seen or {},
        idempotency_key=KEY,
        by=by,
        now=NOW,
    )


def test_a_coordinator_records_for_three_at_once(scene, partnership):
    organisation, members = partnership

    statements = record_three(scene, coordinator_of(organisation), members)

    assert {one.municipality for one in statements} == set(members)
    assert {one.organisation for one in statements} == {organisation}
    assert Standard.objects.get().times_applied == 3
    assert journal() == ["catalogue.statement_recorded"] * 3


def test_for_several_it_is_all_or_nothing(scene, partnership):
    organisation, members = partnership
    stranger = MunicipalityFactory()

    with pytest.raises(NotAllowed):
        record_three(scene, coordinator_of(organisation), [*members, stranger])

    assert nothing_happened()


def test_one_conflict_holds_back_all_three(scene, partnership):
    organisation, members = partnership
    coordinator = coordinator_of(organisation)
    first = scene.record(municipality=members[1], by=coordinator)

    with pytest.raises(SomebodyWasFirst):
        record_for_several(
            municipalities=members,
            standard=scene.standard,
            said=saying(state="gepland"),
            seen={},
            idempotency_key="b" * 32,
            by=coordinator,
            now=NOW,
        )

    assert list(AdoptionStatement.objects.all()) == [first]


def test_a_member_that_left_is_not_spoken_for(scene, partnership):
    organisation, members = partnership
    membership = members[0].partnership_memberships.get()
    membership.ends_on = DAY(2026, 6, 1)
    membership.save()

    with pytest.raises(NotAllowed):
        record_three(scene, coordinator_of(organisation), members)

    assert nothing_happened()
