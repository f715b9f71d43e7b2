"""Files as people send them, good and bad, made here: nothing of them is stored."""

import io
import zipfile

from django.core.files.uploadedfile import SimpleUploadedFile
from pypdf import PdfWriter
from pypdf.generic import DictionaryObject, NameObject, TextStringObject

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ODT = "application/vnd.oasis.opendocument.text"
TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489"
)


def upload(name, content, content_type=""):
    return SimpleUploadedFile(name, content, content_type or "application/octet-stream")


def pdf(change=None, *, password="", pages=1):
    writer = PdfWriter()
    for _ in range(pages):
        writer.add_blank_page(100, 100)
    if change:
        change(writer)
    if password:
        writer.encrypt(password)
    made = io.BytesIO()
    writer.write(made)
    return made.getvalue()


def with_script(writer):
    writer.root_object[NameObject("/OpenAction")] = DictionaryObject(
        {
            NameObject("/S"): NameObject("/JavaScript"),
            NameObject("/JS"): TextStringObject("app.alert('hallo')"),
        }
    )


def with_attachment(writer):
    writer.add_attachment("los.exe", b"MZ")


def with_launch(writer):
    writer.root_object[NameObject("/OpenAction")] = DictionaryObject(
        {
            NameObject("/S"): NameObject("/Launch"),
            NameObject("/F"): TextStringObject("cmd.exe"),
        }
    )


def with_open_action(writer):
    writer.root_object[NameObject("/OpenAction")] = DictionaryObject(
        {
            NameObject("/S"): NameObject("/URI"),
            NameObject("/URI"): TextStringObject("https://kwaad.example"),
        }
    )


def zipped(parts, *, first=()):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in [*first, *parts.items()]:
            kind = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            packed.writestr(name, content, kind)
    return made.getvalue()


def docx(**more):
    parts = {"[Content_Types].xml": TYPES, "word/document.xml": "<w:document/>"}
    return zipped({**parts, **more.get("parts", {})})


def odt(manifest="<manifest:manifest/>", content="<office:document-content/>"):
    return zipped(
        {"content.xml": content, "META-INF/manifest.xml": manifest},
        first=[("mimetype", ODT)],
    )


def encrypted_zip(content):
    """The same file, with the bit that says that its entries are encrypted."""
    changed = bytearray(content)
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = changed.find(mark)
        while at >= 0:
            changed[at + place] |= 1
            at = changed.find(mark, at + 1)
    return bytes(changed)
