"""`make soak`: a thousand rounds of fourteen submits and a close, one after another.

Not part of the suite: it takes minutes. `ROUNDS=200 make soak` runs fewer.
"""

import os
import time

from django.db import connection

from governance.models import Position, PositionDraft, Round
from tests.governance.rounds.racing import race_of

ROUNDS = int(os.environ.get("ROUNDS", "1000"))
MEMBERS = 14
DEADLOCKS = "SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()"


def test_every_position_is_counted_or_refused(racing_db):
    wrong, began = [], time.monotonic()

    with race_of(members=MEMBERS, seed=2026) as race:
        for number in range(1, ROUNDS + 1):
            wrong += race.run()
            if number % 100 == 0:
                print(told(number, wrong, began), flush=True)

    with connection.cursor() as cursor:
        cursor.execute(DEADLOCKS)
        assert (wrong, cursor.fetchone()) == ([], (0,))
    assert Round.objects.count() == ROUNDS
    assert Position.objects.count() + refused() == ROUNDS * MEMBERS


def told(number, wrong, began):
    return (
        f"{number} rounds, {Position.objects.count()} counted, {refused()} refused with"
        f" their text kept, {len(wrong)} wrong, {time.monotonic() - began:.0f} s"
    )


def refused():
    return PositionDraft.objects.exclude(refused_because="").count()
