"""Two people at once: one is told, and no number is given twice."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Event

from django.db import (
    IntegrityError,
    connections,
    transaction,
)

from governance.domain.decisions.publishing import (
    NotReady,
)
from governance.domain.decisions.rectifying import (
    AlreadyCorrected,
    rectify,
)
from governance.models import Decision, Resolution

from .publishing import BOARD, another, confirmed, publish
from .scene import (
    NOW,
    before_board,
    row_of,
)


def test_of_two_who_publish_at_once_one_is_told(racing_db):
    scene = before_board()
    decision = scene.confirmed()
    people, start = [scene.secretaries[BOARD], scene.second], Barrier(2)

    def act(person):
        start.wait()
        try:
            publish(scene, decision, by=person)
            return "gepubliceerd"
        except NotReady:
            return "al gepubliceerd"
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as threads:
        outcomes = sorted(threads.map(act, people))

    assert outcomes == ["al gepubliceerd", "gepubliceerd"]
    assert Resolution.objects.count() == 1
    assert Decision.objects.get().resolutions.count() == 1


def test_of_two_who_rectify_at_once_one_is_told(racing_db):
    scene = before_board()
    first = scene.published()
    people, start = [scene.secretaries[BOARD], scene.second], Barrier(2)

    def act(person):
        start.wait()
        try:
            rectify(resolution=first, text="x", reason="y", by=person, now=NOW)
            return "gerectificeerd"
        except AlreadyCorrected:
            return "al gerectificeerd"
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as threads:
        outcomes = sorted(threads.map(act, people))

    assert outcomes == ["al gerectificeerd", "gerectificeerd"]
    numbers = list(Resolution.objects.order_by("pk").values_list("number", flat=True))
    assert numbers == [f"B-{NOW.year}-001", f"B-{NOW.year}-002"]


def test_two_documents_never_get_the_same_number(racing_db):
    scene = before_board()
    other = another(scene)
    first, second = scene.confirmed(), confirmed(scene, other)
    is_stored, is_answered = Event(), Event()

    def hold():
        try:
            with transaction.atomic():
                row_of(first).save()
                is_stored.set()
                # Whoever waits for us is not answered before we are done.
                is_answered.wait(1)
        finally:
            connections.close_all()

    def follow():
        is_stored.wait()
        try:
            row_of(second).save()
            return "opgeslagen"
        except IntegrityError as refusal:
            return refusal.__cause__.diag.constraint_name
        finally:
            is_answered.set()
            connections.close_all()

    with ThreadPoolExecutor(2) as threads:
        threads.submit(hold)
        answer = threads.submit(follow).result()

    assert answer == "governance_resolution_number_key"
    assert [one.decision for one in Resolution.objects.all()] == [first]
