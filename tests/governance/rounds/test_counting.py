"""How positions become a result: majority, quorum in writing and in the room."""

import datetime

import pytest
from django.db import connection

from governance.domain.rounds.closing import close_round
from governance.domain.rounds.planning import RoundRefused
from governance.domain.rounds.said import Said
from governance.domain.rounds.succeeding import name_successor
from governance.enums import Majority, MeetingState, RoundMode
from governance.models import AgendaItem, Attendance, Membership, Substitution
from governance.queries.rounds.standing import still_needed
from governance.queries.rounds.tallies import tally_now, tally_of
from tests.factories.accounts import UserFactory
from tests.factories.governance import MeetingFactory, MembershipFactory, walk

from .scene import AGAINST, FOR, IF, Scene, counted

pytestmark = pytest.mark.django_db
ABSTAINS = Said("onthouding")
HOUR = datetime.timedelta(hours=1)
SIMPLE, THIRDS, ALL = Majority.SIMPLE, Majority.TWO_THIRDS, Majority.UNANIMOUS


@pytest.mark.parametrize(
    ("majority", "said", "result"),
    [
        (SIMPLE, [FOR, FOR, AGAINST], "positief"),
        (SIMPLE, [FOR, IF, AGAINST], "positief-onder-voorwaarden"),
        (SIMPLE, [FOR, AGAINST], "verdeeld"),
        (SIMPLE, [FOR, AGAINST, AGAINST], "negatief"),
        (SIMPLE, [ABSTAINS, ABSTAINS, FOR], "positief"),
        (SIMPLE, [ABSTAINS, ABSTAINS], "verdeeld"),
        (THIRDS, [FOR, FOR, AGAINST], "positief"),
        (THIRDS, [FOR, FOR, FOR, AGAINST, AGAINST], "verdeeld"),
        (THIRDS, [FOR, AGAINST, AGAINST], "negatief"),
        (ALL, [FOR, FOR, ABSTAINS], "positief"),
        (ALL, [FOR, FOR, AGAINST], "verdeeld"),
        (ALL, [AGAINST, AGAINST], "negatief"),
    ],
)
def test_the_majority_of_the_rule_decides(majority, said, result):
    scene = Scene(members=len(said), majority=majority)
    round = scene.open()
    for number, one in enumerate(said):
        scene.take(round, number, one)

    closed = close_round(round=round, by=scene.secretary, now=scene.now)

    assert (closed.tally["uitslag"], tally_of(closed).result) == (result, result)


def in_a_meeting(members=3, **rule):
    scene = Scene(members=members, mode=RoundMode.IN_MEETING, **rule)
    meeting = MeetingFactory(body=scene.body, starts_at=scene.now - HOUR)
    scene.item = AgendaItem.objects.create(
        meeting=meeting,
        position=1,
        title="Advies",
        kind="ter-advies",
        dossier=scene.dossier,
        version=scene.dossier.versions.get(),
    )
    for step in (MeetingState.CONVENED, MeetingState.IN_SESSION):
        walk(meeting, step)
    return scene, meeting


def arrives(meeting, person, scene, *, left_at=None):
    return Attendance.objects.create(
        meeting=meeting, person=person, arrived_at=scene.now - HOUR, left_at=left_at
    )


def test_in_a_meeting_the_quorum_is_who_is_in_the_room_at_the_close():
    scene, meeting = in_a_meeting(members=4)
    round = scene.open()
    for number in range(2):
        arrives(meeting, scene.members[number], scene)
    arrives(meeting, scene.members[2], scene, left_at=scene.now - HOUR / 2)
    scene.take(round, 0)

    closed = close_round(round=round, by=scene.secretary, now=scene.now)

    tally = closed.tally
    assert (tally["aanwezig"], tally["nodig"], tally["quorum"]) == (2, 2, True)
    assert (tally["deelgenomen"], tally["uitslag"]) == (1, "positief")


def test_the_quorum_is_lost_as_someone_leaves():
    scene, meeting = in_a_meeting(members=4)
    round = scene.open()
    arrives(meeting, scene.members[0], scene)
    arrives(meeting, scene.members[1], scene, left_at=scene.now - HOUR / 2)
    for number in range(3):
        scene.take(round, number)

    closed = close_round(round=round, by=scene.secretary, now=scene.now)

    assert (closed.tally["aanwezig"], closed.has_quorum) == (1, False)
    assert still_needed(closed, tally_of(closed)) == (
        "Geen quorum: 1 van 4 leden in de zaal, er waren er 2 nodig. Er komt geen advies "
        "uit deze ronde; de secretaris kan een nieuwe ronde plannen."
    )


def test_a_substitute_sits_on_the_seat_of_the_member_for_this_meeting():
    scene, meeting = in_a_meeting(members=1)
    substitute = UserFactory()
    Substitution.objects.create(
        meeting=meeting,
        membership=scene.members[0].memberships.get(),
        substitute=substitute,
        named_by_label="Persoon",
        named_at=scene.now,
    )
    arrives(meeting, substitute, scene)

    round = scene.open()
    scene.take_for(round.seats.get(), by=substitute)
    closed = close_round(round=round, by=scene.secretary, now=scene.now)

    assert round.seats.get().person == substitute
    assert (closed.tally["aanwezig"], closed.has_quorum) == (1, True)


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (0, "Nodig om te sluiten: nog 3 standpunten van 5."),
        (1, "Nodig om te sluiten: nog 2 standpunten van 5."),
        (2, "Nodig om te sluiten: nog 1 standpunt van 5."),
        (4, "Genoeg om te sluiten: 4 van 5 standpunten."),
    ],
)
def test_the_sentence_says_what_is_still_needed(said, told):
    scene = Scene(members=5)
    round = scene.open()
    for number in range(said):
        scene.take(round, number)

    assert still_needed(round, tally_now(round, scene.now)) == told


def test_a_term_that_ends_in_mid_round_leaves_the_seat_its_right():
    scene = Scene(members=2)
    round = scene.open()
    Membership.objects.filter(person=scene.members[0]).update(ends_on=scene.now.date())

    position = scene.take(round, 0)

    assert tally_now(round, scene.now).by_choice == counted(voor=1)
    assert position.seat.person == scene.members[0]


def test_a_successor_is_named_once_and_speaks_from_then_on():
    scene = Scene(members=2)
    round = scene.open()
    first = scene.take(round, 0)
    seat = scene.seat(round)
    Membership.objects.filter(person=scene.members[0]).update(ends_on=scene.now.date())
    new = MembershipFactory(seat=seat.seat, starts_on=scene.now.date()).person

    seat = name_successor(seat=seat, by=scene.secretary, now=scene.now)
    second = scene.take_for(seat, by=new, said=AGAINST, seen=1)

    with pytest.raises(RoundRefused):
        name_successor(seat=seat, by=scene.secretary, now=scene.now)
    assert (second.previous, second.number) == (first, 2)
    assert (seat.person, seat.succeeded_from_label) == (
        new,
        scene.members[0].actor_label,
    )
    assert scene.dossier.events.last().kind == "opvolger-aangewezen"


SPRING, AUTUMN = datetime.date(2026, 3, 29), datetime.date(2026, 10, 25)


def utc(month, day, hour, minute):
    return datetime.datetime(2026, month, day, hour, minute, tzinfo=datetime.UTC)


@pytest.mark.parametrize(
    ("ends_on", "moment", "sits"),
    [
        # Summer time began on 29 March 2026 and ended on 25 October 2026: midnight in
        # Amsterdam is 23.00 UTC in winter and 22.00 UTC in summer.
        (SPRING, utc(3, 28, 22, 59), True),
        (SPRING, utc(3, 28, 23, 0), False),
        (SPRING, utc(3, 29, 22, 0), False),
        (AUTUMN, utc(10, 24, 21, 59), True),
        (AUTUMN, utc(10, 24, 22, 0), False),
        (AUTUMN, utc(10, 25, 23, 0), False),
    ],
)
def test_a_term_ends_at_midnight_in_amsterdam(ends_on, moment, sits):
    scene = Scene(members=2)
    Membership.objects.filter(person=scene.members[0]).update(ends_on=ends_on)

    round = scene.open(scene.plan(now=moment), now=moment)

    assert (scene.members[0] in [s.person for s in round.seats.all()]) is sits


def test_postgresql_counts_the_same_as_the_rows():
    scene = Scene(members=3)
    round = scene.open()
    scene.take(round, 0, FOR)
    scene.take(round, 0, AGAINST)

    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT governance_round_tally(%s) ->> 'deelgenomen'", [round.pk]
        )
        assert cursor.fetchone() == ("1",)
