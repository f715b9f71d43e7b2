"""Who sends, who pays and from where: all numbers are made up, and their check digits
are right. The bank code FICT is of no bank."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from stdnum.exceptions import ValidationError
from stdnum.iso7064 import mod_97_10
from stdnum.nl import bsn

from accounts.models import User
from municipalities.models import Municipality

from ...models import Debtor, DebtorIban, Issuer

FUND, STEWARD = 1, 2
# The accounts of municipalities, and of who receives an award, begin at these numbers.
PAYERS, RECEIVERS, STRANGERS = 1_000_000, 2_000_000, 3_000_000
KVK = "99999990"


def made_up_iban(number: int) -> str:
    """An account that no bank gave out."""
    account = f"FICT{number:010d}"
    return f"NL{mod_97_10.calc_check_digits(account + 'NL')}{account}"


def make_issuer(*, now: datetime) -> Issuer:
    """Who sends the invoices of the demo."""
    return Issuer.objects.create(
        name="Fonds GGU van de VNG (fictief)",
        street="Voorbeeldlaan 12",
        postal_code="2514 ZZ",
        city="Den Haag",
        kvk=KVK,
        vat_number="NL123456782B01",
        oin=f"00000003{KVK}0000",
        iban=made_up_iban(FUND),
        email="fonds@vng.example",
        payment_days=30,
        is_fictitious=True,
        changed_at=now,
    )


def make_debtors(
    municipalities: list[Municipality], *, by: User, now: datetime
) -> None:
    """Where each municipality wants its invoices, and from which account it pays."""
    numbers = _made_up_rsin()
    debtors = Debtor.objects.bulk_create(
        Debtor(
            municipality=one,
            name=f"Gemeente {one.name} (fictief)",
            street="Raadhuisplein 1",
            postal_code="9999 ZZ",
            city=one.name,
            oin=f"00000001{next(numbers)}000",
            buyer_reference=f"FICTIEF-{one.code}",
            email=f"facturen@{one.slug}.example",
            is_fictitious=True,
            changed_at=now,
        )
        for one in municipalities
    )
    DebtorIban.objects.bulk_create(
        DebtorIban(
            debtor=debtor,
            iban=made_up_iban(PAYERS + place),
            added_by_label=by.actor_label,
            added_at=now,
        )
        for place, debtor in enumerate(debtors)
    )


def _made_up_rsin() -> Iterator[str]:
    """Nine digits with the eleven-test, from the end where none are given out."""
    for number in range(999_990_000, 100_000_000, -1):
        try:
            yield str(bsn.validate(str(number)))
        except ValidationError:
            continue
