"""Whatever is tried, by whomever: no stage is reached that does not exist, and no
step misses its event."""

import pytest

from governance.models import Dossier
from governance.queries.dossiers.trail import steps_of
from governance.queries.dossiers.verifying import complaints_about
from governance.rules.stages import edges
from tests.governance.dossiers.walking import Walk


@pytest.mark.django_db
@pytest.mark.parametrize("seed", range(6))
def test_a_random_walk_takes_only_steps_that_exist_and_leaves_their_events(seed):
    walk = Walk(seed)

    walk.take(80)

    dossier = Dossier.objects.get(pk=walk.dossier.pk)
    steps = steps_of(dossier)
    assert walk.done + walk.refused == 80
    assert {(step.before, step.after) for step in steps} <= edges()
    assert [step.before for step in steps[1:]] == [step.after for step in steps[:-1]]
    assert (steps[-1].after if steps else "concept") == dossier.stage
    assert dossier.number == "" or complaints_about(dossier) == []
