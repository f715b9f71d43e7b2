"""The pages of meetings: what a visitor, a guest, a member and a secretary read."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from governance.domain.meetings import agenda, people, planning, running
from governance.enums import ItemKind, MeetingState, Stage
from governance.models import AgendaItem, Meeting
from tests.factories.accounts import SecondFactorFactory, UserFactory
from tests.factories.governance import MeetingFactory, dossier_at

from .world import NOW, Table

pytestmark = pytest.mark.django_db
SOON = timezone.now() + datetime.timedelta(days=30)


def text_of(response):
    return response.content.decode()


def visit(client, person, name, *args):
    if person is not None:
        client.force_login(person)
    return client.get(reverse(name, args=args))


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_takes_the_same_queries_whatever_its_length(
    client, django_assert_num_queries, rows
):
    table = Table()
    for _ in range(rows):
        MeetingFactory(body=table.body, state=MeetingState.CONVENED, starts_at=SOON)

    # One more than the list asks itself: whether anything changed.
    with django_assert_num_queries(4):
        page = visit(client, None, "meetings")
    assert text_of(page).count("so-cal__date") == rows
    client.force_login(table.members[0])
    with django_assert_num_queries(6):
        client.get(reverse("meetings"))


def test_a_draft_is_for_the_bodys_own_people(client):
    table = Table()
    draft = MeetingFactory(body=table.body, starts_at=SOON, title="Nog geheim")

    assert "Nog geheim" not in text_of(visit(client, None, "meetings"))
    assert visit(client, None, "meeting", draft.pk).status_code == 404
    assert "Nog geheim" in text_of(visit(client, table.members[0], "meetings"))
    assert visit(client, table.members[0], "meeting", draft.pk).status_code == 200


def test_the_list_is_filtered_by_body_and_by_time(client):
    table = Table()
    MeetingFactory(
        body=table.body, state=MeetingState.CONVENED, starts_at=SOON, title="Straks"
    )
    MeetingFactory(body=table.body, state=MeetingState.CONVENED, title="Lang geleden")
    MeetingFactory(state=MeetingState.CONVENED, starts_at=SOON, title="Van een ander")

    own = text_of(client.get("/vergaderingen/", {"orgaan": table.body.slug}))
    past = text_of(client.get("/vergaderingen/", {"wanneer": "geweest"}))

    assert [w in own for w in ("Straks", "Lang geleden", "Van een ander")] == [
        True,
        False,
        False,
    ]
    assert [w in past for w in ("Straks", "Lang geleden")] == [False, True]


@pytest.mark.parametrize("rows", [1, 3])
def test_the_page_of_a_meeting_takes_the_same_queries_whatever_its_agenda(
    client, django_assert_num_queries, rows
):
    table = Table(members=rows)
    meeting = table.plan()
    for _ in range(rows):
        agenda.add_item(
            meeting=meeting,
            item=agenda.Item("Voorstel", ItemKind.FOR_ADVICE),
            dossier=dossier_at(Stage.TASKFORCE),
            by=table.secretary,
            now=NOW,
        )
    planning.convene(meeting=meeting, by=table.secretary, now=NOW)

    with django_assert_num_queries(4):
        client.get(meeting.get_absolute_url())
    client.force_login(table.members[0])
    with django_assert_num_queries(14):
        client.get(meeting.get_absolute_url())


def test_a_visitor_reads_the_agenda_without_summary_papers_or_online_address(client):
    table = Table()
    meeting = table.plan(online_url="https://vergader.example/geheim")
    table.with_item(meeting, "Opening", summary="Alleen voor leden.")
    planning.convene(meeting=meeting, by=table.secretary, now=NOW)

    page = text_of(client.get(meeting.get_absolute_url()))
    item = meeting.items.get()

    assert ("Opening" in page, "vergader.example" in page, "Wie er komen" in page) == (
        True,
        False,
        False,
    )
    assert client.get(item.get_absolute_url()).status_code == 302


def test_a_proposal_that_is_not_public_is_not_named_to_visitors(client):
    table = Table()
    meeting = table.plan()
    agenda.add_item(
        meeting=meeting,
        item=agenda.Item("Iets vertrouwelijks", ItemKind.FOR_INFORMATION),
        dossier=dossier_at(Stage.INTAKE),
        by=table.secretary,
        now=NOW,
    )
    planning.convene(meeting=meeting, by=table.secretary, now=NOW)

    page = text_of(client.get(meeting.get_absolute_url()))
    client.force_login(table.members[0])
    inside = text_of(client.get(meeting.get_absolute_url()))

    assert "vertrouwelijks" not in page
    assert "Een punt dat nog niet openbaar is" in page
    assert "Iets vertrouwelijks" in inside


def test_a_guest_reads_that_one_item_and_nothing_else(client):
    table = Table()
    meeting = table.convened(items=2)
    first, second = meeting.items.all()
    guest = UserFactory()
    SecondFactorFactory(user=guest)
    people.invite_guest(item=first, guest=guest, by=table.secretary, now=NOW)

    client.force_login(guest)

    found = [client.get(one.get_absolute_url()).status_code for one in (first, second)]
    assert found == [200, 403]
    assert "Wie er komen" not in text_of(client.get(meeting.get_absolute_url()))


def test_the_number_of_an_item_of_another_meeting_is_unknown(client):
    table = Table()
    meeting, other = table.convened(), table.convened()
    forged = reverse("agenda_item_pull", args=[meeting.pk, other.items.get().pk])

    client.force_login(table.secretary)
    answer = client.post(forged, {"reason": "Zomaar."})

    assert answer.status_code == 404
    assert AgendaItem.objects.filter(pulled_at=None).count() == 2


def test_the_secretary_plans_in_the_browser_and_keeps_what_was_typed(client):
    table = Table()
    client.force_login(table.secretary)
    typed = {
        "body": table.body.pk,
        "title": "Januari",
        "day": f"{SOON:%Y-%m-%d}",
        "starts": "14:00",
        "ends": "12:00",
        "place": "Utrecht",
        "online_url": "",
    }

    refused = client.post(reverse("new_meeting"), typed)
    made = client.post(reverse("new_meeting"), {**typed, "ends": "16:00"})

    assert refused.status_code == 422
    assert "Het einde ligt voor het begin." in text_of(refused)
    assert 'value="Januari"' in text_of(refused)
    meeting = Meeting.objects.get()
    assert made["Location"] == reverse("meeting_agenda", args=[meeting.pk])
    assert f"{timezone.localtime(meeting.starts_at):%H:%M}" == "14:00"


def test_what_is_ready_goes_on_the_agenda_with_one_press(client):
    table = Table()
    meeting = table.plan()
    ready, elsewhere = dossier_at(Stage.TASKFORCE), dossier_at(Stage.COLLEGE)
    client.force_login(table.secretary)

    page = text_of(client.get(reverse("meeting_agenda", args=[meeting.pk])))
    client.post(reverse("agenda_add_dossier", args=[meeting.pk]), {"dossier": ready.pk})
    refused = client.post(
        reverse("agenda_add_dossier", args=[meeting.pk]), {"dossier": elsewhere.pk}
    )

    assert (ready.title in page, elsewhere.title in page) == (True, False)
    item = meeting.items.get()
    assert (item.dossier, item.version, item.kind) == (
        ready,
        ready.versions.get(),
        ItemKind.FOR_ADVICE,
    )
    assert refused.status_code == 404


def test_today_shows_the_current_item_and_asks_anew_without_a_form(client):
    table = Table()
    meeting = table.held(items=2)
    second = meeting.items.last()
    client.force_login(table.members[0])

    page = text_of(client.get(reverse("today")))
    running.go_to_item(meeting=meeting, item=second, by=table.secretary, now=NOW)
    fragment = text_of(client.get(reverse("today_now")))

    assert ("Punt 1" in page, "Ververs deze pagina" in page) == (True, True)
    assert ("Punt 2" in fragment, "<form" in fragment) == (True, False)


def test_the_pages_of_a_member_are_small(client):
    table = Table(members=20)
    meeting = table.held(items=12)
    client.force_login(table.members[0])

    sizes = [
        len(client.get(address).content)
        for address in (
            reverse("today"),
            meeting.get_absolute_url(),
            meeting.items.first().get_absolute_url(),
        )
    ]

    assert max(sizes) < 100_000
