"""The story of the demo: told once, about the real municipalities."""

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from catalogue.domain.counts import verify_totals
from catalogue.domain.demo.loading import load_demo
from catalogue.enums import IN_USE_STATES
from catalogue.models import (
    AdoptionPeriod,
    AdoptionStatement,
    Need,
    Standard,
    StatementProposal,
)
from catalogue.queries.adoption import picture_of
from catalogue.queries.own import dues_of, own_standards, to_confirm
from municipalities.models import Municipality
from tests.databases import own_database


@pytest.fixture
def story(request, settings):
    """As the live portals of this run have it, so it is not told again for each test."""
    settings.DEMO = True
    with own_database(request, "demo"):
        yield


def test_outside_demo_it_refuses(register_db, settings):
    settings.DEMO = False

    with pytest.raises(CommandError):
        call_command("load_demo")

    assert not AdoptionStatement.objects.exists()


@pytest.mark.usefixtures("story")
def test_the_story_is_whole():
    now, today = timezone.now(), timezone.localdate()
    gibit = Standard.objects.get(slug="gibit")
    gouda = Municipality.objects.get(name="Gouda")

    picture = picture_of(gibit, None, today)

    assert len(picture.cells) == 342
    assert picture.counts.in_use.number > 200
    assert all(
        shown.number
        for state, shown in picture.counts.by_state.items()
        if state != "uitgefaseerd"
    )
    assert StatementProposal.objects.filter(municipality=gouda).count() == 2
    assert to_confirm(gouda, now)
    assert "nog 11 dagen" in {
        due.warning for due in dues_of(own_standards(gouda, today, now), today)
    }
    assert Need.objects.filter(is_fictitious=True, support_count__gt=10).count() == 6
    assert set(AdoptionStatement.objects.values_list("is_fictitious", flat=True)) == {
        True
    }
    assert verify_totals(now=now) == []
    assert load_demo(now=now) == 0


@pytest.mark.usefixtures("story")
def test_neighbours_begin_after_each_other():
    """Who began early lies next to more users than who did not begin at all."""
    gibit = Standard.objects.get(slug="zaken-api")
    using = set(
        AdoptionPeriod.objects.filter(
            standard=gibit, state__in=IN_USE_STATES, days__contains=timezone.localdate()
        ).values_list("municipality", flat=True)
    )

    def neighbours_of(number):
        return set(Municipality(pk=number).neighbours().values_list("pk", flat=True))

    def share_of_users_around(numbers):
        around = [neighbours_of(one) for one in numbers]
        shares = [len(near & using) / len(near) for near in around if near]
        return sum(shares) / len(shares)

    everyone = Municipality.objects.on(timezone.localdate())
    others = set(everyone.values_list("pk", flat=True)) - using
    assert share_of_users_around(using) > share_of_users_around(others)
