"""Long random walks of proposals: `python -m pytest -n0 -s -q tests/soak/dossiers.py`.

As tests/governance/dossiers/test_walks.py, with other seeds and many more steps.
"""

import time

import pytest

from tests.governance.dossiers.test_walks import walked
from tests.governance.dossiers.walking import Walk

WALKS, STEPS = 25, 400


@pytest.mark.django_db
def test_long_walks_reach_no_illegal_stage_and_miss_no_event():
    began, taken = time.time_ns(), 0

    for seed in range(began % 1_000_000, began % 1_000_000 + WALKS):
        walk = Walk(seed)
        walk.take(STEPS)
        taken += sum(walked(dossier) for dossier in walk.dossiers)

    print(
        f"{WALKS} walks of {STEPS} tries from seed {began % 1_000_000}: {taken} steps"
    )
