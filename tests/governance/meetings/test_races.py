"""Two people at the same meeting at once, with real threads on PostgreSQL."""

import contextlib
import datetime
import threading

from django.db import DatabaseError, connection, transaction

from governance.domain.meetings import running
from governance.domain.meetings.states import NoSuchStep
from governance.enums import ItemKind, MeetingState
from governance.models import AgendaItem, Minutes
from tests.factories.governance import secretary_of

from .world import AFTER, Table


def test_two_secretaries_close_at_once_and_one_is_told_kindly(racing_db):
    table = Table()
    other = secretary_of(table.body)
    meeting = table.held()
    together, told = threading.Barrier(2), []

    def close(person):
        together.wait()
        try:
            running.close_meeting(
                meeting=meeting,
                by=person,
                now=AFTER + datetime.timedelta(seconds=person.pk % 2),
            )
            told.append("gesloten")
        except NoSuchStep as refusal:
            told.append(str(refusal))
        finally:
            connection.close()

    threads = [
        threading.Thread(target=close, args=[person])
        for person in (table.secretary, other)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(told) == [
        "Deze vergadering was al “gesloten”. Iemand anders was u net voor.",
        "gesloten",
    ]
    meeting.refresh_from_db()
    assert meeting.state == MeetingState.CLOSED


def test_an_item_that_is_added_while_the_meeting_closes_is_there_or_refused(racing_db):
    table = Table()
    meeting = table.held()
    together, added = threading.Barrier(2), []

    def add():
        together.wait()
        try:
            AgendaItem.objects.create(
                meeting_id=meeting.pk, position=9, title="Laat", kind=ItemKind.OTHER
            )
            added.append("Laat")
        except DatabaseError:
            pass
        finally:
            connection.close()

    thread = threading.Thread(target=add)
    thread.start()
    together.wait()
    running.close_meeting(meeting=meeting, by=table.secretary, now=AFTER)
    thread.join()

    found = list(meeting.items.filter(title="Laat").values_list("title", flat=True))
    assert found == added


def test_two_versions_written_at_once_never_have_the_same_number(racing_db):
    meeting = Table().held()
    together, stored = threading.Barrier(2), []

    def write(key):
        try:
            with transaction.atomic():
                Minutes.objects.create(
                    meeting=meeting,
                    number=1,
                    sha256="0" * 64,
                    written_by_key=key,
                    written_by_label="Persoon",
                    written_at=AFTER,
                )
                with contextlib.suppress(threading.BrokenBarrierError):
                    together.wait(timeout=0.5)
            stored.append(key)
        except DatabaseError:
            pass
        finally:
            connection.close()

    threads = [threading.Thread(target=write, args=[f"persoon:{n}"]) for n in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert [one.written_by_key for one in meeting.minutes.all()] == stored
    assert len(stored) == 1
