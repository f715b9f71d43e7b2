"""Several at once, each in a thread with a connection of its own."""

import threading

from django.db import DatabaseError, connections

from samenorganiseren.shared.errors import DomainError


def all_at_once(*works, seconds=60):
    """What came of each, or what it raised; all start at the same moment."""
    start = threading.Barrier(len(works))
    results = [None] * len(works)

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
        thread.join(seconds)
    assert not any(thread.is_alive() for thread in threads)
    return results
