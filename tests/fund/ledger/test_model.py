"""Thousands of random operations by several writers end as a simple model says."""

from fund.domain.ledger.sealing import broken_seals
from fund.domain.ledger.verifying import differences
from tests.governance.rounds.threads import crew_of

from .playing import Game
from .test_races import deadlocks

WRITERS, OPERATIONS, SEED = 4, 6_000, 2026


def played(writers, operations, seed):
    """The game, once every writer has done its part."""
    game = Game(writers, seed)
    works = [
        lambda writer=writer: writer.play(operations // writers)
        for writer in game.writers
    ]
    with crew_of(writers) as crew:
        assert crew.all_at_once(*works) == game.writers
    return game


def test_the_ledger_ends_as_the_model_says(racing_db):
    game = played(WRITERS, OPERATIONS, SEED)

    assert (game.wrong(), differences(), list(broken_seals())) == ([], [], [])
    assert deadlocks() == 0
    counted = game.counted
    assert counted.total() >= OPERATIONS
    # Each kind of thing happened, or the game proves nothing.
    assert {"booked", "refused", "again", "back", "seal"} == set(counted)
    assert min(counted["booked"], counted["refused"]) > OPERATIONS // 10
