"""The books as files, for VNG's own bookkeeping and for whoever counts them again."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils.functional import cached_property

from ...models import DailySeal, Issuer
from ...queries.ledger import sheets
from ...queries.ledger.asked import Unreadable
from ...queries.ledger.files import Period
from ...queries.ledger.whole import whole
from ...queries.ledger.xaf import auditfile
from ...verifying import verify_ledger
from .base import Books
from .spreadsheets import FORMS, attached, spreadsheet

# By name: the title, the heading of the columns, and what makes the rows.
SHEETS: dict[str, tuple[str, tuple[str, ...], Any]] = {
    "boekingen": ("Alle boekingen", sheets.ENTRIES, sheets.entry_rows),
    "saldi": ("Saldi per rekening", sheets.BALANCES, sheets.balance_rows),
    "journaal": ("Journaal per maand", sheets.JOURNAL, sheets.journal_rows),
}
SHOWN_SEALS = 40
COMPANY, NO_NUMBER = "VNG, Fonds GGU", "onbekend"
SCRIPT = "verify_ledger.py"


class Files(Books):
    """A page that knows from until when, and under which seal."""

    @cached_property
    def period(self) -> Period:
        return Period(self.asked.year, self.asked.until, self._seal())

    def _seal(self) -> DailySeal | None:
        typed = self.request.GET.get("zegel", "")
        if not typed:
            return None
        try:
            found = DailySeal.objects.filter(day=date.fromisoformat(typed)).first()
        except ValueError:
            found = None
        if found is None:
            raise Unreadable(f"Van “{typed[:20]}” is er geen dagzegel.")
        return found


class Exports(Files):
    """Which files there are."""

    def page(self) -> HttpResponse:
        sealed = {"zegel": self.period.seal.day.isoformat()} if self.period.seal else {}
        return self.show(
            "exports",
            period=self.period,
            seals=DailySeal.objects.order_by("-day")[:SHOWN_SEALS],
            address=self.asked.address(**sealed),
            sheets=[(name, title) for name, (title, _, _) in SHEETS.items()],
            forms=FORMS,
            script=SCRIPT,
        )


class Export(Files):
    """One file: `saldi.csv`, `auditfile.xaf`, `grootboek.json` or the script."""

    def page(self, name: str) -> HttpResponseBase:
        stem, _, form = name.partition(".")
        if stem in SHEETS and form in FORMS:
            return self._sheet(stem, form)
        made = {
            "auditfile.xaf": self._auditfile,
            "grootboek.json": self._whole,
            SCRIPT: _script,
        }.get(name)
        if made is None:
            raise Http404
        return made()

    def _sheet(self, stem: str, form: str) -> HttpResponseBase:
        _, header, rows = SHEETS[stem]
        name, period = f"{stem}-{self.period.name}", self.period
        return spreadsheet(form, name, header, rows(period), period.made_on)

    def _auditfile(self) -> HttpResponseBase:
        issuer = Issuer.objects.order_by("-pk").first()
        parts = auditfile(
            self.period,
            company=issuer.name if issuer else COMPANY,
            tax_number=(issuer.vat_number if issuer else "") or NO_NUMBER,
        )
        response = StreamingHttpResponse(parts, "application/xml")
        return attached(response, f"auditfile-{self.period.name}.xaf")

    def _whole(self) -> HttpResponseBase:
        response = StreamingHttpResponse(whole(self.period), "application/json")
        return attached(response, f"grootboek-{self.period.name}.json")


def _script() -> HttpResponseBase:
    source = Path(verify_ledger.__file__).read_bytes()
    return attached(HttpResponse(source, "text/x-python; charset=utf-8"), SCRIPT)
