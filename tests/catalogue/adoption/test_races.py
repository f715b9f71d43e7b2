"""Two at once on one adoption, and many at once on one standard."""

import threading

import psycopg
import pytest
from django.conf import settings
from django.db import DatabaseError, connection, connections

from catalogue.domain.statements import SomebodyWasFirst, record_for_several
from catalogue.models import (
    AdoptionPeriod,
    AdoptionStatement,
    Standard,
    StandardVersion,
)
from catalogue.queries.recount import differences_of
from launch.databases import with_database
from samenorganiseren.shared.errors import DomainError
from tests.factories.accounts import PartnershipOrganisationFactory
from tests.factories.adoption import state_that
from tests.factories.catalogue import StandardFactory, StandardVersionFactory
from tests.factories.municipalities import PartnershipMemberFactory
from tests.patience import STEP

from .scene import NOW, TODAY, Scene, coordinator_of, saying


def all_at_once(*works):
    """Run each in a thread of its own; what came of each, or what it raised."""
    start = threading.Barrier(len(works))
    results = [None] * len(works)

    def run(number, work):
        start.wait()
        try:
            results[number] = work()
        except (DomainError, DatabaseError) as problem:
            results[number] = problem
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(works)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(STEP)
    return results


def fresh(person):
    return type(person).objects.get(pk=person.pk)


@pytest.mark.parametrize("with_versions", [False, True])
def test_of_two_colleagues_at_once_one_is_first(racing_db, with_versions):
    scene = Scene()
    versions = [None, None]
    if with_versions:
        versions = StandardVersionFactory.create_batch(2, standard=scene.standard)

    def colleague(person, version, key):
        return lambda: scene.record(
            by=fresh(person), said=saying(version=version), idempotency_key=key * 32
        )

    results = all_at_once(
        colleague(scene.manager, versions[0], "b"),
        colleague(scene.approver, versions[1], "c"),
    )

    kinds = sorted(type(result).__name__ for result in results)
    assert kinds == ["AdoptionStatement", "SomebodyWasFirst"]
    assert AdoptionStatement.objects.count() == 1
    assert Standard.objects.get().times_applied == 1


def test_a_form_sent_twice_at_once_is_one_statement(racing_db):
    scene = Scene()

    results = all_at_once(*[lambda: scene.record(by=fresh(scene.manager))] * 4)

    assert {result.pk for result in results} == {AdoptionStatement.objects.get().pk}


def test_eight_municipalities_at_once_on_one_standard_are_all_counted(racing_db):
    scenes = [Scene() for _ in range(8)]
    standard = StandardFactory()

    results = all_at_once(
        *[
            lambda scene=scene: scene.record(standard=standard, by=fresh(scene.manager))
            for scene in scenes
        ]
    )

    assert [r for r in results if not isinstance(r, AdoptionStatement)] == []
    standard.refresh_from_db()
    assert standard.times_applied == 8
    assert differences_of(standard, TODAY) == []


def test_partnerships_that_overlap_do_not_wait_in_a_circle(racing_db):
    one, other = PartnershipOrganisationFactory.create_batch(2)
    members = [
        PartnershipMemberFactory(partnership=one.partnership).municipality
        for _ in range(6)
    ]
    for municipality in members:
        PartnershipMemberFactory(
            partnership=other.partnership, municipality=municipality
        )
    standards = StandardFactory.create_batch(2)

    def record(organisation, order, number):
        person = coordinator_of(organisation)
        return lambda: record_for_several(
            municipalities=order,
            standard=standards[number % 2],
            said=saying(),
            seen={},
            idempotency_key=f"circle-{number}",
            by=person,
            now=NOW,
        )

    results = all_at_once(
        *[record(one, members, n) for n in range(3)],
        *[record(other, members[::-1], n) for n in range(3, 6)],
    )

    refused = [r for r in results if isinstance(r, Exception)]
    assert {type(r) for r in refused} == {SomebodyWasFirst}
    assert sorted(s.times_applied for s in Standard.objects.all()) == [6, 6]
    assert AdoptionPeriod.objects.count() == 12


def test_two_versions_written_at_once_past_the_verb_are_counted(racing_db):
    scene = Scene()
    versions = StandardVersionFactory.create_batch(2, standard=scene.standard)

    def write(version, state):
        return lambda: state_that(
            municipality=scene.municipality,
            standard=scene.standard,
            version=StandardVersion.objects.get(pk=version.pk),
            state=state,
        )

    results = all_at_once(write(versions[0], "gepland"), write(versions[1], "deels"))

    assert [r for r in results if isinstance(r, Exception)] == []
    assert differences_of(Standard.objects.get(), TODAY) == []


def test_the_nightly_refresh_counts_the_day_that_has_come(racing_db):
    scene = Scene()
    scene.record()
    with psycopg.connect(
        with_database(settings.DATABASE_OWNER_URL, racing_db), autocommit=True
    ) as owner:
        owner.execute("UPDATE catalogue_standard SET times_applied = 0")
    assert Standard.objects.get().times_applied == 0

    with connection.cursor() as cursor:
        cursor.execute("SELECT refresh_times_applied()")
        changed = cursor.fetchone()

    assert changed == (1,)
    assert Standard.objects.get().times_applied == 1
