"""The periods that PostgreSQL keeps, attacked by their owner."""

import psycopg
import pytest

from catalogue.models import AdoptionPeriod
from launch.databases import with_database
from tests.factories.adoption import state_that
from tests.factories.catalogue import StandardFactory
from tests.factories.municipalities import MunicipalityFactory

ATTACKS = {
    "added": "INSERT INTO catalogue_adoptionperiod (municipality_id, standard_id, state, days)"
    " SELECT municipality_id, standard_id, 'gepland', daterange('2025-06-01', '2025-07-01')"
    " FROM catalogue_adoptionperiod WHERE upper_inf(days)",
    "changed": "UPDATE catalogue_adoptionperiod SET days = daterange(lower(days), NULL)",
}


@pytest.mark.parametrize("change", ATTACKS)
def test_a_municipality_is_in_one_state_a_day(change, racing_db, run_databases):
    pair = {"municipality": MunicipalityFactory(), "standard": StandardFactory()}
    state_that(**pair, state="gepland", effective_on="2024-01-01")
    state_that(**pair, effective_on="2025-01-01")
    before = list(AdoptionPeriod.objects.order_by("pk").values())
    owner_url = with_database(run_databases.owner_url, racing_db)

    with (
        psycopg.connect(owner_url) as owner,
        pytest.raises(psycopg.errors.CheckViolation) as refusal,
    ):
        owner.execute(ATTACKS[change])

    assert refusal.value.diag.constraint_name == "period_one_state_a_day"
    assert list(AdoptionPeriod.objects.order_by("pk").values()) == before
    assert len(before) == 2
