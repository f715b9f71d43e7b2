"""Taking in a file of standards: all of it, or nothing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from django.db import connection, transaction

from accounts.models import User
from journal.domain.entries import record
from samenorganiseren.shared.errors import Conflict, DomainError
from samenorganiseren.shared.names import sort_key
from samenorganiseren.shared.subjects import HasKey
from samenorganiseren.shared.verdicts import require

from ..enums import Ring
from ..models import Initiative, Standard
from ..rules import editing as rules
from .import_plan import CHANGED, NEW, Plan, Planned, plan_import
from .loading import add_standard, add_versions
from .loading_initiatives import add_described
from .loading_standards import Described
from .writing import write_version

Report = Callable[[int, int], None]
# One import at a time; any number will do, as long as nothing else locks on it.
ONE_IMPORT = 7_461_204


class FileHasErrors(DomainError):
    """A row is wrong, so nothing was taken in."""


class CatalogueChanged(Conflict):
    """The file would do something else by now than what was shown."""

    def __init__(self) -> None:
        super().__init__(
            "De catalogus is veranderd na uw proef. Er is niets ingelezen. "
            "Doe de proef opnieuw."
        )


def check_import(*, content: bytes, by: User) -> Plan:
    """What the file would change. Nothing is changed."""
    require(rules.may_edit_catalogue(by))
    return plan_import(content)


@transaction.atomic
def apply_import(
    *,
    content: bytes,
    mark: str,
    subject: HasKey,
    by: User,
    now: datetime,
    report: Report,
) -> Plan:
    """Do what the dry run showed, every row or none.

    `mark` is that of the plan the editor saw; `subject` stands in the journal.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [ONE_IMPORT])
    require(rules.may_edit_catalogue(by))
    plan = plan_import(content)
    if not plan.is_possible:
        raise FileHasErrors(f"Er is niets ingelezen: {plan.sentence}")
    if plan.mark != mark:
        raise CatalogueChanged
    for number, row in enumerate(plan.rows, start=1):
        _apply(row, by, now)
        report(number, len(plan.rows))
    record(
        "catalogue.imported",
        subject=subject,
        by=by,
        at=now,
        details={"new": plan.count(NEW), "changed": plan.count(CHANGED)},
    )
    return plan


def _apply(row: Planned, by: User, now: datetime) -> None:
    if row.told is None:
        return
    if row.outcome == NEW:
        _add(row.told, by, now)
    elif row.outcome == CHANGED:
        _change(row, row.told, now)


def _add(told: Described, by: User, now: datetime) -> None:
    if told.is_initiative:
        add_described(told, None, now)
        return
    standard = add_standard(
        told=told, ring=Ring.MUNICIPALITIES, more={}, by=by, now=now
    )
    add_versions(standard, told, {}, now)


def _change(row: Planned, told: Described, now: datetime) -> None:
    model: type[Standard] | type[Initiative]
    model = Initiative if told.is_initiative else Standard
    page = model._default_manager.select_for_update(of=("self",)).get(slug=row.slug)
    for name, value in row.changes.items():
        setattr(page, name, value)
    page.sort_key = sort_key(page.name)
    page.changed_at = now
    page.save()
    if row.new_version and isinstance(page, Standard):
        version = {
            "number": told.version,
            "lifecycle": told.lifecycle,
            "is_current": True,
            "source": told.source,
        }
        write_version(None, version, standard=page, now=now)
