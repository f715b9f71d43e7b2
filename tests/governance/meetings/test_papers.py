"""Papers at an item: who lays them there, what is refused, and where they show."""

import hashlib
import io

import pytest
from django.urls import reverse
from pypdf import PdfReader

from governance.domain.dossiers.paper_kinds import PaperRefused
from governance.domain.meetings import agenda, papers, people, running
from governance.domain.meetings.bundle import make_bundle
from governance.domain.meetings.running import ItemNotThere
from governance.enums import ItemKind, Stage
from governance.models import ConflictDeclaration, LoosePaper, Paper
from journal.models import Entry
from samenorganiseren.shared.errors import NotAllowed
from tests.factories.accounts import UserFactory
from tests.factories.governance import BodyRuleFactory, dossier_at
from tests.governance.dossiers import files
from tests.governance.dossiers.files import upload

from .world import AFTER, NOW, STARTS, Table

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"
    return settings.MEDIA_ROOT


def lay(table, item, name="stuk.pdf", content=None, by=None):
    return papers.add_to_item(
        item=item,
        upload=upload(name, files.pdf() if content is None else content),
        by=by or table.secretary,
        now=NOW,
    )


def stored(media):
    return [one for one in media.rglob("*") if one.is_file()] if media.exists() else []


def send(client, item, name="stuk.pdf", content=None):
    file = upload(name, files.pdf() if content is None else content)
    address = reverse("agenda_item_paper", args=[item.meeting_id, item.pk])
    return client.post(address, {"upload": file})


def test_the_secretary_lays_a_file_at_an_item():
    table = Table()
    item = table.convened().items.get()
    content = files.pdf(pages=3)

    paper = lay(table, item, content=content)

    sha256 = hashlib.sha256(content).hexdigest()
    assert (
        paper.subject_key,
        paper.dossier,
        paper.size,
        paper.pages,
        paper.sha256,
    ) == (
        item.subject_key,
        None,
        len(content),
        3,
        sha256,
    )
    entry = Entry.objects.get(action="governance.agenda_paper_added")
    assert entry.details == {"vergadering": item.meeting_id, "sha256": sha256}


def test_the_trail_of_a_dossier_keeps_which_file_the_body_had_before_it():
    table = Table()
    dossier = dossier_at(Stage.TASKFORCE)
    item = agenda.add_item(
        meeting=table.plan(),
        item=agenda.Item("Voorstel", ItemKind.FOR_ADVICE),
        dossier=dossier,
        by=table.secretary,
        now=NOW,
    )

    paper = lay(table, item)

    event = dossier.events.last()
    told = {name: event.payload[name] for name in ("punt", "stuk", "sha256")}
    assert (event.kind, told) == (
        "stuk-bij-agendapunt",
        {"punt": item.pk, "stuk": paper.pk, "sha256": paper.sha256},
    )


def test_the_same_file_twice_is_one_paper(media):
    table = Table()
    item = table.convened().items.get()
    content = files.pdf()

    first, again = (lay(table, item, content=content) for _ in range(2))

    assert first == again
    assert len(stored(media)) == 1


def test_one_more_than_the_table_holds_is_refused(media):
    table = Table()
    item = table.convened().items.get()
    for number in range(papers.MOST_PAPERS):
        lay(table, item, content=files.pdf(pages=number + 1))

    with pytest.raises(PaperRefused) as refusal:
        lay(table, item, content=files.pdf(pages=50))

    assert str(refusal.value).startswith("Bij dit punt liggen al 20 stukken.")
    assert len(stored(media)) == papers.MOST_PAPERS


@pytest.mark.parametrize("who", ["member", "chair", "stranger"])
def test_only_the_secretary_lays_papers(who, media):
    table = Table()
    item = table.convened().items.get()
    people_ = {
        "member": table.members[0],
        "chair": table.chair,
        "stranger": UserFactory(),
    }

    with pytest.raises(NotAllowed):
        lay(table, item, by=people_[who])

    assert (Paper.objects.count(), stored(media)) == (0, [])


def test_nothing_comes_at_a_closed_meeting_or_a_pulled_item(media):
    table = Table()
    over = table.closed().items.get()
    pulled = agenda.pull_item(
        item=table.convened().items.get(),
        reason="Niet rijp.",
        by=table.secretary,
        now=NOW,
    )

    with pytest.raises(NotAllowed):
        lay(table, over)
    with pytest.raises(ItemNotThere):
        lay(table, pulled)

    assert (Paper.objects.count(), stored(media)) == (0, [])


def test_a_wrong_file_goes_off_the_table_and_nobody_gets_it(client):
    table = Table()
    dossier = dossier_at(Stage.TASKFORCE)
    meeting = table.plan()
    item = agenda.add_item(
        meeting=meeting,
        item=agenda.Item("Voorstel", ItemKind.FOR_ADVICE),
        dossier=dossier,
        by=table.secretary,
        now=NOW,
    )
    paper = lay(table, item, "verkeerd.pdf")
    address = reverse("meeting_paper", args=[meeting.pk, paper.pk])
    take = reverse("agenda_item_paper_take", args=[meeting.pk, item.pk, paper.pk])
    client.force_login(table.secretary)

    statuses = [client.post(take).status_code for _ in range(2)]

    client.force_login(table.members[0])
    page = client.get(item.get_absolute_url()).content.decode()
    assert statuses == [302, 404]
    assert (client.get(address).status_code, "verkeerd.pdf" in page) == (404, False)
    assert dossier.events.last().kind == "stuk-van-agendapunt"


def test_what_lay_on_the_table_of_a_closed_meeting_stays_there():
    table = Table()
    meeting = table.convened()
    item = meeting.items.get()
    paper = lay(table, item)
    running.open_meeting(meeting=meeting, by=table.secretary, now=STARTS)
    running.close_meeting(meeting=meeting, by=table.secretary, now=AFTER)
    item.refresh_from_db()

    with pytest.raises(NotAllowed):
        papers.take_from_item(item=item, paper=paper, by=table.secretary, now=AFTER)

    assert LoosePaper.objects.count() == 0


BOMB = files.docx(parts={"word/media/nul.bin": b"\0" * 20_000_000})
BAD = {
    "another kind": ("stuk.exe", b"MZ", "Dit soort bestand nemen wij niet aan."),
    "not what it says": ("stuk.pdf", b"MZ" * 400, "maar is geen PDF-bestand."),
    "empty": ("stuk.pdf", b"", "Dit bestand is leeg."),
    "encrypted": ("stuk.pdf", files.pdf(password="geheim"), "versleuteld"),
    "an encrypted zip": ("s.docx", files.encrypted_zip(files.docx()), "versleuteld"),
    "a zip bomb": ("stuk.docx", BOMB, "bij het uitpakken veel te groot"),
    "a script": ("stuk.pdf", files.pdf(files.with_script), "zit een script"),
}


@pytest.mark.parametrize(("name", "content", "sentence"), BAD.values(), ids=BAD.keys())
def test_a_bad_file_is_refused_at_the_question_with_a_sentence(
    name, content, sentence, client, media
):
    table = Table()
    item = table.convened().items.get()
    client.force_login(table.secretary)

    page = send(client, item, name, content)

    assert page.status_code == 422
    assert sentence in page.context["form"].errors["upload"][0]
    assert (Paper.objects.count(), stored(media)) == (0, [])


def test_a_file_that_is_too_large_is_refused(client, settings, media):
    settings.PAPER_MAX_BYTES = 100
    table = Table()
    item = table.convened().items.get()
    client.force_login(table.secretary)

    page = send(client, item)

    assert "Dit bestand is groter dan" in page.context["form"].errors["upload"][0]
    assert (Paper.objects.count(), stored(media)) == (0, [])


def test_what_was_sent_shows_on_the_page_of_the_item_the_meeting_and_in_the_bundle(
    client,
):
    table = Table()
    meeting = table.convened()
    item = meeting.items.get()
    client.force_login(table.secretary)

    answer = send(client, item, "begroting.pdf", files.pdf(pages=2))

    paper = Paper.objects.get()
    address = reverse("meeting_paper", args=[meeting.pk, paper.pk])
    assert answer["Location"] == reverse(
        "agenda_item_paper", args=[meeting.pk, item.pk]
    )
    client.force_login(table.members[0])
    for page in (meeting.get_absolute_url(), item.get_absolute_url()):
        assert (
            f'href="{address}">begroting.pdf</a>' in client.get(page).content.decode()
        )
    bundle = make_bundle(
        meeting=meeting, reader=table.members[0], now=NOW, report=lambda *_: None
    )
    assert len(PdfReader(io.BytesIO(bundle)).pages) == 3
    sent = client.get(address)
    assert (b"".join(sent.streaming_content)[:4], sent["Cache-Control"]) == (
        b"%PDF",
        "private, no-store",
    )
    client.logout()
    assert "begroting" not in client.get(meeting.get_absolute_url()).content.decode()


def reading(client, person):
    client.force_login(person)
    page = client.get(reverse("today"))
    return {
        one.item.title: [paper.name for paper in one.papers]
        for one in page.context["today"].reading
    }


def test_today_has_the_papers_of_the_item_that_is_on(client):
    table = Table()
    meeting = table.held(items=2)
    first, second = meeting.items.all()
    lay(table, first, "eerste.pdf")
    lay(table, second, "tweede.pdf")

    assert reading(client, table.members[0]) == {"Punt 1": ["eerste.pdf"]}


def test_today_has_the_papers_of_the_first_meeting_to_come(client):
    table = Table()
    meeting = table.convened(items=2)
    lay(table, meeting.items.first(), "eerste.pdf")
    lay(table, table.convened().items.get(), "later.pdf")

    assert reading(client, table.members[0]) == {"Punt 1": ["eerste.pdf"]}


def test_today_has_for_a_guest_the_one_item(client):
    table = Table()
    first, second = table.convened(items=2).items.all()
    lay(table, first, "eerste.pdf")
    lay(table, second, "tweede.pdf")
    guest = UserFactory()
    people.invite_guest(item=second, guest=guest, by=table.secretary, now=NOW)

    assert reading(client, guest) == {"Punt 2": ["tweede.pdf"]}


def test_today_keeps_papers_from_who_has_an_interest(client):
    table = Table()
    BodyRuleFactory(body=table.body, in_force_on=NOW.date(), recusal="verlaat-de-zaal")
    dossier = dossier_at(Stage.TASKFORCE)
    meeting = table.plan()
    item = agenda.add_item(
        meeting=meeting,
        item=agenda.Item("Mijn leverancier", ItemKind.FOR_ADVICE),
        dossier=dossier,
        by=table.secretary,
        now=NOW,
    )
    lay(table, item, "offerte.pdf")
    conflict = ConflictDeclaration.objects.create(
        dossier=dossier,
        body=table.body,
        person=table.members[0],
        ground="Ik werk er.",
        declared_by=table.members[0],
        declared_at=NOW,
    )
    conflict.state, conflict.decided_by = "erkend", table.chair
    conflict.decided_at = NOW
    conflict.save()

    assert reading(client, table.members[0]) == {}
    assert reading(client, table.chair) == {"Mijn leverancier": ["offerte.pdf"]}
