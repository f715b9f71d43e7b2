"""Municipalities that apply standards, counted and published as in the portal."""

from django.utils import timezone

from catalogue.domain.counts import refresh_times_applied
from catalogue.domain.publishing_counts import publish_counts
from tests.factories.adoption import state_that
from tests.factories.catalogue import StandardFactory
from tests.factories.municipalities import MunicipalityFactory


def applied_by(number, municipalities, **standard):
    """A standard that this many of these municipalities use."""
    made = StandardFactory(**standard)
    for municipality in municipalities[:number]:
        state_that(standard=made, municipality=municipality)
    return made


def published():
    """The counts that everyone may read are there."""
    publish_counts(now=timezone.now())
    refresh_times_applied()


def forty():
    return MunicipalityFactory.create_batch(40)
