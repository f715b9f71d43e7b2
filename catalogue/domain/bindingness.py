"""How binding a standard is: recorded from a source, confirmed by a second person."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date, datetime

from django.db import connection, transaction
from django.db.models import Min

from accounts.models import User
from journal.domain.entries import record
from samenorganiseren.shared.days import day_of
from samenorganiseren.shared.errors import Conflict, DomainError
from samenorganiseren.shared.verdicts import require

from ..enums import DECISIONS_IN_PORTAL_FROM, Authority, Bindingness, ChangeOrigin
from ..models import BindingnessChange, BindingnessConfirmation, Standard
from ..rules import editing as rules
from .deadlines import standard_changed


class SourceMissing(DomainError):
    """A date or the whole change stands without its source."""


class DecisionBelongsInPortal(DomainError):
    """Levels 2 and 3 of the VNG come only as a decision in the portal by now."""


class DateImpossible(DomainError):
    """A date is missing, or lies where it cannot."""


class AlreadyConfirmed(Conflict):
    """A second person was there before."""

    def __init__(self) -> None:
        super().__init__("Een andere redacteur heeft dit al bevestigd.")


@dataclass(frozen=True)
class Facts:
    """What the source says: three dates that are never one, each with its source."""

    authority: Authority
    level: Bindingness
    source: str
    authority_note: str = ""
    decided_by: str = ""
    advised_on: date | None = None
    advised_source: str = ""
    decided_on: date | None = None
    decided_source: str = ""
    in_force_on: date | None = None
    in_force_source: str = ""
    to_confirm: str = ""


@transaction.atomic
def record_bindingness(
    *, standard: Standard, facts: Facts, by: User, now: datetime
) -> BindingnessChange:
    """Enter an older decision, level 1, or what another authority made binding."""
    standard = Standard.objects.select_for_update().get(pk=standard.pk)
    require(rules.may_edit_catalogue(by))
    _require_sources(facts)
    _require_possible_days(facts, day_of(now))
    _require_nothing_undone(standard, facts)
    if twin := _same_as_before(standard, facts):
        return twin
    change = BindingnessChange.objects.create(
        standard=standard,
        origin=ChangeOrigin.RECORDED,
        recorded_by_key=by.actor_key,
        recorded_by_label=by.actor_label,
        recorded_at=now,
        **asdict(facts),
    )
    standard.changed_at = now
    standard.save(update_fields=["changed_at"])
    record("catalogue.bindingness_recorded", subject=change, by=by, at=now)
    standard_changed(standard)
    return change


@transaction.atomic
def confirm_bindingness(
    *, change: BindingnessChange, by: User, now: datetime
) -> BindingnessConfirmation:
    """A second person read the source and finds the same."""
    # The standard is the lock: rows that are written once cannot be locked.
    Standard.objects.select_for_update().get(pk=change.standard_id)
    require(rules.may_confirm_bindingness(by, change))
    if BindingnessConfirmation.objects.filter(change=change).exists():
        raise AlreadyConfirmed
    confirmation = BindingnessConfirmation.objects.create(
        change=change, confirmed_by=by, confirmed_at=now
    )
    record("catalogue.bindingness_confirmed", subject=change, by=by, at=now)
    return confirmation


def keep_bindingness(*, now: datetime) -> None:
    """Let changes whose day has come take force. Safe to run again."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT keep_bindingness(standard_id, %s) FROM ("
            " SELECT DISTINCT standard_id FROM catalogue_bindingnesschange"
            " WHERE in_force_on IS NOT NULL ORDER BY standard_id) AS dated",
            [day_of(now)],
        )


def _require_sources(facts: Facts) -> None:
    if not facts.source.strip():
        raise SourceMissing("Vul in waar dit staat: zonder bron leggen wij niets vast.")
    for name, words in (
        ("advised", "het advies"),
        ("decided", "het besluit"),
        ("in_force", "de ingang"),
    ):
        if (
            getattr(facts, f"{name}_on")
            and not getattr(facts, f"{name}_source").strip()
        ):
            raise SourceMissing(f"Vul de bron in van de datum van {words}.")


def _require_possible_days(facts: Facts, today: date) -> None:
    if facts.decided_on and facts.decided_on > today:
        raise DateImpossible("Een besluit kan niet in de toekomst genomen zijn.")
    if facts.advised_on and facts.decided_on and facts.advised_on > facts.decided_on:
        raise DateImpossible("Het advies komt voor het besluit, niet erna.")
    if facts.authority != Authority.VNG or facts.level < Bindingness.COMPLY_OR_EXPLAIN:
        return
    if facts.decided_on is None:
        raise DateImpossible("Vul de datum van het besluit in.")
    if facts.decided_on >= DECISIONS_IN_PORTAL_FROM:
        raise DecisionBelongsInPortal(
            "Dit besluit neemt het VNG-bestuur in dit portaal. "
            "U kunt hier alleen oudere besluiten vastleggen."
        )


def _require_nothing_undone(standard: Standard, facts: Facts) -> None:
    """What was decided in the portal does not end by recording something beside it."""
    by_vng = standard.bindingness_changes.filter(authority=Authority.VNG)
    decided_here = by_vng.filter(origin=ChangeOrigin.DECISION)
    first = decided_here.aggregate(day=Min("in_force_on"))["day"]
    until_now = by_vng.newest_first().first()
    day = facts.in_force_on or facts.decided_on
    decided = facts.decided_on or facts.in_force_on
    is_binding = until_now and until_now.level >= Bindingness.COMPLY_OR_EXPLAIN
    if facts.authority == Authority.VNG and (
        (first and day and day >= first)
        or (is_binding and decided and decided >= DECISIONS_IN_PORTAL_FROM)
    ):
        raise DecisionBelongsInPortal(
            "Wat het VNG-bestuur besloot, verandert alleen door een nieuw besluit van "
            "het VNG-bestuur in dit portaal."
        )


def _same_as_before(standard: Standard, facts: Facts) -> BindingnessChange | None:
    """A form sent twice is one change."""
    newest = standard.bindingness_changes.order_by("id").last()
    same = newest is not None and all(
        getattr(newest, name) == value for name, value in asdict(facts).items()
    )
    return newest if same else None
