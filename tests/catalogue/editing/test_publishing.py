"""From a draft to what everybody reads."""

import datetime
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection, connections, transaction
from django.db.utils import DatabaseError, IntegrityError

from accounts.enums import Role
from catalogue.domain import drafts, publishing, withdrawing
from catalogue.domain.drafts import DraftChanged, DraftExists, DraftGone
from catalogue.domain.publishing import PublishedMeanwhile
from catalogue.domain.writing import NotPublishable, SlugTaken
from catalogue.enums import DraftKind, LinkKind
from catalogue.forms.standard import StandardForm
from catalogue.forms.version import VersionForm
from catalogue.models import Draft, Standard, StandardLink, StandardVersion
from catalogue.queries.history import events_of, last_event_id
from journal.models import Entry
from samenorganiseren.shared.errors import NotAllowed
from tests.factories.accounts import person_with
from tests.factories.catalogue import StandardFactory, StandardVersionFactory

from .forms import STANDARD, VERSION, checked, typed

NOW = datetime.datetime(2026, 11, 23, 12, tzinfo=datetime.UTC)
LATER = NOW + datetime.timedelta(hours=1)


def editor():
    return person_with(Role.CATALOGUE_EDITOR)


def draft_of(
    subject=None, by=None, fields=None, kind=DraftKind.STANDARD, standard=None
):
    return drafts.start_draft(
        kind=kind,
        subject=subject,
        standard=standard,
        fields=fields or typed(STANDARD),
        title="Voorbeeld API",
        by=by or editor(),
        now=NOW,
    )


def publish(draft, form_class=StandardForm, by=None):
    subject = drafts.subject_of(draft)
    return publishing.publish_draft(
        draft=draft,
        content=checked(form_class, draft.fields, subject),
        seen_at=draft.changed_at,
        by=by or editor(),
        now=LATER,
    )


def changed_fields(standard, **changes):
    return {**StandardForm.fields_of(standard), **typed(changes)}


@pytest.mark.django_db
def test_a_draft_changes_nothing_that_others_read():
    standard = StandardFactory(name="Oude naam")

    draft_of(standard)

    assert Standard.objects.get().name == "Oude naam"
    assert list(Entry.objects.all()) == []


@pytest.mark.django_db
def test_publishing_makes_a_new_standard_and_ends_the_draft():
    publish(draft_of())

    standard = Standard.objects.get()
    assert (standard.slug, standard.name, standard.sort_key, standard.published_at) == (
        "voorbeeld-api",
        "Voorbeeld API",
        "voorbeeld api",
        LATER,
    )
    assert list(Draft.objects.all()) == []
    assert list(Entry.objects.values_list("action", flat=True)) == [
        "catalogue.standard_published"
    ]


@pytest.mark.django_db
def test_publishing_takes_over_links_relations_and_owners():
    other = StandardFactory(name="Andere standaard", slug="andere")
    fields = {
        **STANDARD,
        "link-1-kind": "specificatie",
        "link-1-label": "De tekst",
        "link-1-url": "https://voorbeeld.example/tekst",
        "relatie-1-kind": "bouwt-op",
        "relatie-1-other": "andere",
    }

    standard = publish(draft_of(fields=typed(fields)))

    assert list(standard.links.values_list("kind", "label", "url")) == [
        (LinkKind.SPECIFICATION, "De tekst", "https://voorbeeld.example/tekst")
    ]
    assert list(standard.relations.values_list("kind", "other")) == [
        ("bouwt-op", other.pk)
    ]


@pytest.mark.django_db
def test_what_is_published_can_be_typed_again_without_a_difference():
    standard = publish(draft_of())
    StandardLink.objects.create(
        standard=standard, kind="test", label="Test", url="https://test.example/"
    )

    again = StandardForm.typed(StandardForm.fields_of(standard), subject=standard)
    same = StandardForm.typed(StandardForm.fields_of(standard), subject=standard)

    assert again.is_valid()
    assert again.differences(same) == []


@pytest.mark.django_db
def test_a_text_published_by_somebody_else_in_the_meantime_is_not_written_over():
    standard, first = StandardFactory(), editor()
    mine = draft_of(
        standard, fields=changed_fields(standard, name="Mijn naam"), by=first
    )
    Standard.objects.filter(pk=standard.pk).update(name="Naam van een ander")

    with pytest.raises(PublishedMeanwhile):
        publish(mine, by=first)

    assert Standard.objects.get().name == "Naam van een ander"
    assert Draft.objects.get() == mine
    assert list(Entry.objects.all()) == []


@pytest.mark.django_db
def test_after_seeing_both_texts_one_may_go_on():
    standard, person = StandardFactory(), editor()
    mine = draft_of(
        standard, fields=changed_fields(standard, name="Mijn naam"), by=person
    )
    Standard.objects.filter(pk=standard.pk).update(name="Naam van een ander")

    draft = publishing.follow_published(
        draft=mine, seen_event=last_event_id(standard), by=person, now=LATER
    )
    publish(draft, by=person)

    assert Standard.objects.get().name == "Mijn naam"


@pytest.mark.django_db
def test_adoption_counted_in_the_meantime_is_not_another_text():
    standard = StandardFactory()
    mine = draft_of(standard, fields=changed_fields(standard, name="Mijn naam"))
    Standard.objects.filter(pk=standard.pk).update(times_applied=7)

    publish(mine)

    assert Standard.objects.get().name == "Mijn naam"


@pytest.mark.django_db
def test_saving_over_words_one_has_not_seen_is_refused():
    person = editor()
    draft = draft_of(by=person)
    seen = draft.changed_at
    save = {"draft": draft, "title": "x", "seen_at": seen, "by": person}
    drafts.save_draft(fields=typed({"name": "Eerst"}), now=LATER, **save)

    with pytest.raises(DraftChanged):
        drafts.save_draft(fields=typed({"name": "Daarna"}), now=LATER, **save)

    assert Draft.objects.get().fields == {"name": ["Eerst"]}


@pytest.mark.django_db
def test_the_same_form_sent_twice_is_kept_once():
    person = editor()
    draft = draft_of(by=person)
    save = {"draft": draft, "title": "x", "seen_at": draft.changed_at, "by": person}

    for _ in range(2):
        drafts.save_draft(fields=typed({"name": "Eerst"}), now=LATER, **save)

    assert Draft.objects.get().fields == {"name": ["Eerst"]}


@pytest.mark.django_db
def test_there_is_one_draft_about_one_thing():
    standard = StandardFactory()
    first = draft_of(standard)

    with pytest.raises(DraftExists):
        draft_of(standard)

    assert list(Draft.objects.all()) == [first]


@pytest.mark.django_db
@pytest.mark.parametrize(
    "role", [role for role in Role if role != Role.CATALOGUE_EDITOR]
)
def test_nobody_but_an_editor_writes_or_publishes(role):
    draft, person = draft_of(), person_with(role)

    with pytest.raises(NotAllowed):
        draft_of(by=person)
    with pytest.raises(NotAllowed):
        publish(draft, by=person)
    with pytest.raises(NotAllowed):
        drafts.discard_draft(draft=draft, by=person, now=LATER)

    assert list(Standard.objects.all()) == []
    assert list(Draft.objects.all()) == [draft]


@pytest.mark.django_db
def test_an_address_that_another_standard_has_or_had_is_refused():
    StandardFactory(slug="voorbeeld-api")

    with pytest.raises(SlugTaken):
        publish(draft_of())

    assert Standard.objects.count() == 1
    assert Draft.objects.count() == 1


@pytest.mark.django_db
def test_postgresql_never_gives_an_address_a_second_meaning():
    standard = StandardFactory(slug="eerst")

    with pytest.raises(DatabaseError), transaction.atomic():
        Standard.objects.filter(pk=standard.pk).update(slug="daarna")
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM catalogue_standard")
    with pytest.raises(IntegrityError), transaction.atomic():
        StandardFactory(slug="eerst")

    assert list(Standard.objects.all()) == []


@pytest.mark.django_db
def test_a_new_current_version_takes_the_place_of_the_old_one():
    old = StandardVersionFactory(number="1.0", is_current=True)
    draft = draft_of(
        kind=DraftKind.VERSION, standard=old.standard, fields=typed(VERSION)
    )

    publish(draft, VersionForm)

    versions = StandardVersion.objects.order_by("position")
    assert list(versions.values_list("number", "is_current")) == [
        ("1.0", False),
        ("2.0.0", True),
    ]
    standard = Standard.objects.get()
    assert (standard.current_version_number, standard.lifecycle) == (
        "2.0.0",
        "in-gebruik",
    )


@pytest.mark.django_db
def test_a_version_number_is_there_once():
    old = StandardVersionFactory(number="2.0.0")
    draft = draft_of(
        kind=DraftKind.VERSION, standard=old.standard, fields=typed(VERSION)
    )

    with pytest.raises(NotPublishable, match=r"Versie 2\.0\.0 bestaat al"):
        publish(draft, VersionForm)

    assert list(StandardVersion.objects.all()) == [old]


@pytest.mark.django_db
def test_a_page_taken_off_keeps_its_address_and_can_come_back():
    person, standard = editor(), StandardFactory()

    withdrawing.unpublish(page=standard, reason="Dubbel.", by=person, now=NOW)
    off = Standard.objects.published().count()
    withdrawing.republish(page=standard, by=person, now=LATER)

    assert (off, Standard.objects.published().count()) == (0, 1)
    assert list(Entry.objects.values_list("action", "details")) == [
        ("catalogue.unpublished", {"reason": "Dubbel."}),
        ("catalogue.republished", {}),
    ]


@pytest.mark.django_db
def test_a_page_is_not_taken_off_without_a_reason():
    standard = StandardFactory()

    with pytest.raises(withdrawing.ReasonMissing):
        withdrawing.unpublish(page=standard, reason=" ", by=editor(), now=NOW)

    assert Standard.objects.published().count() == 1


@pytest.mark.django_db
def test_what_is_tried_as_a_preview_leaves_nothing_behind():
    draft = draft_of()
    content = checked(StandardForm, draft.fields)

    with publishing.as_if_published(
        draft=draft, content=content, by=editor(), now=LATER
    ) as standard:
        during = Standard.objects.get()

    assert during == standard
    assert list(Standard.objects.all()) == []
    assert list(Draft.objects.all()) == [draft]


def test_of_two_who_publish_the_same_draft_at_once_one_is_told(racing_db):
    people, draft, start = [editor(), editor()], draft_of(), Barrier(2)

    def race(person):
        start.wait()
        try:
            publish(draft, by=person)
            return "gepubliceerd"
        except DraftGone:
            return "al weg"
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as threads:
        outcomes = sorted(threads.map(race, people))

    assert outcomes == ["al weg", "gepubliceerd"]
    assert list(Standard.objects.values_list("slug", flat=True)) == ["voorbeeld-api"]


@pytest.mark.django_db
@pytest.mark.parametrize(
    "attack",
    [
        "UPDATE catalogue_standardevent SET name = 'anders'",
        "DELETE FROM catalogue_standardevent",
        "TRUNCATE catalogue_standardevent",
        "SET LOCAL pgtrigger.ignore = 'all'; DELETE FROM catalogue_standardevent",
        "SET LOCAL session_replication_role = replica; DELETE FROM catalogue_standardevent",
        "SET ROLE portal_owner; DELETE FROM catalogue_standardevent",
    ],
)
def test_history_is_written_once(attack):
    standard = StandardFactory(name="Naam")

    with (
        pytest.raises(DatabaseError),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(attack)

    assert list(events_of(standard).values_list("name", flat=True)) == ["Naam"]
