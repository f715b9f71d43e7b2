"""The report as PDF/UA: tagged, with title and language, for a screen reader too."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

import typst

from ...queries.public.report import Report

TEMPLATE = Path(__file__).resolve().parents[2] / "documents" / "report.typ"


def pdf_of(report: Report, *, address: str) -> bytes:
    """Draw it; `address` says where the same figures can be read."""
    told = {
        "title": report.title,
        "facts": report.facts,
        "sections": [asdict(section) for section in report.sections],
        "fictitious": report.is_fictitious,
        "address": address,
    }
    return typst.compile(
        TEMPLATE.read_bytes(),
        sys_inputs={"report": json.dumps(told)},
        pdf_standards=["ua-1"],
    )
