"""Several at once, each in a thread with a connection of its own."""

import threading
from contextlib import contextmanager
from queue import SimpleQueue

from django.db import DatabaseError, connections

from samenorganiseren.shared.errors import DomainError

SECONDS = 120


class Crew:
    """Threads that keep their connection from one race to the next."""

    def __init__(self, size):
        self._works = [SimpleQueue() for _ in range(size)]
        self._results = SimpleQueue()
        self._threads = [
            threading.Thread(target=self._serve, args=(works,)) for works in self._works
        ]
        for thread in self._threads:
            thread.start()

    def all_at_once(self, *works):
        """What came of each, or what it raised; all start at the same moment."""
        start = threading.Barrier(len(works))
        for number, work in enumerate(works):
            self._works[number].put((number, work, start))
        results = dict(self._results.get(timeout=SECONDS) for _ in works)
        return [results[number] for number in range(len(works))]

    def leave(self):
        for works in self._works:
            works.put(None)
        for thread in self._threads:
            thread.join(SECONDS)

    def _serve(self, works):
        while (task := works.get()) is not None:
            number, work, start = task
            start.wait(SECONDS)
            try:
                result = work()
            except (DomainError, DatabaseError) as problem:
                result = problem
            self._results.put((number, result))
        connections.close_all()


@contextmanager
def crew_of(size):
    crew = Crew(size)
    try:
        yield crew
    finally:
        crew.leave()


def all_at_once(*works):
    """A race of one time."""
    with crew_of(len(works)) as crew:
        return crew.all_at_once(*works)
