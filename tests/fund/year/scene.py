"""What a whole year needs besides the pages: people, municipalities, a dossier, a bank."""

import datetime

from django.utils import timezone

from accounts.enums import Role
from fund.domain.invoices.running import issue_run
from fund.domain.ledger.sealing import seal_day
from fund.domain.payments.accounts import add_bank_account
from fund.domain.payments.camt.writing import StatementOf, written
from fund.models import BankAccount, ContributionRun, DebtorIban, Invoice
from governance.enums import BodyKind
from samenorganiseren.shared.actors import Machine
from samenorganiseren.shared.days import AMSTERDAM
from tests.factories.accounts import AT, person_with
from tests.factories.fund import fund_administrator
from tests.factories.governance import BodyFactory
from tests.factories.municipalities import MunicipalityFactory
from tests.fund.awards.scene import granted_request
from tests.fund.invoices.scene import IBAN, debtor, issuer
from tests.fund.payments.scene import iban

ASKED = 10_000_00
PEOPLE = {"Aadorp": 10_000, "Beedorp": 20_000, "Ceedorp": 30_000}
# When nobody knows it: an account that belongs to no municipality.
STRANGE = iban(9_999)


class WholeYear:
    """Last year, so that it can be closed; the fund starts with nothing."""

    def __init__(self):
        today = timezone.localdate()
        self.today, self.last, self.this = today, today.year - 1, today.year
        self.first = fund_administrator()
        fund = self.first.role_assignments.get().organisation
        self.second = person_with(Role.FUND_ADMINISTRATOR, fund)
        self.members = BodyFactory(kind=BodyKind.MEMBERS)
        self.towns = [self._town(name, number) for name, number in PEOPLE.items()]
        issuer(iban=IBAN, is_fictitious=True)

    def _town(self, name, number):
        town = MunicipalityFactory(name=name, valid_from=None, valid_to=None)
        town.populations.create(
            year=self.last, inhabitants=number, is_final=True, source="CBS"
        )
        DebtorIban.objects.create(
            debtor=debtor(town),
            iban=iban(town.pk),
            added_by_label="Proef",
            added_at=AT,
        )
        return town

    def at(self, month, day):
        return datetime.datetime(self.last, month, day, 10, tzinfo=AMSTERDAM)

    def invoice(self):
        """The step that an administrator starts once the run is approved."""
        made = issue_run(
            run=ContributionRun.objects.get(), by=self.first, now=self.at(2, 1)
        )
        return {
            one.municipality.name: one
            for one in Invoice.objects.filter(pk__in=[i.pk for i in made])
        }

    def open_bank(self):
        return add_bank_account(
            iban=IBAN,
            name="Fonds",
            opening_cents=0,
            opened_on=datetime.date(self.last, 1, 1),
            by=self.first,
            now=self.at(1, 2),
        )

    def statement(self, folder, number, on, payments):
        """The file that the bank gives."""
        balance = BankAccount.objects.get().account.balance_cents
        file = folder / f"afschrift-{number}.xml"
        of = StatementOf(iban=IBAN, number=number, on=on, opening_cents=balance)
        file.write_bytes(written(of, payments))
        return file

    def granted(self):
        """A municipality asked, was advised on and heard yes; who writes for it."""
        self.dossier = granted_request(ASKED).dossier
        self.receiver = person_with(Role.INFORMATION_MANAGER, self.dossier.proposer)

    def seal(self):
        """As it was done last night."""
        yesterday = self.today - datetime.timedelta(days=1)
        seal_day(yesterday, by=Machine("dagzegel"), now=timezone.now())
