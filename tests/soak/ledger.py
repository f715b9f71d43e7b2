"""`make soak-ledger`: random operations by several writers, far more than in the suite.

`OPERATIONS=1000000 make soak-ledger` plays longer; `SEED=7` plays another game.
"""

import os
import time

from fund.domain.ledger.sealing import broken_seals
from fund.domain.ledger.verifying import differences
from tests.fund.ledger.test_model import played
from tests.fund.ledger.test_races import deadlocks

OPERATIONS = int(os.environ.get("OPERATIONS", "100000"))
SEED = int(os.environ.get("SEED", "1"))
WRITERS = 4


def test_a_long_game_ends_as_the_model_says(racing_db):
    began = time.monotonic()

    game = played(WRITERS, OPERATIONS, SEED)

    print(told(game, began), flush=True)
    assert (game.wrong(), differences(), list(broken_seals())) == ([], [], [])
    assert deadlocks() == 0
    assert game.counted.total() >= OPERATIONS


def told(game, began):
    kinds = ", ".join(f"{count} {what}" for what, count in sorted(game.counted.items()))
    return f"seed {SEED}: {kinds}; {time.monotonic() - began:.0f} s"
