"""Taking in a paper that came with something: looked into, then stored, then named.

A file that is refused leaves nothing behind. What is taken in gets a name that
nobody guesses and is given back only through `may_read_paper`.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from datetime import datetime

import filetype
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from accounts.models import User
from accounts.rules import require_writer

from ...models import Dossier, Paper
from ...models.papers import new_key
from .paper_kinds import (
    ALLOWED_WORDS,
    KINDS,
    ZIPPED,
    PaperKind,
    PaperRefused,
    is_said_of,
)
from .paper_office import (
    ENCRYPTED,
    is_encrypted_office,
    not_what_it_says,
    refuse_bad_office,
)
from .paper_pdf import pages_of

LONGEST_NAME = 160
FOLDER = "stukken"
_UNSAFE = re.compile(
    r"[\x00-\x1f\x7f\"\\/<>|:*?\u200e\u200f\u202a-\u202e\u2066-\u2069]"
)


@dataclass(frozen=True)
class Examined:
    """A file that may be taken in."""

    name: str
    content: bytes
    content_type: str
    pages: int | None

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.content).hexdigest()


@transaction.atomic
def add_paper(
    *,
    subject_key: str,
    dossier: Dossier | None,
    upload: UploadedFile,
    by: User,
    now: datetime,
) -> Paper:
    """Take in one file with what it belongs to. Raises PaperRefused with a sentence.

    Whether this person may add something to the subject, the calling verb has judged.
    """
    require_writer(by)
    found = examined(upload)
    paper = Paper(
        subject_key=subject_key,
        dossier=dossier,
        name=found.name,
        content_type=found.content_type,
        size=len(found.content),
        pages=found.pages,
        sha256=found.sha256,
        added_by=by,
        added_at=now,
    )
    storage = Paper._meta.get_field("file").storage
    stored = storage.save(f"{FOLDER}/{new_key()}", ContentFile(found.content))
    paper.file.name = stored
    try:
        with transaction.atomic():
            paper.save()
    except BaseException:
        storage.delete(stored)
        raise
    return paper


def examined(upload: UploadedFile) -> Examined:
    """Look into a file; refused where it is too large, something else, or harmful."""
    name = _clean_name(upload.name or "")
    kind = KINDS.get(name.rpartition(".")[2].lower())
    if kind is None or "." not in name:
        raise PaperRefused(
            f"Dit soort bestand nemen wij niet aan. Kies een {ALLOWED_WORDS}."
        )
    content = _content(upload)
    if not is_said_of(upload.content_type or "", kind):
        raise PaperRefused(not_what_it_says(kind))
    if is_encrypted_office(content):
        raise PaperRefused(ENCRYPTED)
    _refuse_other_bytes(content, kind)
    if kind.heart:
        refuse_bad_office(content, kind)
    pages = pages_of(content) if kind.extension == "pdf" else None
    return Examined(name, content, kind.content_type, pages)


def fingerprint_of(upload: UploadedFile) -> str:
    """Of the bytes as they came, so that the same file twice is noticed."""
    upload.seek(0)
    return hashlib.file_digest(upload, "sha256").hexdigest()


def _content(upload: UploadedFile) -> bytes:
    """All of it; the size is judged before it is read."""
    most = settings.PAPER_MAX_BYTES
    if (upload.size or 0) > most:
        raise PaperRefused(
            f"Dit bestand is groter dan {most // 1_000_000} MB. "
            "Maak het kleiner, of verdeel het."
        )
    upload.seek(0)
    content = upload.read()
    if not content:
        raise PaperRefused("Dit bestand is leeg. Kies een ander bestand.")
    return content


def _refuse_other_bytes(content: bytes, kind: PaperKind) -> None:
    """The first bytes must be those of the kind that the name says."""
    guessed = filetype.guess_mime(content)
    fits = {kind.content_type, ZIPPED} if kind.heart else {kind.content_type}
    if guessed not in fits or (kind.heart and not content.startswith(b"PK")):
        raise PaperRefused(not_what_it_says(kind))


def _clean_name(name: str) -> str:
    """The name without folders and without signs that do not belong in a name."""
    last = name.replace("\\", "/").rpartition("/")[2]
    clean = " ".join(_UNSAFE.sub(" ", last).split()).strip(". ")
    stem, dot, extension = clean.rpartition(".")
    return f"{stem[: LONGEST_NAME - len(extension) - 1]}{dot}{extension}"[:LONGEST_NAME]
