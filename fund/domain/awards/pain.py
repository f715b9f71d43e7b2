"""A payment order as banks read it: SEPA pain.001.001.09, judged by its schema."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from sepaxml import SepaTransfer
from sepaxml.validation import ValidationError

from ...models import BankAccount, Disbursement
from .refusals import AwardRefused

# The version that Dutch banks take since November 2025.
SCHEMA = "pain.001.001.09"


def payment_order(
    payments: Iterable[Disbursement], *, account: BankAccount, execute_on: date
) -> bytes:
    """One order for these payments; refused where its schema refuses it."""
    config = {
        "name": account.name[:70],
        "IBAN": account.iban,
        "batch": True,
        "currency": "EUR",
    }
    transfer = SepaTransfer(config, schema=SCHEMA, clean=True)
    for payment in payments:
        transfer.add_payment(
            {
                "name": payment.recipient_name,
                "IBAN": payment.recipient_iban,
                "amount": payment.amount_cents,
                "execution_date": execute_on,
                "description": payment.remittance,
                "endtoend_id": payment.end_to_end_id,
            }
        )
    try:
        return bytes(transfer.export(validate=True))
    except ValidationError as refusal:
        raise AwardRefused(
            "De betaalopdracht klopt niet met de regels voor banken. Controleer de "
            "namen en rekeningnummers van de ontvangers."
        ) from refusal
