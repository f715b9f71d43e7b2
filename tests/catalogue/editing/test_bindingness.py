"""How binding a standard is: older decisions from a source, and two people."""

import datetime
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from threading import Barrier

import psycopg
import pytest
from django.db import connection, connections, transaction
from django.db.utils import DatabaseError

from accounts.enums import Role
from catalogue.domain.bindingness import (
    AlreadyConfirmed,
    DateImpossible,
    DecisionBelongsInPortal,
    Facts,
    SourceMissing,
    confirm_bindingness,
    keep_bindingness,
    record_bindingness,
)
from catalogue.enums import (
    DECISIONS_IN_PORTAL_FROM,
    Authority,
    Bindingness,
    ChangeOrigin,
)
from catalogue.models import BindingnessChange, BindingnessConfirmation, Standard
from journal.models import Entry
from launch.databases import with_database
from samenorganiseren.shared.errors import NotAllowed
from tests.factories.accounts import person_with
from tests.factories.catalogue import StandardFactory

NOW = datetime.datetime(2026, 11, 23, 12, tzinfo=datetime.UTC)
LATER = NOW + datetime.timedelta(hours=1)
OLD = Facts(
    authority=Authority.VNG,
    level=Bindingness.COMPLY_OR_EXPLAIN,
    source="vng.nl, besluitenlijst 2021",
    decided_by="VNG-bestuur",
    decided_on=datetime.date(2021, 3, 1),
    decided_source="besluitenlijst",
    in_force_on=datetime.date(2021, 4, 1),
    in_force_source="besluitenlijst",
)


def editor():
    return person_with(Role.CATALOGUE_EDITOR)


def recorded(by=None, **changed):
    return record_bindingness(
        standard=StandardFactory(),
        facts=replace(OLD, **changed),
        by=by or editor(),
        now=NOW,
    )


def nothing_happened():
    assert list(BindingnessChange.objects.all()) == []
    assert list(Entry.objects.all()) == []


@pytest.mark.django_db
def test_an_older_decision_is_recorded_with_its_source_and_waits_for_a_second_person():
    change = recorded()

    assert list(BindingnessChange.objects.unconfirmed()) == [change]
    assert list(BindingnessChange.objects.confirmed()) == []
    assert list(Entry.objects.values_list("action", flat=True)) == [
        "catalogue.bindingness_recorded"
    ]


@pytest.mark.django_db
def test_the_standard_carries_how_binding_it_is_since_when_and_by_whom():
    standard = recorded().standard

    standard.refresh_from_db()
    assert (
        standard.bindingness,
        standard.binding_authority,
        standard.binding_since,
    ) == (
        Bindingness.COMPLY_OR_EXPLAIN,
        Authority.VNG,
        datetime.date(2021, 4, 1),
    )


@pytest.mark.django_db
def test_the_same_form_sent_twice_is_one_change():
    standard, person = StandardFactory(), editor()

    for _ in range(2):
        record_bindingness(standard=standard, facts=OLD, by=person, now=NOW)

    assert BindingnessChange.objects.count() == 1


@pytest.mark.django_db
def test_a_change_that_takes_force_later_waits_for_its_day():
    day = datetime.date(2030, 1, 1)
    standard = recorded(in_force_on=day).standard
    standard.refresh_from_db()
    before = standard.bindingness

    keep_bindingness(now=datetime.datetime(2030, 1, 1, 6, tzinfo=datetime.UTC))

    standard.refresh_from_db()
    assert (before, standard.bindingness) == (
        Bindingness.NOT_ESTABLISHED,
        Bindingness.COMPLY_OR_EXPLAIN,
    )


@pytest.mark.django_db
def test_an_older_decision_entered_later_does_not_win_from_a_newer_one():
    standard, person = StandardFactory(), editor()
    mandatory = replace(
        OLD, level=Bindingness.MANDATORY, in_force_on=datetime.date(2024, 1, 1)
    )

    for facts in (mandatory, OLD):
        record_bindingness(standard=standard, facts=facts, by=person, now=NOW)

    standard.refresh_from_db()
    assert standard.bindingness == Bindingness.MANDATORY


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("changed", "refusal"),
    [
        ({"source": " "}, SourceMissing),
        ({"decided_source": ""}, SourceMissing),
        ({"in_force_source": ""}, SourceMissing),
        ({"decided_on": None, "decided_source": ""}, DateImpossible),
        ({"decided_on": datetime.date(2026, 11, 24)}, DateImpossible),
        (
            {"advised_on": datetime.date(2022, 1, 1), "advised_source": "verslag"},
            DateImpossible,
        ),
        ({"decided_on": DECISIONS_IN_PORTAL_FROM}, DecisionBelongsInPortal),
    ],
)
def test_what_a_source_cannot_say_is_refused(changed, refusal):
    with pytest.raises(refusal):
        recorded(**changed)

    nothing_happened()


@pytest.mark.django_db
@pytest.mark.parametrize(
    "changed",
    [
        {"level": Bindingness.RECOMMENDED},
        {"authority": Authority.LAW, "level": Bindingness.MANDATORY},
    ],
)
def test_a_recommendation_and_another_authority_may_be_of_any_day(changed):
    change = recorded(decided_on=datetime.date(2026, 11, 20), **changed)

    assert change.decided_on == datetime.date(2026, 11, 20)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "role", [role for role in Role if role != Role.CATALOGUE_EDITOR]
)
def test_nobody_but_an_editor_records_bindingness(role):
    with pytest.raises(NotAllowed):
        recorded(by=person_with(role))

    nothing_happened()


@pytest.mark.django_db
def test_a_second_editor_confirms():
    change, second = recorded(), editor()

    confirm_bindingness(change=change, by=second, now=LATER)

    assert list(BindingnessChange.objects.confirmed()) == [change]
    assert list(BindingnessChange.objects.unconfirmed()) == []


@pytest.mark.django_db
def test_the_recorder_cannot_confirm_what_he_recorded():
    person = editor()
    change = recorded(by=person)

    with pytest.raises(NotAllowed):
        confirm_bindingness(change=change, by=person, now=LATER)

    assert list(BindingnessConfirmation.objects.all()) == []


@pytest.mark.django_db
def test_what_was_confirmed_cannot_be_confirmed_again():
    change = recorded()
    confirm_bindingness(change=change, by=editor(), now=LATER)

    with pytest.raises(AlreadyConfirmed):
        confirm_bindingness(change=change, by=editor(), now=LATER)

    assert BindingnessConfirmation.objects.count() == 1


def row(**changed):
    """A change as an attacker would write it, past the domain."""
    return BindingnessChange(
        **{
            "standard": StandardFactory(),
            "authority": Authority.VNG,
            "level": Bindingness.MANDATORY,
            "decided_on": datetime.date(2020, 1, 1),
            "decided_source": "bron",
            "source": "bron",
            "origin": ChangeOrigin.RECORDED,
            "recorded_by_key": "machine:test",
            "recorded_by_label": "test",
            "recorded_at": NOW,
            **changed,
        }
    )


def refused(write):
    with pytest.raises(DatabaseError), transaction.atomic():
        write()


@pytest.mark.django_db
def test_postgresql_refuses_a_decision_without_a_published_resolution():
    change = row(
        level=Bindingness.RECOMMENDED,
        origin=ChangeOrigin.DECISION,
        resolution_key="governance.resolution:1",
    )

    refused(change.save)

    assert list(BindingnessChange.objects.all()) == []


@pytest.mark.django_db
def test_postgresql_refuses_to_record_a_decision_of_after_the_start():
    changes = [
        row(decided_on=DECISIONS_IN_PORTAL_FROM),
        row(
            decided_on=None,
            decided_source="",
            in_force_on=datetime.date(2027, 1, 1),
            in_force_source="bron",
        ),
    ]

    for change in changes:
        refused(change.save)

    assert list(BindingnessChange.objects.all()) == []


@pytest.mark.django_db
def test_postgresql_refuses_the_recorder_as_the_second_person():
    person = editor()
    change = recorded(by=person)

    refused(
        lambda: BindingnessConfirmation.objects.create(
            change=change, confirmed_by=person, confirmed_at=LATER
        )
    )

    assert list(BindingnessConfirmation.objects.all()) == []


SWITCHES = [
    "",
    "SET LOCAL pgtrigger.ignore = 'all'; ",
    "SET LOCAL session_replication_role = replica; ",
    "SET ROLE portal_owner; ",
    "ALTER TABLE catalogue_bindingnesschange DISABLE TRIGGER ALL; ",
    "CREATE OR REPLACE FUNCTION bindingness_resolution_is_published(text) RETURNS"
    " boolean LANGUAGE sql RETURN true; ",
]
ATTACKS = [
    "INSERT INTO catalogue_bindingnesschange (standard_id, authority, authority_note,"
    " level, decided_by, advised_source, decided_source, in_force_source, source,"
    " to_confirm, origin, resolution_key, recorded_by_key, recorded_by_label,"
    " recorded_at) SELECT standard_id, 'vng', '', 3, '', '', '', '', 'bron', '',"
    " 'besluit', 'governance.resolution:1', 'x', 'x', now()"
    " FROM catalogue_bindingnesschange",
    "UPDATE catalogue_bindingnesschange SET level = 3",
    "DELETE FROM catalogue_bindingnesschange",
    "TRUNCATE catalogue_bindingnesschange CASCADE",
    "INSERT INTO catalogue_bindingnessconfirmation (change_id, confirmed_by_id,"
    " confirmed_at) SELECT id, replace(recorded_by_key, 'accounts.user:', '')::bigint,"
    " now() FROM catalogue_bindingnesschange",
]


@pytest.mark.django_db
@pytest.mark.parametrize("attack", ATTACKS)
@pytest.mark.parametrize("switch", SWITCHES)
def test_no_switch_lets_bindingness_be_written_around_the_rules(switch, attack):
    change = recorded()

    with (
        pytest.raises(DatabaseError),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(switch + attack)

    kept = BindingnessChange.objects.values_list("id", "level", "origin")
    assert list(kept) == [(change.pk, 2, "vastgelegd")]
    assert list(BindingnessConfirmation.objects.all()) == []


def test_of_two_people_who_confirm_at_once_one_is_told(racing_db):
    change, people = recorded(), [editor(), editor()]
    start = Barrier(2)

    def confirm(person):
        start.wait()
        try:
            confirm_bindingness(change=change, by=person, now=LATER)
            return "bevestigd"
        except AlreadyConfirmed:
            return "al bevestigd"
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as threads:
        outcomes = sorted(threads.map(confirm, people))

    assert outcomes == ["al bevestigd", "bevestigd"]
    assert BindingnessConfirmation.objects.count() == 1
    confirmed = Entry.objects.filter(action="catalogue.bindingness_confirmed")
    assert confirmed.count() == 1


def test_a_published_resolution_may_climb_one_step_and_no_more(
    racing_db, run_databases
):
    standard = StandardFactory()
    with psycopg.connect(with_database(run_databases.owner_url, racing_db)) as owner:
        owner.execute(
            "CREATE OR REPLACE FUNCTION bindingness_resolution_is_published(resolution"
            " text) RETURNS boolean LANGUAGE sql STABLE RETURN true"
        )
    decision = {
        "standard": standard,
        "origin": ChangeOrigin.DECISION,
        "resolution_key": "governance.resolution:1",
    }

    refused(row(level=Bindingness.COMPLY_OR_EXPLAIN, **decision).save)
    row(level=Bindingness.RECOMMENDED, **decision).save()
    row(level=Bindingness.COMPLY_OR_EXPLAIN, **decision).save()

    standard = Standard.objects.get(pk=standard.pk)
    assert standard.bindingness == Bindingness.COMPLY_OR_EXPLAIN
