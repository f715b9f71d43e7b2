"""Two secretaries appoint to one seat at the same moment."""

import threading

from django.db import DatabaseError, connections

from governance.models import Membership
from samenorganiseren.shared.errors import DomainError
from tests.factories.accounts import UserFactory
from tests.factories.governance import secretary_of

from .scene import Scene


def all_at_once(*works):
    """Run each in a thread of its own; what came of each, or what it raised."""
    start, results = threading.Barrier(len(works)), [None] * len(works)

    def run(number, work):
        start.wait()
        try:
            results[number] = work()
        except (DomainError, DatabaseError) as problem:
            results[number] = problem
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(works)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return results


def test_two_people_never_come_onto_one_seat(racing_db):
    scene = Scene()
    secretaries = [scene.secretary, secretary_of(scene.body)]
    people = UserFactory.create_batch(4)

    results = all_at_once(
        *(
            lambda person=person, by=secretaries[number % 2]: scene.appoint(
                person, by=type(by).objects.get(pk=by.pk)
            )
            for number, person in enumerate(people)
        )
    )

    kinds = sorted(type(result).__name__ for result in results)
    assert kinds == ["Membership", "SeatTaken", "SeatTaken", "SeatTaken"]
    assert Membership.objects.count() == 1
