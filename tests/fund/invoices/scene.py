"""A sender, municipalities with their details, and contributions to invoice."""

import datetime

from fund.domain.invoices.drafts import invoices_for
from fund.models import Debtor, Issuer
from tests.factories.accounts import AT
from tests.factories.fund import (
    YEAR,
    FiscalYearFactory,
    ProgrammeFactory,
    approved_run,
)
from tests.factories.municipalities import MunicipalityFactory

DAY = datetime.date(YEAR, 3, 1)
IBAN = "NL91ABNA0417164300"


def issuer(**changed):
    return Issuer.objects.create(
        **{
            "name": "Vereniging van Nederlandse Gemeenten (fictief)",
            "street": "Nassaulaan 12",
            "postal_code": "2514 JS",
            "city": "Den Haag",
            "kvk": "12345678",
            "vat_number": "NL001234567B01".replace("001234567", "123456782"),
            "oin": "00000003123456780000",
            "iban": IBAN,
            "email": "fonds@vng.example",
            "payment_days": 30,
            "changed_at": AT,
            **changed,
        }
    )


def debtor(municipality=None, **changed):
    town = municipality or MunicipalityFactory()
    return Debtor.objects.create(
        **{
            "municipality": town,
            "name": f"Gemeente {town}",
            "street": "Markt 1",
            "postal_code": "2801 JG",
            "city": str(town),
            "oin": "00000001001234567000",
            "kvk": "",
            "buyer_reference": f"INK-{town.code}",
            "email": f"{town.slug}@gemeente.example",
            "changed_at": AT,
            **changed,
        }
    )


def scene(*inhabitants, micros=1_235_000, **programme):
    """An approved run over new municipalities that can all be invoiced."""
    issuer()
    towns = [debtor().municipality for _ in inhabitants]
    year = FiscalYearFactory()
    return approved_run(
        year,
        ProgrammeFactory(**programme),
        dict(zip(towns, inhabitants, strict=True)),
        micros=micros,
    )


def draft(inhabitants=12_345, **programme):
    """One invoice that is not numbered yet."""
    run = scene(inhabitants, **programme)
    [one] = invoices_for(
        list(run.contributions.select_related("rate__programme")),
        Issuer.objects.get(),
        Debtor.objects.get(),
        DAY,
    )
    return one
