"""Whatever is said in whatever order, the kept counts equal a plain recount."""

import datetime

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from catalogue.enums import AdoptionState
from catalogue.models import AdoptionStatement, Standard
from catalogue.queries.recount import differences_of
from tests.factories.accounts import AT
from tests.factories.adoption import new_statement
from tests.factories.catalogue import StandardFactory, StandardVersionFactory
from tests.factories.municipalities import MunicipalityFactory

START = datetime.date(2024, 1, 1)
TODAY = datetime.date(2026, 6, 1)

statements = st.lists(
    st.fixed_dictionaries(
        {
            "municipality": st.integers(0, 2),
            "version": st.integers(0, 2),
            "state": st.sampled_from(AdoptionState),
            "day": st.integers(0, 30),
            "hour": st.integers(0, 3),
            "lasts": st.integers(1, 20),
        }
    ),
    max_size=25,
)


class Recount(TestCase):
    @settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
    @given(said=statements, batch=st.integers(1, 25), shorter=st.integers(0, 30))
    def test_random_histories_drift_nowhere(self, said, batch, shorter):
        standard = StandardFactory()
        versions = [None, *StandardVersionFactory.create_batch(2, standard=standard)]
        municipalities = [
            MunicipalityFactory(),
            MunicipalityFactory(valid_to=START + datetime.timedelta(days=40)),
            MunicipalityFactory(valid_to=START + datetime.timedelta(days=31)),
        ]
        drafts = [_draft(one, standard, versions, municipalities) for one in said]

        for first in range(0, len(drafts), batch):
            AdoptionStatement.objects.bulk_create(drafts[first : first + batch])
        municipalities[1].valid_to = START + datetime.timedelta(days=31 + shorter)
        municipalities[1].save()

        assert differences_of(Standard.objects.get(pk=standard.pk), TODAY) == []


def _draft(one, standard, versions, municipalities):
    day = START + datetime.timedelta(days=one["day"])
    extra = {}
    if one["state"] == "legt-uit":
        extra = {"lapses_on": day + datetime.timedelta(days=one["lasts"])}
    return new_statement(
        municipality=municipalities[one["municipality"]],
        standard=standard,
        version=versions[one["version"]],
        state=one["state"],
        effective_on=day,
        recorded_at=AT + datetime.timedelta(hours=one["hour"]),
        **extra,
    )
