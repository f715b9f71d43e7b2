"""An import as an editor does it: upload, dry run, look, press, all or nothing."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from accounts.enums import Role
from accounts.models import User
from catalogue.models import BindingnessChange, Initiative, Standard, StandardVersion
from journal.enums import JobState
from journal.models import Entry, Job
from tests.factories.accounts import person_with
from tests.factories.catalogue import StandardFactory
from tests.journal.outboxes import Clock, deliver_due

from .test_importing import COLUMNS, ROW, sheet


@pytest.fixture(autouse=True)
def own_media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"


@pytest.fixture
def desk(racing_db, signed_in):
    """The browser of an editor, with one standard that is there already."""
    StandardFactory(slug="er-is-al", name="Er is al")
    return signed_in(person_with(Role.CATALOGUE_EDITOR))


def work():
    """What Celery does, in this process."""
    deliver_due(Clock(timezone.now()))


def dry_run(desk, content):
    desk.post(
        reverse("catalogue_import"), {"file": SimpleUploadedFile("a.csv", content)}
    )
    work()
    return Job.objects.get(handler="catalogue.check_import")


def press(desk, check):
    """The button below the dry run."""
    answer = desk.post(reverse("catalogue_dry_run", args=[check.pk]), follow=True)
    work()
    return answer


def catalogue():
    """Everything that an import could touch."""
    return [
        list(model.objects.order_by("pk").values())
        for model in (Standard, StandardVersion, Initiative, BindingnessChange)
    ] + [list(Entry.objects.filter(action__startswith="catalogue.").values())]


def test_a_dry_run_shows_what_would_change_and_changes_nothing(desk):
    before = catalogue()

    check = dry_run(desk, sheet(ROW, {**ROW, "slug": "er-is-al", "naam": "Anders"}))
    page = desk.get(reverse("catalogue_dry_run", args=[check.pk])).content.decode()

    assert (check.state, check.outcome) == (
        JobState.DONE,
        "De proef is klaar: 1 nieuw, 1 gewijzigd, 0 gelijk, 0 fout. "
        "Er is nog niets gewijzigd.",
    )
    assert check.result_file.read().decode("utf-8-sig").splitlines()[:2] == [
        "regel;slug;uitkomst;toelichting",
        "2;voorbeeld-api;nieuw;standaard: Voorbeeld API",
    ]
    assert "Lees het bestand in" in page
    assert catalogue() == before


def test_the_button_does_what_was_shown(desk):
    check = dry_run(desk, sheet(ROW))

    press(desk, check)

    job = Job.objects.get(handler="catalogue.apply_import")
    assert (job.state, job.outcome, job.done, job.total) == (
        JobState.DONE,
        "Ingelezen: 1 nieuw, 0 gewijzigd, 0 gelijk, 0 fout.",
        1,
        1,
    )
    assert list(Standard.objects.order_by("slug").values_list("slug", "name")) == [
        ("er-is-al", "Er is al"),
        ("voorbeeld-api", "Voorbeeld API"),
    ]
    imported = Entry.objects.get(action="catalogue.imported")
    assert (imported.subject_key, imported.details) == (
        check.subject_key,
        {"new": 1, "changed": 0},
    )


def test_the_button_pressed_twice_takes_the_file_in_once(desk):
    check = dry_run(desk, sheet(ROW))
    press(desk, check)
    once = catalogue()

    press(desk, check)

    second = Job.objects.filter(handler="catalogue.apply_import").latest("id")
    assert (second.state, second.outcome) == (
        JobState.FAILED,
        "De catalogus is veranderd na uw proef. Er is niets ingelezen. "
        "Doe de proef opnieuw.",
    )
    assert catalogue() == once


def test_a_wrong_row_leaves_no_button_and_a_forged_press_changes_nothing(desk):
    check = dry_run(desk, sheet(ROW, {**ROW, "naam": "Dubbel"}))
    before = catalogue()

    page = desk.get(reverse("catalogue_dry_run", args=[check.pk])).content.decode()
    press(desk, check)

    job = Job.objects.get(handler="catalogue.apply_import")
    assert "Lees het bestand in" not in page
    assert "het adres “voorbeeld-api” staat ook al op regel 2." in page
    assert (job.state, job.outcome) == (
        JobState.FAILED,
        "Er is niets ingelezen: 1 nieuw, 0 gewijzigd, 0 gelijk, 1 fout.",
    )
    assert catalogue() == before


def test_a_role_that_ended_before_the_work_began_takes_nothing_in(desk):
    check = dry_run(desk, sheet(ROW))
    before = catalogue()
    desk.post(reverse("catalogue_dry_run", args=[check.pk]))
    editor = person_behind(check)
    editor.role_assignments.update(ends_on=timezone.localdate())

    work()

    job = Job.objects.get(handler="catalogue.apply_import")
    assert job.state == JobState.FAILED
    assert catalogue() == before


def person_behind(check):
    return User.objects.get(pk=int(check.requested_by_key.rpartition(":")[2]))


def test_another_editor_neither_sees_nor_presses(desk, signed_in):
    check = dry_run(desk, sheet(ROW))
    before = catalogue()
    other = signed_in(person_with(Role.CATALOGUE_EDITOR))
    address = reverse("catalogue_dry_run", args=[check.pk])

    answers = [other.get(address).status_code, other.post(address).status_code]

    work()
    assert answers == [404, 404]
    assert catalogue() == before


READ = {
    "latin-1": sheet(ROW, encoding="latin-1"),
    "bom and semicolons": sheet(ROW, encoding="utf-8-sig", delimiter=";"),
    "formula": sheet({**ROW, "naam": '=HYPERLINK("x")'}),
}


@pytest.mark.parametrize("content", READ.values(), ids=READ.keys())
def test_a_file_is_taken_in_as_the_spreadsheet_meant_it(desk, content):
    press(desk, dry_run(desk, content))

    standard = Standard.objects.get(slug="voorbeeld-api")
    name = '=HYPERLINK("x")' if b"HYPERLINK" in content else "Voorbeeld API"
    assert (standard.name, standard.summary) == (name, ROW["omschrijving"])


UNREADABLE = {
    "missing column": (
        sheet(ROW, columns=COLUMNS[1:]),
        f"Regel 1: deze kolommen ontbreken: {COLUMNS[0]}.",
    ),
    "nul": (
        sheet({**ROW, "naam": "A\x00B"}),
        "Regel 2: hier staat een onleesbaar teken. Is dit wel een CSV?",
    ),
    "fifty thousand rows": (
        sheet(*({**ROW, "slug": f"s-{number}"} for number in range(50_000))),
        "Het bestand heeft meer dan 10.000 regels. Splits het en lees de delen na "
        "elkaar in.",
    ),
}


@pytest.mark.parametrize(
    ("content", "sentence"), UNREADABLE.values(), ids=UNREADABLE.keys()
)
def test_a_file_that_cannot_be_read_ends_the_work_with_its_sentence(
    desk, content, sentence
):
    before = catalogue()

    check = dry_run(desk, content)
    answer = press(desk, check)

    assert (check.state, check.outcome) == (JobState.FAILED, sentence)
    assert "Dit bestand is niet meer bewaard. Begin opnieuw." in answer.content.decode()
    assert list(Job.objects.all()) == [check]
    assert catalogue() == before
