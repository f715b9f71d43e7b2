"""A resolution binds once, and only the standard and the level it is about."""

import datetime

import pytest

from catalogue.enums import Authority, Bindingness, ChangeOrigin
from catalogue.models import BindingnessChange
from tests.factories.catalogue import StandardFactory

from .publishing import DAY, db, refused_by
from .scene import (
    NOW,
    TODAY,
    before_board,
    level_of,
)


def change_by(resolution, **changed):
    """A change of bindingness as an attacker would write it beside a resolution."""
    decision = resolution.decision
    return BindingnessChange(
        **{
            "standard": decision.dossier.standard,
            "authority": Authority.VNG,
            "level": decision.level,
            "decided_on": decision.decided_on,
            "decided_source": "bron",
            "in_force_on": resolution.in_force_on,
            "in_force_source": "bron",
            "source": "bron",
            "origin": ChangeOrigin.DECISION,
            "resolution_key": resolution.subject_key,
            "recorded_by_key": "machine:test",
            "recorded_by_label": "test",
            "recorded_at": NOW,
            **changed,
        }
    )


@db
@pytest.mark.parametrize(
    "changed",
    [
        lambda: {"level": Bindingness.RECOMMENDED},
        lambda: {"standard": level_of(StandardFactory(), 1)},
        lambda: {"authority": Authority.LAW},
        lambda: {"in_force_on": TODAY},
        lambda: {"decided_on": TODAY - DAY},
    ],
)
def test_a_resolution_binds_only_the_standard_and_level_it_is_about(changed):
    resolution = before_board().published()
    before = BindingnessChange.objects.count()

    refusal = refused_by(change_by(resolution, **changed()).save)

    # A standard that is made for the try has its own change of before.
    made = BindingnessChange.objects.filter(origin=ChangeOrigin.DECISION).count()
    assert (refusal, made) == ("bindingness_fits_its_resolution", 1)
    assert BindingnessChange.objects.count() - before <= 1


@db
def test_a_resolution_binds_once():
    resolution = before_board().published()

    refusal = refused_by(change_by(resolution).save)

    assert refusal == "bindingness_once_per_resolution"


@db
@pytest.mark.parametrize(
    "changed",
    [
        {"level": 0, "decided_on": TODAY, "in_force_on": TODAY + 40 * DAY},
        {"level": 0, "decided_on": datetime.date(2021, 1, 1)},
    ],
)
def test_nothing_recorded_undoes_what_was_decided_here(changed):
    resolution = before_board().published()
    recorded = change_by(
        resolution, origin=ChangeOrigin.RECORDED, resolution_key="", **changed
    )

    assert refused_by(recorded.save) == "bindingness_decided_in_the_portal"


@db
def test_nothing_recorded_ends_a_level_two_of_before_the_portal():
    standard = level_of(StandardFactory(), 2)
    row = BindingnessChange.objects.get(standard=standard)
    values = {
        field.attname: getattr(row, field.attname)
        for field in BindingnessChange._meta.concrete_fields
        if not field.primary_key
    }
    undone = {**values, "level": 0, "decided_on": TODAY, "in_force_on": TODAY}

    refusal = refused_by(BindingnessChange(**undone).save)

    assert refusal == "bindingness_decided_in_the_portal"
