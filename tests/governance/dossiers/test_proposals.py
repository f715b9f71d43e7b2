"""A proposal is written by several, submitted once, and fixed from then on."""

import datetime
import re

import pytest

from accounts.enums import Role
from catalogue.enums import Bindingness
from governance.domain.dossiers.completeness import Incomplete, gaps_in
from governance.domain.dossiers.facts import Facts
from governance.domain.dossiers.proposals import (
    SomebodyWasFirst,
    attach_paper,
    detach_paper,
    save_draft,
    start_proposal,
)
from governance.domain.dossiers.submitting import submit_proposal
from governance.domain.events import canonical_json, sha256_of
from governance.enums import Criterion, DossierKind, Stage
from governance.models import Dossier, DossierDraft, DossierVersion, NumberSeries, Paper
from governance.queries.dossiers.content import content_of
from journal.models import Message
from samenorganiseren.shared.errors import NotAllowed
from tests.factories.accounts import AT, MunicipalOrganisationFactory, person_with
from tests.factories.catalogue import StandardFactory
from tests.governance.dossiers import files
from tests.governance.dossiers.proposing import (
    complete,
    home_of,
    started,
    submitted,
    writer,
    written,
)

pytestmark = pytest.mark.django_db
NOW = datetime.datetime(2026, 11, 25, 12, tzinfo=datetime.UTC)


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.mark.parametrize("kind", DossierKind)
def test_a_proposal_of_every_kind_begins_as_a_draft_of_its_organisation(kind):
    dossier = started(kind=kind)

    assert (dossier.stage, dossier.number, dossier.draft.revision) == (
        Stage.DRAFT,
        "",
        1,
    )


@pytest.mark.parametrize("role", [Role.SUPPLIER, Role.BODY_MEMBER, Role.PEOPLE_MANAGER])
def test_who_writes_for_nobody_starts_nothing(role):
    with pytest.raises(NotAllowed):
        start_proposal(
            organisation=MunicipalOrganisationFactory(),
            kind=DossierKind.INITIATIVE,
            title="Samen",
            by=person_with(role),
            now=AT,
        )

    assert Dossier.objects.count() == 0


def test_the_second_writer_sees_both_texts_and_nothing_is_lost():
    first = writer()
    second = writer(home_of(first))
    dossier = started(first)
    save_draft(
        dossier=dossier, written=written(text="De eerste."), seen=1, by=first, now=NOW
    )

    with pytest.raises(SomebodyWasFirst) as conflict:
        save_draft(
            dossier=dossier,
            written=written(text="De tweede."),
            seen=1,
            by=second,
            now=NOW,
        )

    assert conflict.value.theirs.text == "De eerste."
    assert DossierDraft.objects.get().text == "De eerste."
    save_draft(
        dossier=dossier,
        written=written(text="De tweede."),
        seen=conflict.value.theirs.revision,
        by=second,
        now=NOW,
    )
    assert DossierDraft.objects.get().text == "De tweede."


def test_the_same_form_sent_twice_is_kept_once():
    by = writer()
    dossier = started(by)
    for _ in range(2):
        save_draft(dossier=dossier, written=written(), seen=1, by=by, now=NOW)

    assert DossierDraft.objects.get().revision == 2


def test_what_is_missing_is_told_question_by_question():
    dossier = started(kind=DossierKind.FUND_REQUEST)

    assert [gap.field for gap in gaps_in(dossier.draft)] == [
        "summary",
        "text",
        "asked_cents",
        *Criterion.values,
    ]


def test_an_escalation_goes_up():
    standard = StandardFactory()
    low = complete(
        kind=DossierKind.ESCALATION,
        facts=Facts(standard, level=0, in_force_on=datetime.date(2027, 5, 1)),
    )

    assert [gap.field for gap in gaps_in(low.draft)] == ["level"]


def test_a_proposal_that_misses_something_is_not_submitted():
    by = writer()
    dossier = started(by)

    with pytest.raises(Incomplete):
        submit_proposal(dossier=dossier, seen=1, by=by, now=NOW)

    dossier.refresh_from_db()
    assert (dossier.stage, dossier.number) == (Stage.DRAFT, "")
    assert (DossierVersion.objects.count(), NumberSeries.objects.count()) == (0, 0)


def test_submitting_gives_a_number_and_freezes_the_text_with_its_papers():
    by = writer()
    dossier = complete(
        by,
        kind=DossierKind.NEW_STANDARD,
        facts=Facts(level=Bindingness.COMPLY_OR_EXPLAIN),
    )
    kept = attach_paper(
        dossier=dossier, upload=files.upload("a.pdf", files.pdf()), by=by, now=NOW
    )
    left_out = attach_paper(
        dossier=dossier, upload=files.upload("b.png", files.PNG), by=by, now=NOW
    )
    detach_paper(dossier=dossier, paper=left_out, by=by, now=NOW)

    submit_proposal(dossier=dossier, seen=2, by=by, now=NOW)

    dossier.refresh_from_db()
    version = dossier.versions.get()
    papers = Paper.objects.filter(subject_key=version.subject_key)
    assert (dossier.number, dossier.stage, dossier.intended_level) == (
        "D-2026-001",
        Stage.SUBMITTED,
        Bindingness.COMPLY_OR_EXPLAIN,
    )
    assert [(paper.name, paper.sha256) for paper in papers] == [("a.pdf", kept.sha256)]
    assert version.sha256 == sha256_of(canonical_json(content_of(version, papers)))
    event = dossier.events.get()
    assert {name: event.payload[name] for name in ("nummer", "versie", "sha256")} == {
        "nummer": "D-2026-001",
        "versie": 1,
        "sha256": version.sha256,
    }
    assert by.name not in event.canonical


def test_submitting_twice_is_submitting_once():
    by = writer()
    dossier = complete(by)
    first = submit_proposal(dossier=dossier, seen=2, by=by, now=NOW)

    again = submit_proposal(dossier=dossier, seen=2, by=by, now=NOW)

    assert (again.number, again.event_count) == (first.number, 1)
    assert (DossierVersion.objects.count(), NumberSeries.objects.get().last) == (1, 1)
    asked = Message.objects.filter(handler="governance.announce_submission")
    assert asked.count() == 1


def test_a_text_that_the_submitter_did_not_see_is_not_submitted():
    by = writer()
    dossier = complete(by)

    with pytest.raises(SomebodyWasFirst):
        submit_proposal(dossier=dossier, seen=1, by=by, now=NOW)

    dossier.refresh_from_db()
    assert (dossier.stage, DossierVersion.objects.count()) == (Stage.DRAFT, 0)


def test_nobody_writes_in_what_was_submitted():
    by = writer()
    dossier = submitted(by)

    with pytest.raises(NotAllowed, match="De tekst staat vast"):
        save_draft(
            dossier=dossier,
            written=written(text="Anders"),
            seen=dossier.draft.revision,
            by=by,
            now=NOW,
        )

    assert dossier.versions.get().text == "Dit stellen wij voor."


def test_the_sentence_about_a_missing_answer_names_the_question():
    assert re.match("Geef antwoord op: Wie", gaps_in(started().draft)[2].sentence)
