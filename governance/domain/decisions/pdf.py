"""A document as PDF/UA: tagged, with title and language, for a screen reader too."""

from __future__ import annotations

import json
from pathlib import Path

import typst

from ...queries.decisions.documents import Document

TEMPLATE = Path(__file__).resolve().parents[2] / "documents" / "document.typ"


def pdf_of(document: Document, *, address: str, notice: str = "") -> bytes:
    """Draw it. `notice` says what happened to it since, `address` where its data are."""
    told = {
        "title": document.title,
        "subject": document.subject,
        "author": dict(document.facts)["Orgaan"],
        "facts": document.facts,
        "sections": [
            {
                "title": section.title,
                "paragraphs": section.paragraphs,
                "rows": section.rows,
                "head": section.head,
                "note": section.note,
                "is_quote": section.is_quote,
            }
            for section in document.sections
        ],
        "fictitious": document.is_fictitious,
        "notice": notice,
        "sha256": document.sha256,
        "address": address,
    }
    return typst.compile(
        TEMPLATE.read_bytes(),
        sys_inputs={"document": json.dumps(told)},
        pdf_standards=["ua-1"],
    )
