"""Long random walks of proposals: `python -m pytest -n0 -s -q tests/soak/dossiers.py`.

As tests/governance/dossiers/test_walks.py, with other seeds and many more steps.
"""

import time

import pytest

from governance.models import Dossier
from governance.queries.dossiers.trail import steps_of
from governance.queries.dossiers.verifying import complaints_about
from governance.rules.stages import edges
from tests.governance.dossiers.walking import Walk

WALKS, STEPS = 25, 400


@pytest.mark.django_db
def test_long_walks_reach_no_illegal_stage_and_miss_no_event():
    began, taken = time.time_ns(), 0

    for seed in range(began % 1_000_000, began % 1_000_000 + WALKS):
        walk = Walk(seed)
        walk.take(STEPS)
        dossier = Dossier.objects.get(pk=walk.dossier.pk)
        steps = steps_of(dossier)
        taken += len(steps)
        assert {(step.before, step.after) for step in steps} <= edges(), seed
        assert dossier.number == "" or complaints_about(dossier) == [], seed

    print(
        f"{WALKS} walks of {STEPS} tries from seed {began % 1_000_000}: {taken} steps"
    )
