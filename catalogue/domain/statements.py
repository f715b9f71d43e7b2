"""Saying how a municipality stands to a standard."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db import transaction

from accounts.models import Organisation, User
from journal.domain.entries import record
from journal.domain.outbox import Request, enqueue_each
from municipalities.models import Municipality
from samenorganiseren.shared.days import day_of
from samenorganiseren.shared.errors import Conflict, DomainError
from samenorganiseren.shared.verdicts import require

from ..enums import EvidenceGrade
from ..models import Adoption, AdoptionStatement, Standard
from ..rules import adoption as rules
from .deadlines import said_about
from .said import Said
from .statement_rules import require_sayable

Seen = Mapping[int, int | None]


class SomebodyWasFirst(Conflict):
    """A colleague said something after this person looked. Both texts are kept here."""

    def __init__(self, theirs: Sequence[AdoptionStatement], ours: Said) -> None:
        names = ", ".join(f"{one.by_label} ({one.municipality})" for one in theirs)
        super().__init__(f"Iemand was u voor: {names}. Kies welke opgave geldt.")
        self.theirs = theirs
        self.ours = ours


class AlreadyUsed(DomainError):
    """The key of a form was used for something else."""


def record_statement(
    *,
    municipality: Municipality,
    standard: Standard,
    said: Said,
    seen: int | None,
    idempotency_key: str,
    by: User,
    now: datetime,
) -> AdoptionStatement:
    """One municipality says how it stands. `seen` is the last statement the writer saw."""
    return record_for_several(
        municipalities=[municipality],
        standard=standard,
        said=said,
        seen={municipality.pk: seen},
        idempotency_key=idempotency_key,
        by=by,
        now=now,
    )[0]


@transaction.atomic
def record_for_several(
    *,
    municipalities: Sequence[Municipality],
    standard: Standard,
    said: Said,
    seen: Seen,
    idempotency_key: str,
    by: User,
    now: datetime,
) -> list[AdoptionStatement]:
    """The same statement for several municipalities: all of them, or none."""
    locked = lock(municipalities)
    require(rules.may_state(by, locked, day_of(now)))
    if done := _sent_before(idempotency_key, locked, standard, by):
        return done
    standard = Standard.objects.get(pk=standard.pk)
    require_sayable(said, standard, locked, day_of(now))
    require_seen(locked, standard, seen, said)
    return write(
        municipalities=locked,
        standard=standard,
        said=said,
        grade=said.grade,
        idempotency_key=idempotency_key,
        paper=_paper(by, locked),
        by=by,
        now=now,
    )


def lock(municipalities: Sequence[Municipality]) -> list[Municipality]:
    """Nobody else speaks for these municipalities until this transaction ends."""
    wanted = [municipality.pk for municipality in municipalities]
    found = Municipality.objects.select_for_update(of=("self",), no_key=True)
    locked = list(found.filter(pk__in=wanted).order_by("pk"))
    if not locked:
        raise DomainError("Kies een gemeente.")
    return locked


def require_seen(
    municipalities: Sequence[Municipality], standard: Standard, seen: Seen, said: Said
) -> None:
    """Raise SomebodyWasFirst where something was said that the writer did not see."""
    theirs = [
        last
        for municipality in municipalities
        if (last := last_statement(municipality, standard)) is not None
        and last.pk != seen.get(municipality.pk)
    ]
    if theirs:
        raise SomebodyWasFirst(theirs, said)


def last_statement(
    municipality: Municipality, standard: Standard
) -> AdoptionStatement | None:
    """What this municipality said last about this standard, over all versions."""
    said = AdoptionStatement.objects.filter(
        municipality=municipality, standard=standard
    )
    return said.select_related("municipality", "version").order_by("-id").first()


def write(
    *,
    municipalities: Sequence[Municipality],
    standard: Standard,
    said: Said,
    grade: EvidenceGrade,
    idempotency_key: str,
    paper: Organisation | None,
    by: User,
    now: datetime,
) -> list[AdoptionStatement]:
    """Write what was checked: rows, journal and messages. One INSERT, so that
    PostgreSQL locks in one order."""
    adoptions = _adoptions(municipalities, standard, said)
    statements = AdoptionStatement.objects.bulk_create(
        AdoptionStatement(
            **said.as_fields(),
            adoption=adoption,
            municipality_id=adoption.municipality_id,
            standard=standard,
            previous_id=adoption.current_id,
            grade=grade,
            idempotency_key=_key(idempotency_key, adoption.municipality_id),
            by=by,
            by_label=by.actor_label,
            organisation=paper,
            is_fictitious=by.is_fictitious,
            recorded_at=now,
        )
        for adoption in adoptions
    )
    for adoption, statement in zip(adoptions, statements, strict=True):
        adoption.current = statement
        record(
            "catalogue.statement_recorded",
            subject=statement,
            by=by,
            at=now,
            organisation=paper or _organisation_of(adoption.municipality),
            details={"stand": said.state, "per": said.effective_on.isoformat()},
        )
    Adoption.objects.bulk_update(adoptions, ["current"])
    said_about(standard, [adoption.municipality_id for adoption in adoptions])
    enqueue_each(
        "catalogue.announce_statement",
        [
            Request(
                {"statement_id": statement.pk},
                f"catalogue.announce_statement:{statement.pk}",
            )
            for statement in statements
        ],
    )
    return statements


def _adoptions(
    municipalities: Sequence[Municipality], standard: Standard, said: Said
) -> list[Adoption]:
    """The locked rows, made where this is the first statement."""
    Adoption.objects.bulk_create(
        [
            Adoption(municipality=one, standard=standard, version=said.version)
            for one in municipalities
        ],
        ignore_conflicts=True,
    )
    found = Adoption.objects.select_for_update(of=("self",)).filter(
        municipality__in=municipalities, standard=standard, version=said.version
    )
    return list(
        found.select_related("municipality__organisation").order_by("municipality_id")
    )


def _sent_before(
    key: str, municipalities: Sequence[Municipality], standard: Standard, by: User
) -> list[AdoptionStatement]:
    keys = [_key(key, municipality.pk) for municipality in municipalities]
    done = list(
        AdoptionStatement.objects.filter(idempotency_key__in=keys).order_by(
            "municipality_id"
        )
    )
    if any(one.by_id != by.pk or one.standard_id != standard.pk for one in done):
        raise AlreadyUsed("Dit formulier is al gebruikt. Begin opnieuw.")
    return done


def _key(key: str, municipality_id: int) -> str:
    """One form makes one statement for each municipality."""
    if not 8 <= len(key) <= 40:
        raise AlreadyUsed("Dit formulier is verlopen. Begin opnieuw.")
    return f"{key}:{municipality_id}"


def _paper(by: User, municipalities: Sequence[Municipality]) -> Organisation | None:
    """The partnership, where the writer speaks as its coordinator."""
    own = rules.own_municipality_ids(by, *rules.SPEAKS)
    if {municipality.pk for municipality in municipalities} <= own:
        return None
    return next(
        (
            held.organisation
            for held in by.get_current_roles()
            if held.organisation.partnership_id is not None
        ),
        None,
    )


def _organisation_of(municipality: Municipality) -> Organisation | None:
    return getattr(municipality, "organisation", None)
