"""Keeping the kadernota, the jaarplan and the jaarverslag as they were published."""

from __future__ import annotations

from datetime import datetime

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from accounts.models import User
from governance.domain.dossiers.papers import examined
from journal.domain.entries import record
from samenorganiseren.shared.verdicts import require

from ...enums import FundDecisionKind
from ...models import FiscalYear, FundDocument
from ...rules.access import may_administer


@transaction.atomic
def publish_document(
    *,
    year: FiscalYear,
    kind: FundDecisionKind,
    title: str,
    upload: UploadedFile,
    by: User,
    now: datetime,
) -> FundDocument:
    """Take in a file and keep it; a better version is a new document beside it.

    Raises PaperRefused with a sentence for a file that is not what it says it is.
    """
    require(may_administer(by))
    found = examined(upload)
    made = FundDocument.objects.create(
        year=year,
        kind=kind,
        title=title,
        file_name=found.name[-120:],
        media_type=found.content_type[:100],
        content=found.content,
        sha256=found.sha256,
        published_by_label=by.actor_label[:200],
        published_at=now,
        is_fictitious=year.is_fictitious,
    )
    record(
        "fund.document_published",
        subject=year,
        by=by,
        at=now,
        details={"soort": str(kind), "sha256": made.sha256},
    )
    return made
