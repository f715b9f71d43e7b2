"""What stands on the agenda, in which order, and what is taken from it."""

import pytest

from governance.domain.meetings import agenda, people
from governance.domain.meetings.agenda import AgendaRefused, Item
from governance.domain.meetings.people import GuestRefused
from governance.domain.meetings.running import ItemNotThere
from governance.enums import BodyKind, ItemKind, RoundMode, RoundState, Stage
from governance.models import AgendaItem, Round, Substitution
from governance.queries.meetings.agenda import ready_for
from samenorganiseren.shared.errors import NotAllowed
from tests.factories.accounts import UserFactory
from tests.factories.governance import (
    DossierFactory,
    another_version,
    dossier_at,
)

from .world import NOW, Table

pytestmark = pytest.mark.django_db
ADVICE = Item("Een voorstel", ItemKind.FOR_ADVICE)


def add(table, meeting, dossier, item=ADVICE):
    return agenda.add_item(
        meeting=meeting, item=item, dossier=dossier, by=table.secretary, now=NOW
    )


def titles(meeting):
    return list(meeting.items.filter(pulled_at=None).values_list("title", flat=True))


def kinds(dossier):
    return [event.kind for event in dossier.events.all()][-2:]


def test_a_dossier_comes_with_its_last_version_which_stays_that_one():
    table = Table()
    meeting = table.plan()
    dossier = dossier_at(Stage.TASKFORCE)
    first = dossier.versions.get()

    item = add(table, meeting, dossier)
    assert kinds(dossier) == ["fase-gewijzigd", "geagendeerd"]
    another_version(dossier)
    second = dossier.versions.last()

    item.refresh_from_db()
    assert item.version == first
    item = agenda.renew_version(item=item, by=table.secretary, now=NOW)
    assert item.version == second


def test_what_lies_elsewhere_comes_for_information_only():
    table = Table()
    meeting = table.plan()
    elsewhere = dossier_at(Stage.COLLEGE)

    with pytest.raises(NotAllowed) as refusal:
        add(table, meeting, elsewhere)
    assert "en ligt dus niet voor bij" in str(refusal.value)
    assert titles(meeting) == []
    add(table, meeting, elsewhere, Item("Ter info", ItemKind.FOR_INFORMATION))

    assert titles(meeting) == ["Ter info"]


def test_a_draft_proposal_comes_on_no_agenda():
    table = Table()
    meeting = table.plan()

    with pytest.raises(AgendaRefused) as refusal:
        add(table, meeting, DossierFactory(), Item("Info", ItemKind.FOR_INFORMATION))

    assert str(refusal.value) == "Dit voorstel is nog niet ingediend."
    assert titles(meeting) == []


def test_a_dossier_stands_on_an_agenda_once():
    table = Table()
    meeting = table.plan()
    dossier = dossier_at(Stage.TASKFORCE)
    add(table, meeting, dossier)

    with pytest.raises(AgendaRefused) as refusal:
        add(table, meeting, dossier)

    assert str(refusal.value) == f"{dossier.number} staat al op deze agenda."
    assert len(titles(meeting)) == 1


def test_what_is_ready_is_proposed_until_it_stands_on_an_agenda():
    table = Table()
    meeting = table.plan()
    dossier, other = dossier_at(Stage.TASKFORCE), dossier_at(Stage.TASKFORCE)
    dossier_at(Stage.INTAKE)

    before = list(ready_for(meeting))
    item = add(table, meeting, dossier)
    during = list(ready_for(meeting))
    agenda.pull_item(item=item, reason="Niet rijp.", by=table.secretary, now=NOW)

    assert (before, during) == ([dossier, other], [other])
    assert set(ready_for(meeting)) == {dossier, other}


def test_the_members_meeting_is_proposed_nothing_by_itself():
    table = Table(kind=BodyKind.MEMBERS)
    dossier_at(Stage.TASKFORCE)

    assert list(ready_for(table.plan())) == []


def test_items_change_places():
    table = Table()
    meeting = table.plan()
    one, two, _ = (table.with_item(meeting, title) for title in ("a", "b", "c"))

    agenda.move_item(item=one, up=False, by=table.secretary, now=NOW)
    assert titles(meeting) == ["b", "a", "c"]
    agenda.move_item(item=two, up=True, by=table.secretary, now=NOW)

    assert titles(meeting) == ["b", "a", "c"]


def test_only_the_secretary_touches_the_agenda():
    table = Table()
    meeting = table.plan()
    item = table.with_item(meeting)

    for person in (table.chair, table.members[0], UserFactory()):
        with pytest.raises(NotAllowed):
            agenda.pull_item(item=item, reason="Zomaar.", by=person, now=NOW)

    assert titles(meeting) == ["Opening"]


def test_pulling_needs_a_reason_and_leaves_the_item_readable():
    table = Table()
    meeting = table.convened(items=2)
    item = meeting.items.first()

    with pytest.raises(AgendaRefused):
        agenda.pull_item(item=item, reason=" ", by=table.secretary, now=NOW)
    agenda.pull_item(item=item, reason="Niet rijp.", by=table.secretary, now=NOW)

    item.refresh_from_db()
    assert (item.pulled_reason, titles(meeting)) == ("Niet rijp.", ["Punt 2"])
    with pytest.raises(ItemNotThere):
        agenda.pull_item(item=item, reason="Nog eens.", by=table.secretary, now=NOW)


def test_pulling_the_current_item_goes_on_with_the_next():
    table = Table()
    meeting = table.held(items=2)
    first, second = meeting.items.all()

    agenda.pull_item(item=first, reason="Niet rijp.", by=table.secretary, now=NOW)

    meeting.refresh_from_db()
    assert meeting.current_item == second


def test_pulling_cancels_the_round_about_it_and_tells_the_dossier():
    table = Table()
    meeting = table.plan()
    dossier = dossier_at(Stage.TASKFORCE)
    item = add(table, meeting, dossier)
    planned = Round.objects.create(
        body=table.body,
        dossier=dossier,
        version=item.version,
        rule=table.rule,
        item=item,
        question="Adviseert u positief?",
        mode=RoundMode.IN_MEETING,
        planned_by_label="Secretaris",
        planned_at=NOW,
    )

    agenda.pull_item(item=item, reason="Niet rijp.", by=table.secretary, now=NOW)

    planned.refresh_from_db()
    assert (planned.state, planned.cancelled_reason) == (
        RoundState.CANCELLED,
        "Het punt is van de agenda gehaald: Niet rijp.",
    )
    assert kinds(dossier) == ["ronde-geannuleerd", "van-agenda-gehaald"]


def test_the_agenda_of_a_closed_meeting_stays():
    table = Table()
    meeting = table.closed()

    with pytest.raises(NotAllowed) as refusal:
        table.with_item(meeting, "Te laat")

    assert str(refusal.value) == ("Deze vergadering is gesloten. De agenda staat vast.")
    assert AgendaItem.objects.count() == 1


def test_a_member_is_no_guest():
    table = Table()
    item = table.convened().items.get()

    with pytest.raises(GuestRefused):
        people.invite_guest(
            item=item, guest=table.members[0], by=table.secretary, now=NOW
        )

    assert item.guests.count() == 0


def test_a_substitute_is_named_for_one_meeting_and_replaced_by_another():
    table = Table()
    meeting = table.convened()
    seat = table.members[0].memberships.get()
    first, second = UserFactory(), UserFactory()

    for person in (first, second):
        people.name_substitute(
            meeting=meeting,
            membership=seat,
            substitute=person,
            by=table.secretary,
            now=NOW,
        )

    assert [one.substitute for one in Substitution.objects.all()] == [second]
    with pytest.raises(GuestRefused):
        people.name_substitute(
            meeting=meeting,
            membership=seat,
            substitute=table.members[0],
            by=table.secretary,
            now=NOW,
        )
