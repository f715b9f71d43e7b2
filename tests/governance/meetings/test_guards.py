"""What PostgreSQL keeps of meetings, attacked past everything that a verb does."""

import pytest
from django.db import DatabaseError, connection, transaction

from governance.domain.meetings import attendance, minutes
from governance.enums import MeetingState
from governance.models import (
    AgendaGuest,
    AgendaItem,
    Attendance,
    Meeting,
    Minutes,
    Paper,
    Substitution,
)
from governance.rules.meetings import edges
from tests.factories.accounts import UserFactory
from tests.factories.governance import (
    AgendaItemFactory,
    DossierVersionFactory,
    MeetingFactory,
    MembershipFactory,
    dossier_at,
    walk,
)

from .world import AFTER, DURING, NOW, STARTS, Table

pytestmark = pytest.mark.django_db
# Whatever the serving role could think of to switch a guard off.
SWITCHES = [
    "SET LOCAL pgtrigger.ignore = 'governance.Meeting:governance_meeting_guard'",
    "SET LOCAL session_replication_role = replica",
    "SET LOCAL ROLE portal_owner",
]


def refused(statement, *values, switch=""):
    """Which rule refuses it; an attack that a switch itself refuses fails too."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            if switch:
                cursor.execute(switch)
            cursor.execute(statement, values)
    except DatabaseError as error:
        diagnosis = getattr(error.__cause__, "diag", None)
        return (diagnosis and diagnosis.constraint_name) or "refused"
    return ""


def test_postgresql_knows_the_same_steps():
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT a, b FROM unnest(%(all)s::text[]) a, unnest(%(all)s::text[]) b"
            " WHERE meeting_edge_exists(a, b)",
            {"all": list(MeetingState.values)},
        )
        known = set(cursor.fetchall())

    assert known == {(str(before), str(after)) for before, after in edges()}


def an_item(what):
    """The key of an item that takes no papers any more, or never did."""
    if what == "unknown":
        return "governance.agenda_item:0"
    state = MeetingState.CONVENED
    item = AgendaItemFactory(meeting=MeetingFactory(state=state))
    if what == "pulled":
        item.pulled_at, item.pulled_reason = NOW, "Niet rijp."
        item.save()
    else:
        walk(item.meeting, MeetingState.IN_SESSION)
        walk(item.meeting, MeetingState.CLOSED)
    return item.subject_key


PAPER = (
    "INSERT INTO governance_paper (subject_key, key, file, name, content_type, size,"
    " sha256, added_by_id, added_at) VALUES"
    " (%s, 'sleutel', 'stukken/x', 'x.pdf', 'application/pdf', 1, repeat('0', 64), %s,"
    " now())"
)


@pytest.mark.parametrize("what", ["closed", "pulled", "unknown"])
def test_a_paper_comes_at_an_item_that_stands(what):
    by = UserFactory()

    assert refused(PAPER, an_item(what), by.pk) == "paper_at_an_item_that_stands"
    assert Paper.objects.count() == 0


@pytest.mark.parametrize("switch", SWITCHES)
def test_no_switch_lets_a_paper_come_late(switch):
    by = UserFactory()

    assert refused(PAPER, an_item("closed"), by.pk, switch=switch) != ""
    assert Paper.objects.count() == 0


SKIPPED = (
    "UPDATE governance_meeting SET state = 'bezig', opened_at = now(),"
    " convened_at = now(), papers_due_on = now() WHERE id = %s"
)


def test_a_meeting_takes_no_step_that_does_not_exist():
    meeting = MeetingFactory()

    assert refused(SKIPPED, meeting.pk) == "meeting_takes_an_edge"
    meeting.refresh_from_db()
    assert meeting.state == MeetingState.DRAFT


@pytest.mark.parametrize("switch", SWITCHES)
def test_no_switch_lets_a_meeting_skip_a_step(switch):
    meeting = MeetingFactory()

    assert refused(SKIPPED, meeting.pk, switch=switch)
    meeting.refresh_from_db()
    assert meeting.state == MeetingState.DRAFT


def test_a_meeting_takes_no_step_back_through_the_orm():
    meeting = MeetingFactory(state=MeetingState.IN_SESSION)

    with pytest.raises(DatabaseError), transaction.atomic():
        Meeting.objects.filter(pk=meeting.pk).update(
            state=MeetingState.CONVENED, opened_at=None
        )

    meeting.refresh_from_db()
    assert meeting.state == MeetingState.IN_SESSION


def test_a_meeting_begins_as_a_draft():
    meeting = MeetingFactory.build(body=Table().body, convened_at=NOW)

    with pytest.raises(DatabaseError), transaction.atomic():
        meeting.save(force_insert=True)

    assert list(Meeting.objects.all()) == []


def test_the_body_and_the_uid_of_a_meeting_stay():
    meeting, other = MeetingFactory(), Table().body

    assert refused("UPDATE governance_meeting SET body_id = %s", other.pk) == (
        "meeting_keeps_body_and_uid"
    )
    assert refused("UPDATE governance_meeting SET uid = gen_random_uuid()") == (
        "meeting_keeps_body_and_uid"
    )
    meeting.refresh_from_db()
    assert meeting.body_id != other.pk


def test_a_change_of_a_convened_meeting_raises_its_number():
    meeting = MeetingFactory(state=MeetingState.CONVENED)
    moved = "UPDATE governance_meeting SET place = 'Elders'"

    assert refused(moved) == "meeting_change_raises_sequence"
    assert refused("UPDATE governance_meeting SET sequence = sequence - 1")
    assert not refused(f"{moved}, sequence = sequence + 1")
    meeting.refresh_from_db()
    assert (meeting.place, meeting.sequence) == ("Elders", 1)


def test_a_meeting_that_is_over_stays_as_it_was():
    MeetingFactory(state=MeetingState.CLOSED)

    assert (
        refused("UPDATE governance_meeting SET title = 'Anders', sequence = 9")
        == "meeting_over_stays_as_it_was"
    )


def test_the_current_item_is_one_of_its_own_that_is_not_pulled():
    meeting = MeetingFactory()
    own, other = AgendaItemFactory(meeting=meeting), AgendaItemFactory()
    pulled = AgendaItemFactory(
        meeting=meeting, pulled_at=NOW, pulled_reason="Niet rijp."
    )
    for state in ("opgeroepen", "bezig"):
        refused(
            "UPDATE governance_meeting SET state = %s, convened_at = now(),"
            " papers_due_on = now(), opened_at ="
            " CASE WHEN %s = 'bezig' THEN now() END WHERE id = %s",
            state,
            state,
            meeting.pk,
        )
    put = "UPDATE governance_meeting SET current_item_id = %s WHERE id = %s"

    found = [refused(put, item.pk, meeting.pk) for item in (other, pulled, own)]

    assert found == [
        "meeting_current_item_is_its_own",
        "meeting_current_item_is_its_own",
        "",
    ]
    assert (
        refused(
            "UPDATE governance_agendaitem SET pulled_at = now(), pulled_reason = 'x'"
            " WHERE id = %s",
            own.pk,
        )
        == "agenda_current_item_is_not_pulled"
    )


def test_a_convened_meeting_is_never_deleted():
    meeting = MeetingFactory(state=MeetingState.CONVENED)

    assert refused("DELETE FROM governance_meeting WHERE id = %s", meeting.pk) == (
        "meeting_convened_stays"
    )
    assert Meeting.objects.filter(pk=meeting.pk).exists()


CLOSED_AGENDA = [
    "UPDATE governance_agendaitem SET title = 'Anders' WHERE meeting_id = %s",
    "DELETE FROM governance_agendaitem WHERE meeting_id = %s",
    "INSERT INTO governance_agendaitem (meeting_id, position, title, kind, summary,"
    " pulled_reason) VALUES (%s, 9, 'Nieuw', 'overig', '', '')",
]


def agenda_of(meeting):
    return list(meeting.items.values_list("title", "pulled_at"))


@pytest.mark.parametrize("attack", CLOSED_AGENDA, ids=["change", "delete", "add"])
def test_the_agenda_of_a_closed_meeting_stays(attack):
    closed = Table().closed()

    assert refused(attack, closed.pk) == "agenda_of_a_meeting_that_is_over_stays"
    assert agenda_of(closed) == [("Punt 1", None)]


@pytest.mark.parametrize("switch", SWITCHES)
@pytest.mark.parametrize("attack", CLOSED_AGENDA, ids=["change", "delete", "add"])
def test_no_switch_opens_the_agenda_of_a_closed_meeting(attack, switch):
    closed = Table().closed()

    assert refused(attack, closed.pk, switch=switch)
    assert agenda_of(closed) == [("Punt 1", None)]


def test_a_public_item_is_pulled_and_never_deleted():
    item = Table().convened().items.get()

    assert refused("DELETE FROM governance_agendaitem WHERE id = %s", item.pk) == (
        "agenda_item_is_pulled_not_deleted"
    )


def test_an_item_has_a_version_of_its_own_dossier_and_keeps_its_place():
    meeting = MeetingFactory()
    dossier = dossier_at("taskforce")
    item = AgendaItemFactory(
        meeting=meeting, dossier=dossier, version=dossier.versions.get()
    )
    change = "UPDATE governance_agendaitem SET {} = %s WHERE id = %s"

    assert (
        refused(change.format("version_id"), DossierVersionFactory().pk, item.pk)
        == "agenda_version_of_its_dossier"
    )
    assert (
        refused(change.format("meeting_id"), MeetingFactory().pk, item.pk)
        == "agenda_item_keeps_its_place"
    )


def test_a_pulled_item_stays_pulled():
    AgendaItemFactory(pulled_at=NOW, pulled_reason="Niet rijp.")

    assert (
        refused("UPDATE governance_agendaitem SET pulled_at = NULL, pulled_reason = ''")
        == "agenda_pulled_stays_pulled"
    )


def test_guests_and_substitutes_of_a_meeting_that_is_over_stay():
    table = Table()
    closed = table.closed()
    member = table.members[0].memberships.get()

    with pytest.raises(DatabaseError), transaction.atomic():
        AgendaGuest.objects.create(item=closed.items.get(), guest=UserFactory())
    with pytest.raises(DatabaseError), transaction.atomic():
        Substitution.objects.create(
            meeting=closed,
            membership=member,
            substitute=UserFactory(),
            named_by_label="Persoon",
            named_at=NOW,
        )

    assert (AgendaGuest.objects.count(), Substitution.objects.count()) == (0, 0)


def test_a_substitute_sits_for_a_member_of_this_body():
    meeting, stranger = Table().convened(), MembershipFactory()

    with pytest.raises(DatabaseError) as refusal, transaction.atomic():
        Substitution.objects.create(
            meeting=meeting,
            membership=stranger,
            substitute=UserFactory(),
            named_by_label="Persoon",
            named_at=NOW,
        )

    assert "substitute_for_a_member_of_its_body" in str(refusal.value)


def test_nobody_is_present_before_the_meeting_or_after_its_minutes():
    table = Table()
    convened = table.convened()

    with pytest.raises(DatabaseError) as refusal, transaction.atomic():
        Attendance.objects.create(
            meeting=convened, person=table.chair, arrived_at=STARTS
        )

    assert "attendance_while_held_or_mended" in str(refusal.value)
    assert list(Attendance.objects.all()) == []


def test_attendance_keeps_its_person():
    table = Table()
    meeting = table.held()
    attendance.arrive(
        meeting=meeting, person=table.chair, by=table.secretary, now=DURING
    )

    assert (
        refused("UPDATE governance_attendance SET person_id = %s", table.secretary.pk)
        == "attendance_keeps_its_person"
    )


def written(table, meeting, text="Wat er gezegd is."):
    last = meeting.minutes.last()
    return minutes.write_minutes(
        meeting=meeting,
        text=text,
        by_item={},
        seen=last.number if last else 0,
        by=table.secretary,
        now=AFTER,
    )


def established(draft, **changes):
    return Minutes(
        **{
            "meeting": draft.meeting,
            "number": draft.number + 1,
            "text": draft.text,
            "by_item": draft.by_item,
            "is_established": True,
            "sha256": draft.sha256,
            "written_by_key": "accounts.user:0",
            "written_by_label": "Voorzitter",
            "written_at": AFTER,
            **changes,
        }
    )


@pytest.mark.parametrize(
    "changes", [{"text": "Iets anders."}, {"sha256": "0" * 64}], ids=["text", "hash"]
)
def test_minutes_are_established_word_for_word(changes):
    table = Table()
    draft = written(table, table.closed())

    with pytest.raises(DatabaseError) as refusal, transaction.atomic():
        established(draft, **changes).save()

    assert "minutes_establish_the_last_draft" in str(refusal.value)
    assert Minutes.objects.count() == 1


def test_minutes_come_one_after_the_other():
    table = Table()
    draft = written(table, table.closed())

    with pytest.raises(DatabaseError) as refusal, transaction.atomic():
        established(draft, number=7).save()

    assert "minutes_one_after_the_other" in str(refusal.value)
    assert Minutes.objects.count() == 1


def test_no_author_establishes_the_minutes():
    table = Table()
    draft = written(table, table.closed())

    with pytest.raises(DatabaseError) as refusal, transaction.atomic():
        established(draft, written_by_key=table.secretary.actor_key).save()

    assert "minutes_established_by_another" in str(refusal.value)


def test_nothing_follows_established_minutes():
    table = Table()
    draft = written(table, table.closed())
    last = established(draft)
    last.save()

    with pytest.raises(DatabaseError) as refusal, transaction.atomic():
        established(last, is_established=False, text="Later bedacht.").save()

    assert "minutes_established_are_the_last" in str(refusal.value)


def test_a_meeting_is_minuted_by_established_minutes():
    Table().closed()

    assert (
        refused("UPDATE governance_meeting SET state = 'verslag-vastgesteld'")
        == "meeting_minuted_has_minutes"
    )


UPDATED = [
    (
        "meeting_convened_has_deadline",
        MeetingState.DRAFT,
        "state = 'opgeroepen', convened_at = now()",
    ),
    (
        "meeting_held_has_times",
        MeetingState.CONVENED,
        "state = 'bezig'",
    ),
    (
        "meeting_cancelled_has_reason",
        MeetingState.DRAFT,
        "state = 'afgelast'",
    ),
]


@pytest.mark.parametrize(("rule", "state", "change"), UPDATED)
def test_a_step_brings_what_belongs_to_it(rule, state, change):
    MeetingFactory(state=state)

    assert refused(f"UPDATE governance_meeting SET {change}") == rule


def test_two_items_never_have_the_same_place():
    meeting = MeetingFactory()
    AgendaItemFactory(meeting=meeting, position=1)

    AgendaItemFactory(meeting=meeting, position=1)

    assert refused("SET CONSTRAINTS ALL IMMEDIATE") == "agenda_position_once"
    AgendaItem.objects.last().delete()


def test_somebody_is_never_there_twice_at_once():
    table = Table()
    meeting = table.held()
    attendance.arrive(
        meeting=meeting, person=table.chair, by=table.secretary, now=STARTS
    )

    with pytest.raises(DatabaseError) as refusal, transaction.atomic():
        Attendance.objects.create(
            meeting=meeting, person=table.chair, arrived_at=DURING, left_at=AFTER
        )

    assert "attendance_does_not_overlap" in str(refusal.value)
