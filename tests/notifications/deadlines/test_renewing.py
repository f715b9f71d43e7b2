"""Rows say what their source says, however often and by whom they are renewed."""

import datetime

import pytest

from journal.models import Message
from notifications.domain.deadlines.counting import count_anew
from notifications.domain.deadlines.reminding import forget_gone
from notifications.domain.deadlines.renewing import renew, renew_all
from notifications.models import Deadline
from tests.shared.working_days import at

from .sources import FIRST, KIND, NOW, SECOND

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)


def rows():
    found = Deadline.objects.filter(kind=KIND).order_by("cause")
    return [(one.cause, one.state, str(one.due_on), one.sequence) for one in found]


def asked():
    found = Message.objects.filter(handler="notifications.remind_of_deadline")
    return sorted(found.values_list("due_at", flat=True))


def test_what_is_due_becomes_a_row_with_its_reminders(played):
    played.tell()

    assert renew(KIND, causes=["1"], now=NOW) == 1

    assert rows() == [("1", "open", "2030-03-29", 0)]
    assert asked() == [FIRST, SECOND]


def test_renewing_again_changes_nothing(played):
    played.tell()
    renew(KIND, causes=["1"], now=NOW)

    assert renew(KIND, causes=["1"], now=NOW + DAY) == 0
    assert renew(KIND, causes=None, now=NOW + DAY) == 0

    assert (rows(), asked()) == ([("1", "open", "2030-03-29", 0)], [FIRST, SECOND])


def test_a_moment_that_has_passed_is_not_asked_for(played):
    played.tell()

    renew(KIND, causes=["1"], now=FIRST + DAY)

    assert asked() == [SECOND]


def test_what_moves_keeps_its_row_and_asks_anew(played):
    played.tell()
    renew(KIND, causes=["1"], now=NOW)
    later = SECOND + 30 * DAY
    played.change(due_on=datetime.date(2030, 5, 1), reminders=(later,))

    assert renew(KIND, causes=["1"], now=NOW) == 1

    assert rows() == [("1", "open", "2030-05-01", 1)]
    assert asked() == [FIRST, SECOND, later]


def test_what_the_source_tells_no_more_is_gone_and_may_come_back(played):
    played.tell()
    renew(KIND, causes=["1"], now=NOW)
    told = played.dues.pop("1")

    renew(KIND, causes=["1"], now=NOW)
    assert rows() == [("1", "vervallen", "2030-03-29", 1)]

    played.dues["1"] = told
    renew(KIND, causes=["1"], now=NOW)
    assert rows() == [("1", "open", "2030-03-29", 2)]
    assert asked() == [FIRST, SECOND]


def test_other_causes_are_left_alone(played):
    played.tell("1")
    played.tell("2")
    renew(KIND, causes=None, now=NOW)
    played.dues.clear()

    renew(KIND, causes=["2"], now=NOW)

    assert [(cause, state) for cause, state, *_ in rows()] == [
        ("1", "open"),
        ("2", "vervallen"),
    ]


def test_a_kind_that_nobody_tells_of_is_left_as_it_is():
    assert renew("bestaat-niet", causes=["1"], now=NOW) == 0


def test_the_count_finds_what_is_missing_too_many_and_different(played):
    for cause in ("1", "2"):
        played.tell(cause)
    renew(KIND, causes=None, now=NOW)
    assert count_anew(now=NOW).sentence == "Alle termijnen kloppen."

    played.tell("3")
    played.change("1", title="Iets anders")
    played.dues.pop("2")
    drift = count_anew(now=NOW)

    assert (drift.missing, drift.too_many, drift.different) == (
        ("toets:3",),
        ("toets:2",),
        ("toets:1",),
    )
    assert drift.sentence.startswith("3 termijnen kloppen niet: 1 ontbreken")
    assert renew_all(now=NOW) == 3
    assert count_anew(now=NOW).count == 0


def test_what_was_gone_for_long_leaves_the_table(played):
    played.tell()
    renew(KIND, causes=None, now=NOW)
    played.dues.clear()
    renew(KIND, causes=None, now=NOW)

    assert forget_gone(now=NOW + 399 * DAY) == 0
    assert forget_gone(now=NOW + 401 * DAY) == 1


def test_mornings_stay_mornings_over_the_change_to_summer_time(played):
    """Sunday 31 March 2030 the clock goes forward; 7 in the morning stays 7."""
    played.tell(reminders=(at(2030, 3, 29, 7), at(2030, 4, 1, 7)))

    renew(KIND, causes=None, now=NOW)

    assert [f"{moment:%d %H:%M}" for moment in asked()] == ["29 06:00", "01 05:00"]
