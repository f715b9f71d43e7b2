"""A paper is taken in when it is what it says, opens for everyone and does nothing."""

import hashlib
from pathlib import Path

import pytest
from django.test import Client

from accounts.enums import Role
from governance.domain.dossiers.paper_kinds import PaperRefused
from governance.domain.dossiers.papers import add_paper
from governance.domain.dossiers.proposals import attach_paper, start_proposal
from governance.enums import DossierKind
from governance.models import Paper
from tests.factories.accounts import AT, MunicipalOrganisationFactory, person_with
from tests.governance.dossiers import files
from tests.governance.dossiers.files import upload

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"
    return settings.MEDIA_ROOT


def take_in(file):
    return add_paper(
        subject_key="governance.dossier_draft:1",
        dossier=None,
        upload=file,
        by=person_with(Role.INFORMATION_MANAGER),
        now=AT,
    )


@pytest.mark.parametrize(
    ("name", "content", "content_type", "pages"),
    [
        ("voorstel.pdf", files.pdf(pages=3), "application/pdf", 3),
        ("voorstel.docx", files.docx(), files.DOCX, None),
        ("voorstel.odt", files.odt(), files.ODT, None),
        ("plaat.png", files.PNG, "image/png", None),
    ],
)
def test_a_good_paper_is_stored_under_a_name_that_nobody_guesses(
    name, content, content_type, pages, media
):
    paper = take_in(upload(name, content))

    assert (paper.name, paper.content_type, paper.size, paper.pages, paper.sha256) == (
        name,
        content_type,
        len(content),
        pages,
        hashlib.sha256(content).hexdigest(),
    )
    assert "voorstel" not in paper.file.name
    assert (media / paper.file.name).read_bytes() == content


BOMB = files.docx(parts={"word/media/nul.bin": b"\0" * 20_000_000})
OLE = bytes.fromhex("d0cf11e0a1b11ae1") + "EncryptedPackage".encode("utf-16-le")
BAD = {
    "empty": ("leeg.pdf", b"", "Dit bestand is leeg."),
    "not a PDF": ("nep.pdf", b"MZ\x90\x00" + b"x" * 600, "maar is geen PDF-bestand"),
    "a PDF called Word": ("nep.docx", files.pdf(), "maar is geen Word-bestand"),
    "a zip called Word": ("nep.docx", files.zipped({"a": "b"}), "geen Word-bestand"),
    "an ODT called Word": ("nep.docx", files.odt(), "geen Word-bestand"),
    "svg": ("plaat.svg", b"<svg/>", "nemen wij niet aan"),
    "html": ("pagina.html", b"<html>", "nemen wij niet aan"),
    "html called PNG": ("plaat.png", b"<html><script>", "geen PNG-bestand"),
    "without extension": ("voorstel", files.pdf(), "nemen wij niet aan"),
    "a broken PDF": ("stuk.pdf", b"%PDF-1.7\nkapot", "beschadigd"),
    "an encrypted PDF": ("slot.pdf", files.pdf(password="geheim"), "versleuteld"),
    "an encrypted zip": (
        "slot.docx",
        files.encrypted_zip(files.docx()),
        "versleuteld",
    ),
    "an encrypted office file": ("slot.docx", OLE, "versleuteld"),
    "an encrypted ODT": (
        "slot.odt",
        files.odt(manifest="<manifest:encryption-data/>"),
        "versleuteld",
    ),
    "a PDF with a script": ("script.pdf", files.pdf(files.with_script), "script"),
    "a PDF that starts a program": (
        "start.pdf",
        files.pdf(files.with_launch),
        "script of een opdracht",
    ),
    "a PDF that acts when opened": (
        "open.pdf",
        files.pdf(files.with_open_action),
        "zodra hij opengaat",
    ),
    "a PDF with files": (
        "bijlage.pdf",
        files.pdf(files.with_attachment),
        "andere bestanden",
    ),
    "macros": (
        "macro.docx",
        files.docx(parts={"word/vbaProject.bin": b"x"}),
        "macro’s",
    ),
    "an ODT with macros": (
        "macro.odt",
        files.odt(content="<office:scripts><office:script/>"),
        "macro’s",
    ),
    "a template from elsewhere": (
        "elders.docx",
        files.docx(
            parts={
                "word/_rels/settings.xml.rels": '<Relationship Type="http://x/'
                'attachedTemplate" Target="https://kwaad.example/a.dotm" '
                'TargetMode="External"/>'
            }
        ),
        "macro’s",
    ),
    "a zip bomb": ("bom.docx", BOMB, "bij het uitpakken veel te groot"),
    "too many entries": (
        "veel.docx",
        files.docx(parts={f"word/{n}.xml": "x" for n in range(2_001)}),
        "bij het uitpakken veel te groot",
    ),
    "a zip in a zip": (
        "in.docx",
        files.docx(parts={"word/embeddings/in.zip": b"PK"}),
        "andere ingepakte bestanden",
    ),
}


@pytest.mark.parametrize(("name", "content", "sentence"), BAD.values(), ids=BAD)
def test_a_bad_paper_is_refused_with_its_own_sentence(name, content, sentence, media):
    with pytest.raises(PaperRefused, match=sentence):
        take_in(upload(name, content))

    assert (Paper.objects.count(), list(Path(media).rglob("*.*"))) == (0, [])
    assert not media.exists()


def test_a_paper_that_is_too_large_is_refused(settings, media):
    settings.PAPER_MAX_BYTES = 100

    with pytest.raises(PaperRefused, match="groter dan 0 MB"):
        take_in(upload("groot.pdf", files.pdf()))

    assert (Paper.objects.count(), media.exists()) == (0, False)


def test_a_browser_that_says_it_is_something_else_is_not_believed(media):
    with pytest.raises(PaperRefused, match="geen PDF-bestand"):
        take_in(upload("voorstel.pdf", files.pdf(), "text/html"))

    assert (Paper.objects.count(), media.exists()) == (0, False)


def test_a_name_loses_its_folders_and_its_tricks():
    paper = take_in(upload("voorstel\u202efdp.exe.pdf", files.pdf()))

    assert paper.name == "voorstel fdp.exe.pdf"


def test_a_paper_comes_back_only_to_who_may_read_its_subject():
    gouda = MunicipalOrganisationFactory()
    writer = person_with(Role.INFORMATION_MANAGER, gouda)
    dossier = start_proposal(
        organisation=gouda,
        kind=DossierKind.INITIATIVE,
        title="Samen",
        by=writer,
        now=AT,
    )
    content = files.pdf()
    paper = attach_paper(
        dossier=dossier, upload=upload("voorstel.pdf", content), by=writer, now=AT
    )
    own, other, visitor = Client(), Client(), Client()
    own.force_login(writer)
    other.force_login(person_with(Role.INFORMATION_MANAGER))

    given = own.get(paper.get_absolute_url())

    assert b"".join(given.streaming_content) == content
    assert (given["Content-Type"], given["Content-Disposition"]) == (
        "application/pdf",
        'attachment; filename="voorstel.pdf"',
    )
    assert given["X-Content-Type-Options"] == "nosniff"
    assert other.get(paper.get_absolute_url()).status_code == 403
    assert visitor.get(paper.get_absolute_url()).status_code == 302


def test_a_paper_whose_subject_nobody_knows_is_for_nobody():
    paper = take_in(upload("voorstel.pdf", files.pdf()))
    Paper.objects.create(
        subject_key="onbekend.ding:1",
        file=paper.file.name,
        name="voorstel.pdf",
        content_type="application/pdf",
        size=paper.size,
        sha256=paper.sha256,
        added_by=paper.added_by,
        added_at=AT,
        key="f" * 32,
    )
    browser = Client()
    browser.force_login(paper.added_by)

    assert browser.get(f"/stukken/{'f' * 32}/").status_code == 403
