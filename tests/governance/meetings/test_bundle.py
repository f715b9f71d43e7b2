"""One PDF of all papers: who gets which, what is in it, and what cannot be."""

import io

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse
from pypdf import PdfReader, PdfWriter

from governance.domain.meetings import agenda, people
from governance.domain.meetings.bundle import BundleRefused, make_bundle
from governance.enums import ItemKind, Stage
from governance.models import BodyRule, ConflictDeclaration, Paper
from journal.models import Job
from tests.factories.accounts import UserFactory
from tests.factories.governance import dossier_at

from .world import NOW, Table

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def own_media(settings, tmp_path):
    settings.MEDIA_ROOT = str(tmp_path)


def pdf(pages=1, password=""):
    writer = PdfWriter()
    for _ in range(pages):
        writer.add_blank_page(300, 300)
    if password:
        writer.encrypt(password)
    made = io.BytesIO()
    writer.write(made)
    return made.getvalue()


def paper(item, name, content, content_type="application/pdf"):
    return Paper.objects.create(
        subject_key=item.subject_key,
        file=ContentFile(content, name="stuk.dat"),
        name=name,
        content_type=content_type,
        size=len(content),
        sha256="0" * 64,
        added_by=UserFactory(),
        added_at=NOW,
    )


def bundle(meeting, reader):
    made = make_bundle(
        meeting=meeting, reader=reader, now=NOW, report=lambda done, total: None
    )
    return PdfReader(io.BytesIO(made))


def words_of(found):
    return " ".join(" ".join(page.extract_text() for page in found.pages).split())


def test_the_bundle_has_a_cover_and_every_paper_in_the_order_of_the_agenda():
    table = Table()
    meeting = table.convened(items=2)
    first, second = meeting.items.all()
    paper(second, "tweede.pdf", pdf(3))
    paper(first, "eerste.pdf", pdf(2))

    found = bundle(meeting, table.members[0])

    assert [one.title for one in found.outline if not isinstance(one, list)][-2:] == [
        "1. eerste.pdf",
        "2. tweede.pdf",
    ]
    cover = words_of(found)
    assert "eerste.pdf (2 bladzijden)" in cover
    assert "Punt 1" in cover
    assert len(found.pages) >= 6


def test_a_cover_alone_is_accessible():
    table = Table()
    found = bundle(table.convened(), table.members[0])

    root = found.trailer["/Root"]
    assert (root["/Lang"], root["/MarkInfo"]["/Marked"]) == ("nl", True)
    assert b"pdfuaid:part" in root["/Metadata"].get_data()


@pytest.mark.parametrize(
    ("name", "content", "content_type"),
    [
        ("cijfers.xlsx", b"PK", "application/vnd.ms-excel"),
        ("geheim.pdf", pdf(password="geheim"), "application/pdf"),
        ("kapot.pdf", b"%PDF-1.7 en dan niets", "application/pdf"),
    ],
)
def test_what_cannot_be_bundled_is_named_on_the_cover(name, content, content_type):
    table = Table()
    meeting = table.convened()
    paper(meeting.items.get(), name, content, content_type)

    cover = words_of(bundle(meeting, table.members[0]))

    assert f"{name} (zit niet in deze bundel, lees het in het portaal)" in cover


def test_a_guest_gets_the_one_item_and_a_stranger_nothing():
    table = Table()
    meeting = table.convened(items=2)
    first, second = meeting.items.all()
    paper(second, "tweede.pdf", pdf())
    guest = UserFactory()
    people.invite_guest(item=first, guest=guest, by=table.secretary, now=NOW)

    cover = words_of(bundle(meeting, guest))

    assert ("Punt 1" in cover, "Punt 2" in cover, "tweede.pdf" in cover) == (
        True,
        False,
        False,
    )
    with pytest.raises(BundleRefused):
        bundle(meeting, UserFactory())


def test_who_has_an_interest_gets_no_papers_where_the_rule_says_so():
    table = Table()
    meeting, member = table.plan(), table.members[0]
    BodyRule.objects.create(
        body=table.body,
        in_force_on=NOW.date(),
        recusal="verlaat-de-zaal",
        source="Afgesproken.",
        recorded_by_label="Persoon",
        recorded_at=NOW,
    )
    dossier = dossier_at(Stage.TASKFORCE)
    item = agenda.add_item(
        meeting=meeting,
        item=agenda.Item("Mijn leverancier", ItemKind.FOR_ADVICE),
        dossier=dossier,
        by=table.secretary,
        now=NOW,
    )
    paper(item, "offerte.pdf", pdf())
    conflict = ConflictDeclaration.objects.create(
        dossier=dossier,
        body=table.body,
        person=member,
        ground="Ik werk er.",
        declared_by=member,
        declared_at=NOW,
    )
    conflict.state, conflict.decided_by = "erkend", table.chair
    conflict.decided_at = NOW
    conflict.save()

    assert "offerte.pdf" not in words_of(bundle(meeting, member))
    assert "offerte.pdf" in words_of(bundle(meeting, table.chair))


def test_the_bundle_is_made_by_the_worker(client):
    table = Table()
    meeting = table.convened()
    client.force_login(table.members[0])

    answer = client.post(reverse("meeting_bundle", args=[meeting.pk]))

    job = Job.objects.get()
    assert (job.handler, job.arguments) == (
        "governance.bundle_papers",
        {"meeting_id": meeting.pk},
    )
    assert answer["Location"] == reverse("job", args=[job.pk])


def test_a_paper_is_read_by_who_reads_its_item(client):
    table = Table()
    meeting, other = table.convened(items=2), table.convened()
    first, second = meeting.items.all()
    one, two = paper(first, "een.pdf", pdf()), paper(second, "twee.pdf", pdf())
    elsewhere = paper(other.items.get(), "elders.pdf", pdf())
    guest = UserFactory()
    people.invite_guest(item=first, guest=guest, by=table.secretary, now=NOW)

    def status(person, file):
        client.force_login(person)
        address = reverse("meeting_paper", args=[meeting.pk, file.pk])
        return client.get(address).status_code

    assert [status(table.members[0], file) for file in (one, two, elsewhere)] == [
        200,
        200,
        404,
    ]
    assert [status(guest, file) for file in (one, two)] == [200, 404]
    assert status(UserFactory(), one) == 403
