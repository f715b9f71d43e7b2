"""The year that is under way: mostly paid, and work for everybody."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from catalogue.models import Initiative
from governance.enums import DossierKind
from governance.models import Dossier

from ...enums import ConditionKind, CostKind
from ...models import Award, BankAccount, FundDecision, Invoice
from ..awards.planning import Planned
from ..awards.requesting import take_in
from ..awards.tranches import propose_tranche
from ..payments.camt.writing import Payment
from .acting import LATE, FundStage
from .asking import GOUDA, KRIMPENERWAARD, WADDINXVEEN, granted
from .awarding import (
    Plan,
    account_for,
    award,
    award_structurally,
    batch,
    due,
    ordered,
    tranche,
    when_used,
)
from .banking import ibans_of_all, paid_by_the_fund, paying, statement
from .contributing import ask
from .deciding import BASIS, MILLION, MULTI, SHORT, Year
from .parties import STRANGERS, made_up_iban

POPULATION = 2024
# Of every so many municipalities one pays nothing yet, and one pays a half.
EACH, NOTHING, HALF = 13, 5, 11
# The demo people of these three are at home here: what they see is told by name.
HOMES = ("Gouda", "Waddinxveen", "Krimpenerwaard")
THOUSAND = 1_000_00


@dataclass(frozen=True)
class Asked:
    """A request of this year, and what is awarded on it."""

    who: str
    town: str
    initiative: str
    title: str
    why: str
    line: str
    tranches: Sequence[Planned]
    shares: dict[str, int]


class ThisYear:
    """Its days, one after the other; those that have not come yet are today."""

    def __init__(
        self,
        stage: FundStage,
        planned: Year,
        mandates: dict[str, FundDecision],
        bank: BankAccount,
    ) -> None:
        self.stage, self.planned, self.mandates = stage, planned, mandates
        self.bank, self.year = bank, planned.year
        self.first_day = date(stage.this, 1, 1)

    def ask(self) -> list[Invoice]:
        """In January; earlier where the year is young, so that some are late by now."""
        sent_on = min(date(self.stage.this, 1, 20), self.stage.today - LATE)
        self.paid_on = self._in_year(
            min(sent_on + timedelta(days=35), self.stage.today - timedelta(days=2))
        )
        return ask(
            self.stage,
            self.year,
            population_year=POPULATION,
            at=self.stage.on(sent_on),
        )

    def _in_year(self, day: date) -> date:
        return max(day, self.first_day)

    def tell(self, invoices: list[Invoice], unpaid: list[Invoice]) -> None:
        """The payments, the awards, and what waits for whoever signs in."""
        self._paid(invoices, unpaid)
        self._awarded()
        self._waits(invoices)

    def _paid(self, invoices: list[Invoice], unpaid: list[Invoice]) -> None:
        ibans = ibans_of_all()
        parts = [(one, _part(place, one)) for place, one in enumerate(invoices)]
        payments = [paying(one, cents, ibans) for one, cents in parts if cents]
        late = paying(unpaid[0], unpaid[0].total_cents, ibans)
        statement(self.stage, self.bank, self.paid_on, [*payments, late])
        self.stage.seal(self.paid_on)

    def _awarded(self) -> None:
        stage, at = self.stage, self.stage.within(3, 10)
        basis = award_structurally(
            stage,
            self.planned.lines[BASIS],
            self.planned.jaarplan,
            self._basis(),
            at=stage.within(2, 3),
        )
        multi, short, test, small = (self._award(one, at) for one in self._requests())
        payments = ordered(
            stage,
            [tranche(one, 1) for one in (basis, multi, short)],
            at=stage.within(3, 20),
        )
        paid_at = stage.within(3, 25)
        statement(stage, self.bank, paid_at.date(), paid_by_the_fund(payments))
        stage.seal(paid_at.date())
        self._for_the_second(test, small)
        account_for(
            stage,
            short,
            WADDINXVEEN,
            {CostKind.STAFF: 700 * THOUSAND, CostKind.SUPPORT: 300 * THOUSAND},
            at=stage.on(max(paid_at.date(), stage.today - timedelta(days=6))),
        )
        self._reserved()

    def _award(self, asked: Asked, at: datetime) -> Award:
        stage = self.stage
        plan = Plan(
            title=asked.title,
            receiver=asked.town,
            tranches=asked.tranches,
            accountable_by=date(stage.this + 1, 4, 1),
            shares=asked.shares,
        )
        dossier = granted(
            stage,
            asked.who,
            Initiative.objects.get(slug=asked.initiative),
            title=asked.title,
            why=asked.why,
            cents=plan.cents,
            days=stage.days_since(date(stage.this, 3, 3)),
        )
        line, mandate = self.planned.lines[asked.line], self.mandates[asked.line]
        return award(stage, dossier, line, mandate, plan, at=at)

    def _basis(self) -> Plan:
        year = self.stage.this
        return Plan(
            title=f"Beheer van de gezamenlijke basis {year}",
            receiver="Gouda",
            tranches=(
                Planned(11 * MILLION, date(year, 3, 1)),
                Planned(10 * MILLION, date(year, 12, 15), ConditionKind.DAY),
            ),
            accountable_by=date(year + 1, 4, 1),
            shares={"bio": 3 * MILLION, "digikoppeling": 4 * MILLION},
        )

    def _requests(self) -> tuple[Asked, ...]:
        year = self.stage.this
        spring, autumn = date(year, 3, 15), date(year, 10, 1)
        later = date(year + 1, 3, 1)
        return (
            Asked(
                KRIMPENERWAARD,
                "Krimpenerwaard",
                "gezamenlijk-privacyconvenant",
                "Laten zien wie gegevens inzag",
                "Een inwoner ziet welke gemeente zijn gegevens bekeek, en waarom.",
                MULTI,
                (
                    Planned(4 * MILLION, spring),
                    when_used(3 * MILLION, autumn),
                    Planned(1 * MILLION, later, ConditionKind.REPORT),
                ),
                {"verwerkingenlogging": 5 * MILLION},
            ),
            Asked(
                WADDINXVEEN,
                "Waddinxveen",
                "digitale-aangifte",
                "Verhuizen zonder formulier",
                "Een verhuizing doorgeven kost een inwoner twee minuten.",
                SHORT,
                (
                    Planned(2 * MILLION, spring),
                    Planned(1 * MILLION, later, ConditionKind.REPORT),
                ),
                {"digitale-verhuisaangifte": 2 * MILLION},
            ),
            Asked(
                GOUDA,
                "Gouda",
                "keten-sociaal-domein",
                "Eén aanmelding voor hulp",
                "Wie hulp vraagt, vertelt zijn verhaal één keer.",
                SHORT,
                (Planned(900 * THOUSAND, spring),),
                {"iwmo": 450 * THOUSAND},
            ),
            Asked(
                GOUDA,
                "Gouda",
                "gezamenlijke-inkoop-telefonie",
                "Bellen met de tolk erbij",
                "Een tolk belt mee vanaf elke balie.",
                SHORT,
                (Planned(600 * THOUSAND, spring),),
                {},
            ),
        )

    def _for_the_second(self, test: Award, small: Award) -> None:
        """One tranche is proposed, and one stands in an order to the bank."""
        stage = self.stage
        at = stage.on(self._in_year(stage.today - timedelta(days=3)))
        propose_tranche(tranche=tranche(test, 1), by=stage.first, now=at)
        batch(stage, [due(stage, tranche(small, 1), at=at)], at=at)

    def _reserved(self) -> None:
        """A request that is still with the Taskforce."""
        stage = self.stage
        waiting = Dossier.objects.filter(
            kind=DossierKind.FUND_REQUEST, is_fictitious=True, fund_request=None
        )
        for dossier in waiting.exclude(number=""):
            take_in(
                dossier=dossier,
                budget_line=self.planned.lines[SHORT],
                by=stage.first,
                now=stage.on(self._in_year(stage.today - timedelta(days=4))),
            )

    def _waits(self, invoices: list[Invoice]) -> None:
        """The last statement: a few are certain, the others wait for a person."""
        halves = [one for place, one in enumerate(invoices) if _is(HALF, place, one)]
        none = [one for place, one in enumerate(invoices) if _is(NOTHING, place, one)]
        on = self._in_year(self.stage.today - timedelta(days=1))
        statement(
            self.stage,
            self.bank,
            max(on, self.paid_on),
            [*self._certain(none, halves), *self._uncertain(none, halves)],
        )

    def _certain(self, none: list[Invoice], halves: list[Invoice]) -> list[Payment]:
        ibans = ibans_of_all()
        rest = halves[0].total_cents - halves[0].total_cents // 2
        return [
            paying(none[0], none[0].total_cents, ibans),
            paying(halves[0], rest, ibans),
        ]

    def _uncertain(self, none: list[Invoice], halves: list[Invoice]) -> list[Payment]:
        ibans = ibans_of_all()

        def on_number(one: Invoice, cents: int, **changed: object) -> Payment:
            text = [f"Factuur {one.number}"]
            return paying(one, cents, ibans, reference="", text=text, **changed)

        unknown = made_up_iban(STRANGERS + 1)
        return [
            # A cent short, and on a number alone.
            on_number(none[1], none[1].total_cents - 1),
            # More than was asked.
            paying(none[2], none[2].total_cents + 250_00, ibans),
            # Nothing says what it is for.
            paying(
                none[3],
                none[3].total_cents,
                ibans,
                reference="",
                text=["bijdrage gemeentefonds"],
            ),
            # The right reference, from an account that nobody knows.
            paying(none[4], none[4].total_cents, ibans, iban=unknown),
            # Two digits of the reference changed places.
            paying(
                halves[1],
                halves[1].total_cents - halves[1].total_cents // 2,
                ibans,
                reference="",
                text=[_spoiled(halves[1].payment_reference)],
            ),
            Payment(
                cents=123_45,
                name="Onbekende afzender (fictief)",
                iban=made_up_iban(STRANGERS + 2),
                text=["zie brief"],
            ),
            Payment(cents=-27_50, name="Bank (fictief)", text=["kosten zakelijk"]),
        ]


def _is(kind: int, place: int, invoice: Invoice) -> bool:
    return place % EACH == kind and invoice.municipality.name not in HOMES


def _part(place: int, invoice: Invoice) -> int:
    """What it paid by now: nearly all of them everything."""
    if _is(NOTHING, place, invoice):
        return 0
    if _is(HALF, place, invoice) or invoice.municipality.name == "Waddinxveen":
        return invoice.total_cents // 2
    return invoice.total_cents


def _spoiled(reference: str) -> str:
    """The last two digits the other way round; the check digits tell."""
    last, before = reference[-1], reference[-2]
    if last == before:
        return f"{reference[:-1]}{(int(last) + 1) % 10}"
    return f"{reference[:-2]}{last}{before}"
