"""Files that were left out of a draft go after their term; whatever is used stays."""

import datetime

import pytest
from django.urls import reverse

from governance.domain.dossiers.proposals import attach_paper, detach_paper
from governance.domain.dossiers.submitting import submit_proposal
from governance.domain.dossiers.sweeping import sweep_loose_papers
from governance.domain.events import add_event
from governance.models import LoosePaper, Paper
from governance.tasks.dossiers import sweep_papers
from journal.models import Entry
from samenorganiseren.shared.retention import term_of
from tests.factories.accounts import AT
from tests.factories.governance import PaperFactory

from . import files
from .proposing import complete, writer

pytestmark = pytest.mark.django_db
TERM = term_of("loose_paper")
MINUTE = datetime.timedelta(minutes=1)


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"
    return settings.MEDIA_ROOT


@pytest.fixture
def person():
    return writer()


@pytest.fixture
def dossier(person):
    return complete(person)


def attached(dossier, person, content=None):
    file = files.upload("stuk.pdf", files.pdf() if content is None else content)
    return attach_paper(dossier=dossier, upload=file, by=person, now=AT)


def left_out(dossier, person, content=None):
    paper = attached(dossier, person, content)
    detach_paper(dossier=dossier, paper=paper, by=person, now=AT)
    return paper


def is_there(paper):
    return paper.file.storage.exists(paper.file.name)


@pytest.mark.parametrize(("after", "stays"), [(TERM, True), (TERM + MINUTE, False)])
def test_a_file_goes_after_its_term_and_not_a_minute_before(
    after, stays, dossier, person
):
    paper = left_out(dossier, person)

    swept = sweep_loose_papers(now=AT + after)

    assert (swept, is_there(paper)) == (0 if stays else 1, stays)
    assert Paper.objects.filter(pk=paper.pk).exists()


def test_sweeping_again_does_nothing_and_is_told_once(dossier, person):
    paper = left_out(dossier, person)
    now = AT + TERM + MINUTE

    told = [sweep_papers(now=now) for _ in range(2)]

    assert told == [
        "1 weggelaten bestanden verwijderd.",
        "0 weggelaten bestanden verwijderd.",
    ]
    entry = Entry.objects.get(action="governance.paper_swept")
    assert entry.details == {"sha256": paper.sha256}


def test_what_a_submitted_version_holds_stays(dossier, person):
    content = files.pdf(pages=2)
    paper = attached(dossier, person, content)
    dossier.refresh_from_db()
    submit_proposal(dossier=dossier, seen=dossier.draft.revision, by=person, now=AT)
    dossier.draft.papers.remove(paper)
    LoosePaper.objects.create(paper=paper, since=AT)

    assert sweep_loose_papers(now=AT + TERM + MINUTE) == 0
    frozen = Paper.objects.get(subject_key__startswith="governance.dossier_version:")
    assert (is_there(paper), is_there(frozen)) == (True, True)


def test_a_file_that_is_in_use_again_stays(dossier, person):
    paper = left_out(dossier, person)
    dossier.draft.papers.add(paper)

    assert sweep_loose_papers(now=AT + TERM + MINUTE) == 0
    assert (is_there(paper), LoosePaper.objects.count()) == (True, 0)


def test_the_same_file_that_was_sent_again_keeps_both(dossier, person):
    content = files.pdf(pages=2)
    first = left_out(dossier, person, content)
    second = attached(dossier, person, content)

    assert sweep_loose_papers(now=AT + TERM + MINUTE) == 0
    assert (is_there(first), is_there(second)) == (True, True)


def test_what_another_thing_holds_with_the_same_fingerprint_stays(dossier, person):
    paper = left_out(dossier, person)
    PaperFactory(subject_key="governance.consultation_response:1", sha256=paper.sha256)

    assert sweep_loose_papers(now=AT + TERM + MINUTE) == 0
    assert is_there(paper)


def test_what_an_event_names_stays(dossier, person):
    paper = left_out(dossier, person)
    add_event(
        "stuk-bij-agendapunt",
        dossier=dossier,
        by=person,
        now=AT,
        payload={"sha256": paper.sha256},
    )

    assert sweep_loose_papers(now=AT + TERM + MINUTE) == 0
    assert is_there(paper)


def test_the_term_of_one_that_nobody_noted_begins_when_it_is_found(dossier, person):
    paper = left_out(dossier, person)
    LoosePaper.objects.all().delete()
    later = AT + 3 * TERM

    assert sweep_loose_papers(now=later) == 0
    assert LoosePaper.objects.get().since == later
    assert sweep_loose_papers(now=later + TERM + MINUTE) == 1
    assert not is_there(paper)


def test_nobody_asks_for_a_file_that_was_swept(client, dossier, person):
    paper = left_out(dossier, person)
    client.force_login(person)
    address = reverse("paper", args=[paper.key])
    before = client.get(address).status_code

    sweep_loose_papers(now=AT + TERM + MINUTE)

    assert (before, client.get(address).status_code) == (200, 404)


def test_the_form_says_how_long_a_file_stays(client, dossier, person):
    client.force_login(person)

    page = client.get(reverse("write_dossier", args=[f"concept-{dossier.pk}"]))

    told = "Een stuk dat u weglaat, wordt na 30 dagen verwijderd."
    assert told in page.content.decode()
