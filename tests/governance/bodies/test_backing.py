"""A koepel asks municipalities; they answer in time; only who asked reads it."""

import datetime
import uuid

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.urls import reverse
from django.utils import timezone

from accounts.enums import Role
from governance.domain.bodies.assisting import add_assistant
from governance.domain.bodies.backing import (
    PollClosed,
    PollIncomplete,
    Said,
    answer_poll,
    ask_backing,
    close_poll,
    close_poll_when_due,
)
from governance.enums import SeatCategory, Stage
from governance.models import BackingAnswer, BackingPoll
from governance.queries.bodies.backing import counted, last_answers
from samenorganiseren.shared.actors import Machine
from samenorganiseren.shared.errors import NotAllowed
from tests.factories.accounts import (
    MunicipalOrganisationFactory,
    UserFactory,
    person_with,
)
from tests.factories.governance import dossier_at, member_of
from tests.guards.rows import insert, new

from .scene import Scene

pytestmark = pytest.mark.django_db
HOUR = datetime.timedelta(hours=1)


@pytest.fixture
def asked():
    """A question of the VIAG about a public proposal."""
    scene = Scene()
    scene.representative = member_of(scene.body, category=SeatCategory.VIAG)
    scene.dossier = dossier_at(Stage.CONSULTATION)
    scene.poll = ask(scene)
    return scene


def ask(scene, **changes):
    now = timezone.now()
    return ask_backing(
        **{
            "dossier": scene.dossier,
            "question": "Kunt u hiermee werken?",
            "closes_at": now + HOUR,
            "by": scene.representative,
            # PostgreSQL's clock stands still since this test began.
            "now": now - HOUR,
            **changes,
        }
    )


def town(**municipality):
    organisation = MunicipalOrganisationFactory(
        **{f"municipality__{name}": value for name, value in municipality.items()}
    )
    return person_with(Role.INFORMATION_MANAGER, organisation), organisation


def answer(poll, person, organisation, **changes):
    said = {
        "organisation": organisation,
        "answer": "voor",
        "text": "",
        "idempotency_key": uuid.uuid4().hex,
        **changes,
    }
    return answer_poll(poll=poll, said=Said(**said), by=person, now=timezone.now())


def test_municipalities_answer_and_the_last_answer_counts(asked):
    person, organisation = town()
    answer(asked.poll, person, organisation)
    changed = answer(asked.poll, person, organisation, answer="tegen")
    other = answer(asked.poll, *town())

    answers = last_answers(asked.poll)

    assert set(answers) == {changed, other}
    assert counted(answers) == [("voor", 1), ("tegen", 1), ("onthouding", 0)]


def test_a_double_tap_is_one_answer(asked):
    person, organisation = town()

    pair = [
        answer(asked.poll, person, organisation, idempotency_key="a" * 32)
        for _ in range(2)
    ]

    assert pair[0] == pair[1]
    assert BackingAnswer.objects.count() == 1


@pytest.mark.parametrize("way", ["stranger", "former", "other town"])
def test_who_does_not_speak_for_a_municipality_does_not_answer(asked, way):
    person, organisation = town()
    if way == "stranger":
        person = UserFactory()
    elif way == "former":
        person, organisation = town(valid_to=datetime.date(2023, 1, 1))
    else:
        organisation = town()[1]

    with pytest.raises(NotAllowed):
        answer(asked.poll, person, organisation)

    assert list(BackingAnswer.objects.all()) == []


def test_an_answer_after_the_closing_is_refused_with_the_time(asked):
    close_poll(poll=asked.poll, by=asked.representative, now=timezone.now())

    with pytest.raises(PollClosed) as refusal:
        answer(asked.poll, *town())

    assert str(refusal.value).startswith("Deze vraag is gesloten op ")
    assert list(BackingAnswer.objects.all()) == []


def test_only_a_koepel_asks_and_only_about_what_is_public(asked):
    other = member_of(asked.body, category=SeatCategory.CHAIN_PARTNER)
    hidden = dossier_at(Stage.INTAKE)

    for changes in ({"by": other}, {"dossier": hidden}):
        with pytest.raises(NotAllowed):
            ask(asked, **changes)
    for changes in ({"question": " "}, {"closes_at": timezone.now() - 2 * HOUR}):
        with pytest.raises(PollIncomplete):
            ask(asked, **changes)

    assert list(BackingPoll.objects.all()) == [asked.poll]


def test_the_deadline_closes_once_and_not_before_its_time(asked):
    late = asked.poll.closes_at + HOUR

    for now in (timezone.now(), late, late + HOUR):
        close_poll_when_due(poll=asked.poll, by=Machine("proef"), now=now)

    asked.poll.refresh_from_db()
    assert asked.poll.closed_at == late


@pytest.mark.parametrize("store", [BackingAnswer.save, insert])
@pytest.mark.parametrize(
    ("way", "rule"),
    [
        ("after", "backing_answer_in_time"),
        ("closed", "backing_answer_in_time"),
        ("former", "backing_answer_of_municipality"),
    ],
)
def test_postgresql_takes_no_answer_out_of_time_or_of_a_former_municipality(
    asked, way, rule, store
):
    row = new(BackingAnswer, poll=asked.poll)
    if way == "after":
        now = timezone.now()
        times = {"opens_at": now - 2 * HOUR, "closes_at": now - HOUR}
        late = new(BackingPoll, **times)
        late.save()
        row.poll = late
    elif way == "closed":
        close_poll(poll=asked.poll, by=asked.representative, now=timezone.now())
    else:
        row.organisation = town(valid_to=timezone.localdate())[1]

    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        store(row)

    assert refusal.value.__cause__.diag.constraint_name == rule
    assert list(BackingAnswer.objects.all()) == []


@pytest.mark.parametrize(
    "attack",
    [
        "UPDATE governance_backingpoll SET closes_at = closes_at + interval '1 day'",
        "UPDATE governance_backingpoll SET question = 'Iets anders?'",
        "UPDATE governance_backingpoll SET closed_at = NULL",
        "DELETE FROM governance_backingpoll",
    ],
)
def test_a_question_stays_as_it_was_asked_and_is_never_reopened(asked, attack):
    close_poll(poll=asked.poll, by=asked.representative, now=timezone.now())
    before = list(BackingPoll.objects.values())

    with connection.cursor() as cursor:
        cursor.execute("SET pgtrigger.ignore = 'all'")
        with pytest.raises(DatabaseError), transaction.atomic():
            cursor.execute(attack)

    assert list(BackingPoll.objects.values()) == before


def test_both_sides_on_one_page_and_only_who_asked_reads_the_answers(client, asked):
    person, organisation = town()
    neighbour, helper = town()[0], UserFactory()
    seat = asked.representative.memberships.get()
    add_assistant(
        membership=seat, assistant=helper, by=asked.representative, now=timezone.now()
    )
    address = reverse("backing_poll", args=[asked.poll.pk])
    client.force_login(person)
    shown = client.get(address)
    key = shown.context["form"]["key"].value()
    typed = {"organisation": organisation.pk, "answer": "tegen", "key": key}
    assert shown.content.decode().count("Vereniging van I&amp;A") == 1

    client.post(address, {**typed, "text": "Te duur voor ons"})

    def reads(reader):
        client.force_login(reader)
        return "Te duur voor ons" in client.get(address).content.decode()

    assert BackingAnswer.objects.get().organisation == organisation
    assert [reads(one) for one in (asked.representative, helper, neighbour)] == [
        True,
        True,
        False,
    ]


def test_a_forged_municipality_is_refused_and_nothing_is_answered(client, asked):
    client.force_login(town()[0])
    address = reverse("backing_poll", args=[asked.poll.pk])

    answer = client.post(
        address, {"organisation": town()[1].pk, "answer": "voor", "key": "a"}
    )

    assert answer.status_code == 422
    assert "U kunt niet namens deze gemeente antwoorden." in answer.content.decode()
    assert list(BackingAnswer.objects.all()) == []


def test_a_representative_asks_and_keeps_a_summary(client, asked):
    client.force_login(asked.representative)
    day = timezone.localdate() + datetime.timedelta(days=7)
    client.post(
        reverse("new_backing_poll", args=[asked.dossier.pk]),
        {
            "question": "En dit?",
            "last_day_dag": day.day,
            "last_day_maand": day.month,
            "last_day_jaar": day.year,
        },
    )
    made = BackingPoll.objects.get(question="En dit?")

    client.post(reverse("summarise_backing_poll", args=[made.pk]), {"text": "Men wil."})
    client.post(reverse("close_backing_poll", args=[made.pk]))

    made.refresh_from_db()
    assert (made.summary, made.closed_at is not None) == ("Men wil.", True)


@pytest.mark.parametrize("count", [1, 3])
def test_the_questions_take_the_same_queries(
    client, asked, django_assert_num_queries, count
):
    for _ in range(count - 1):
        ask(asked)
    client.force_login(town()[0])

    with django_assert_num_queries(5):
        client.get(reverse("backing_polls"))
