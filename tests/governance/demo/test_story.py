"""The story of the demo: made once, at every stage, and every chain verifies."""

import pytest

from governance.enums import Stage
from governance.models import Body, Dossier, Round
from tests.databases import own_database

WITH_WORK = {
    Stage.DRAFT,
    Stage.SUBMITTED,
    Stage.INTAKE,
    Stage.CONSULTATION,
    Stage.TASKFORCE,
    Stage.COLLEGE,
    Stage.BOARD,
    Stage.RETURNED,
    Stage.ON_HOLD,
    Stage.WITHDRAWN,
    Stage.REJECTED,
}


@pytest.fixture
def demo_db(request):
    with own_database(request, "demo") as name:
        yield name


def test_each_stage_where_somebody_has_work_has_a_dossier(demo_db):
    stages = {Stage(stage) for stage in Dossier.objects.values_list("stage", flat=True)}

    assert sorted(WITH_WORK - stages) == []
    assert set(Dossier.objects.values_list("is_fictitious", flat=True)) == {True}
    assert Body.objects.count() == 5
    assert Round.objects.open().count() == 1
