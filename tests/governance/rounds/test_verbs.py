"""A round is planned, opened, answered and closed; each refusal changes nothing."""

import datetime

import pytest

from governance.domain.rounds.cancelling import cancel_round
from governance.domain.rounds.closing import (
    close_due_round,
    close_round,
    conclude_round,
)
from governance.domain.rounds.deadlines import move_deadline
from governance.domain.rounds.planning import RoundRefused
from governance.domain.rounds.positions import enter_for
from governance.domain.rounds.refusals import (
    AlreadyUsed,
    PositionRefused,
    SomebodyWasFirst,
)
from governance.domain.rounds.said import PositionIncomplete, Said
from governance.domain.rounds.seating import NoQuorumPossible
from governance.enums import Entry, RoundMode, RoundState
from governance.models import Membership, Position, Round
from samenorganiseren.shared.errors import NotAllowed
from samenorganiseren.shared.wording import dutch_moment
from tests.factories.governance import MembershipFactory, member_of, secretary_of

from .scene import AGAINST, FOR, IF, Scene, counted, drafts_of, new_key, standing

pytestmark = pytest.mark.django_db
HOUR = datetime.timedelta(hours=1)


def events(scene):
    return [
        one.kind for one in scene.dossier.events.all() if one.kind != "fase-gewijzigd"
    ]


def test_a_round_freezes_who_sits_there_when_it_opens():
    scene = Scene(members=3)

    round = scene.open()
    late = member_of(scene.body)

    assert [seat.person for seat in round.seats.order_by("pk")] == scene.members
    assert late.round_seats.count() == 0
    assert (round.state, events(scene)) == (
        RoundState.OPEN,
        ["ronde-gepland", "ronde-geopend"],
    )


def test_one_person_on_two_seats_has_one_voice_unless_the_rule_says_two():
    for two_voices, voices in [(False, [True, False]), (True, [True, True])]:
        scene = Scene(members=1, two_voices=two_voices)
        MembershipFactory(seat__body=scene.body, person=scene.members[0])

        round = scene.open()

        assert [s.is_entitled for s in round.seats.order_by("pk")] == voices


def test_only_the_secretary_plans_and_opens():
    scene = Scene()
    planned = scene.plan()
    before = standing(planned)

    with pytest.raises(NotAllowed):
        scene.open(planned, by=scene.members[0])
    with pytest.raises(NotAllowed):
        scene.plan(by=secretary_of(Scene().body))

    assert standing(planned) == before


def test_a_second_round_waits_until_the_first_has_ended():
    scene = Scene()
    scene.plan()

    with pytest.raises(RoundRefused):
        scene.plan()

    assert Round.objects.count() == 1


@pytest.mark.parametrize(
    "changes",
    [
        {"conflicts_asked": False},
        {"closes_at": datetime.datetime(2020, 1, 1, tzinfo=datetime.UTC)},
    ],
)
def test_a_round_that_is_not_ready_stays_planned(changes):
    scene = Scene()
    planned = scene.plan()

    with pytest.raises(RoundRefused):
        scene.open(planned, **changes)

    planned.refresh_from_db()
    assert (planned.state, planned.seats.count()) == (RoundState.PLANNED, 0)


def test_a_round_in_a_meeting_needs_its_agenda_item():
    scene = Scene()

    with pytest.raises(RoundRefused) as refusal:
        scene.open(scene.plan(mode=RoundMode.IN_MEETING))

    assert str(refusal.value) == (
        "Kies een agendapunt, of houd de ronde schriftelijk. Zonder een van beide kan "
        "zij niet open."
    )


def test_a_body_that_cannot_reach_quorum_is_told_so():
    scene = Scene(members=5)
    Membership.objects.filter(person__in=scene.members[:3]).update(
        ends_on=scene.now.date()
    )
    planned = scene.plan()

    with pytest.raises(NoQuorumPossible) as refusal:
        scene.open(planned)

    assert str(refusal.value) == (
        f"{scene.body.name} kan nu geen quorum halen. Van de 5 zetels met een stem "
        "kunnen er 2 een standpunt innemen; er zijn er 3 nodig. Vul eerst vacatures of "
        "wijs plaatsvervangers aan."
    )
    assert planned.seats.count() == 0


def test_a_position_is_counted_and_can_be_changed_until_the_close():
    scene = Scene(members=3)
    round = scene.open()

    first = scene.take(round, 0, FOR)
    second = scene.take(round, 0, AGAINST)
    scene.take(round, 1, IF)
    closed = close_round(round=round, by=scene.secretary, now=scene.now)

    assert (first.number, second.number, second.previous) == (1, 2, first)
    assert second.receipt == f"S-{round.pk}-{second.seat_id}-2"
    assert closed.tally == {
        "standpunten": counted(mits=1, tegen=1),
        "stemgerechtigd": 3,
        "belang": 0,
        "deelgenomen": 2,
        "aanwezig": None,
        "nodig": 2,
        "quorum": True,
        "uitslag": "verdeeld",
    }
    assert (closed.has_quorum, events(scene)[-1]) == (True, "ronde-gesloten")
    assert scene.dossier.events.last().payload["uitslag"] == closed.tally


def test_the_same_key_gives_the_same_receipt():
    scene = Scene()
    round = scene.open()
    key = new_key()

    first = scene.take(round, idempotency_key=key, seen=0)
    again = scene.take(round, idempotency_key=key, seen=0)

    assert first == again
    with pytest.raises(AlreadyUsed):
        scene.take(round, 1, idempotency_key=key, seen=0)
    assert list(Position.objects.all()) == [first]


def test_the_second_device_sees_both_texts():
    scene = Scene()
    round = scene.open()
    first = scene.take(round, said=FOR, seen=0)

    with pytest.raises(SomebodyWasFirst) as refusal:
        scene.take(round, said=AGAINST, seen=0)

    assert (refusal.value.theirs, refusal.value.ours) == (first, AGAINST)
    assert list(Position.objects.all()) == [first]
    assert drafts_of(round) == [(scene.members[0].pk, "tegen", "")]


@pytest.mark.parametrize(
    ("said", "field"),
    [
        (Said(""), "standpunt"),
        (Said("misschien"), "standpunt"),
        (Said("tegen", " "), "reden"),
        (Said("voor-mits", "Reden", ""), "voorwaarden"),
        (Said("voor", "a" * 200_000), "reden"),
    ],
)
def test_a_position_that_misses_something_says_what(said, field):
    scene = Scene()
    round = scene.open()

    with pytest.raises(PositionIncomplete) as refusal:
        scene.take(round, said=said)

    assert refusal.value.field == field
    assert not Position.objects.exists()


def test_nobody_takes_the_position_of_another():
    scene = Scene()
    round = scene.open()

    with pytest.raises(NotAllowed):
        scene.take(round, 0, by=scene.members[1])

    assert (list(Position.objects.all()), drafts_of(round)) == ([], [])


def test_a_position_after_the_close_is_kept_and_not_counted():
    scene = Scene()
    round = scene.open()
    close_round(round=round, by=scene.secretary, now=scene.now)
    before = standing(round)

    with pytest.raises(PositionRefused) as refusal:
        scene.take(round, said=AGAINST)

    round.refresh_from_db()
    told = (
        f"De ronde is gesloten op {dutch_moment(round.closed_at)}. Uw standpunt telt "
        "niet mee. Uw tekst is bewaard als concept."
    )
    assert str(refusal.value) == told
    assert standing(round) == before
    assert drafts_of(round) == [(scene.members[0].pk, "tegen", told)]


def test_the_deadline_job_does_nothing_where_it_was_moved():
    scene = Scene()
    round = scene.open()
    move_deadline(
        round=round,
        closes_at=scene.now + 9 * 24 * HOUR,
        by=scene.secretary,
        now=scene.now,
    )

    closed = close_due_round(round_id=round.pk, now=scene.now + 5 * 24 * HOUR)

    round.refresh_from_db()
    assert (closed, round.state) == (None, RoundState.OPEN)


def test_closing_twice_gives_the_same_count():
    scene = Scene()
    round = scene.open()
    scene.take(round)

    first = close_round(round=round, by=scene.secretary, now=scene.now)
    second = close_round(round=round, by=scene.secretary, now=scene.now + HOUR)

    assert (first.tally, first.closed_at) == (second.tally, second.closed_at)
    assert events(scene).count("ronde-gesloten") == 1


def test_without_quorum_it_is_said_and_a_new_round_points_back():
    scene = Scene(members=5)
    round = scene.open()
    scene.take(round)
    closed = close_round(round=round, by=scene.secretary, now=scene.now)

    with pytest.raises(RoundRefused, match="geen quorum"):
        conclude_round(round=closed, by=scene.secretary, now=scene.now)
    new = scene.plan()

    assert (closed.has_quorum, closed.tally["uitslag"]) == (False, "geen-quorum")
    assert (new.previous, new.state) == (closed, RoundState.PLANNED)


def test_old_positions_are_offered_as_drafts_in_the_next_round():
    scene = Scene()
    round = scene.open()
    scene.take(round, 0, AGAINST)
    cancel_round(round=round, reason="Nieuwe versie", by=scene.secretary, now=scene.now)

    new = scene.open()

    assert drafts_of(new) == [(scene.members[0].pk, "tegen", "")]
    assert Position.objects.filter(round=new).count() == 0
    with pytest.raises(PositionRefused, match="geannuleerd: Nieuwe versie"):
        scene.take(round, 1)


def test_the_secretary_enters_for_a_member_and_never_for_the_own_seat():
    scene = Scene()
    round = scene.open()
    entered = {"said": FOR, "seen": 0, "now": scene.now}

    position = enter_for(
        seat=scene.seat(round),
        idempotency_key=new_key(),
        by=scene.secretary,
        entry=Entry.WRITTEN_INPUT,
        **entered,
    )
    with pytest.raises(NotAllowed):
        enter_for(
            seat=scene.seat(round, 1),
            idempotency_key=new_key(),
            by=scene.members[0],
            **entered,
        )

    assert (position.entry, position.entered_by) == (
        Entry.WRITTEN_INPUT,
        scene.secretary,
    )
    assert list(Position.objects.all()) == [position]


def test_an_advice_concludes_a_round_once():
    scene = Scene(members=1)
    round = scene.open()
    scene.take(round)
    close_round(round=round, by=scene.secretary, now=scene.now)

    concluded = conclude_round(round=round, by=scene.secretary, now=scene.now)
    conclude_round(round=round, by=scene.secretary, now=scene.now)

    assert concluded.state == RoundState.CONCLUDED
    assert events(scene)[-2:] == ["ronde-gesloten", "ronde-geconcludeerd"]


@pytest.mark.parametrize("step", ["open", "move"])
def test_a_close_that_passed_by_the_clock_of_postgresql_is_told(step):
    scene = Scene()
    round = scene.plan() if step == "open" else scene.open()
    before = standing(round)
    # Whoever sends the form is an hour behind.
    late = {"closes_at": scene.now - HOUR / 2, "by": scene.secretary}
    late |= {"round": round, "now": scene.now - HOUR}

    with pytest.raises(RoundRefused, match="Dat moment is intussen voorbij"):
        scene.open(**late) if step == "open" else move_deadline(**late)

    assert standing(round) == before
