"""Knowing from which account a municipality pays: only because somebody said so."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from accounts.models import User
from journal.domain.entries import record
from municipalities.models import Municipality
from samenorganiseren.shared.verdicts import require

from ....models import Debtor, DebtorIban
from ....rules.access import may_administer
from ....rules.identifiers import BadNumber, iban_of
from .hand import NotPlaced


@transaction.atomic
def learn_iban(
    *, municipality: Municipality, iban: str, by: User, now: datetime
) -> DebtorIban:
    """From now on, payments from this account are of this municipality."""
    require(may_administer(by))
    try:
        good = iban_of(iban)
    except BadNumber:
        raise NotPlaced(
            "De bank noemt geen geldig IBAN van de betaler, dus er is niets te onthouden."
        ) from None
    debtor = Debtor.objects.filter(municipality=municipality).first()
    if debtor is None:
        raise NotPlaced(
            f"Van {municipality.name} zijn er nog geen factuurgegevens. Vul die eerst in."
        )
    known, is_new = DebtorIban.objects.select_related(
        "debtor__municipality"
    ).get_or_create(
        iban=good,
        defaults={
            "debtor": debtor,
            "added_by_label": by.actor_label[:200],
            "added_at": now,
        },
    )
    if known.debtor_id != debtor.pk:
        raise NotPlaced(
            f"Deze rekening is al bekend als rekening van "
            f"{known.debtor.municipality.name}. Zoek eerst uit van wie zij is."
        )
    if is_new:
        record("fund.iban_learned", subject=debtor, by=by, at=now)
    return known
