"""The year that is over: asked, paid, awarded, accounted for and closed."""

from __future__ import annotations

from datetime import date, datetime

from catalogue.models import Initiative

from ...enums import CostKind, FundDecisionKind
from ...models import (
    Award,
    BankAccount,
    BankTransaction,
    FundDecision,
    Invoice,
    Tranche,
)
from ...queries.closing.planned import planned_for
from ..awards.planning import Planned
from ..awards.settling import settle_award
from ..closing.carrying import carry_award, carry_over
from ..closing.closing import close_year
from ..closing.preparing import prepare_close
from ..payments.camt.writing import Payment
from ..payments.placing import Hand, place_grant_back, place_other, place_overpaid
from ..planning.income import Income, approve_income, enter_income
from .acting import FundStage
from .asking import GOUDA, WADDINXVEEN, granted
from .awarding import (
    Plan,
    accept,
    account_for,
    award,
    award_structurally,
    ordered,
    tranche,
    when_used,
)
from .banking import ibans_of_all, paid_by_the_fund, paying, statement
from .contributing import ask
from .deciding import BASIS, MILLION, MULTI, SHORT, Year, decide
from .parties import STRANGERS, made_up_iban

RIJK = 750_000_00
RESERVE = 250_000_00
UNSPENT = 120_000_00
CARRIED = 400_000_00
# What an award still gets once its condition is met.
WAITS = 2 * MILLION
TWICE = 5
# Of the closed year two are still open when it ends; by the order of the codes.
UNPAID = (30, 60)
POPULATION = 2023


class LastYear:
    """Its days, one after the other."""

    def __init__(
        self,
        stage: FundStage,
        planned: Year,
        mandates: dict[str, FundDecision],
        bank: BankAccount,
    ) -> None:
        self.stage, self.planned, self.mandates = stage, planned, mandates
        self.bank, self.year = bank, planned.year

    def day(self, month: int, day: int) -> date:
        return date(self.stage.last, month, day)

    def at(self, month: int, day: int, hour: int = 10) -> datetime:
        return self.stage.on(self.day(month, day), hour)

    def tell(self) -> list[Invoice]:
        """From the invoices in January to the last accounts in December; gives those that
        nobody paid."""
        unpaid = self._asked()
        basis, multi, short = self._awarded()
        self._first_payments(basis, multi, short)
        self._from_others()
        self._second_payments(basis, multi)
        self._accounted(basis, short)
        self._carried()
        self.multi = multi
        return unpaid

    def _asked(self) -> list[Invoice]:
        invoices = ask(
            self.stage,
            self.year,
            population_year=POPULATION,
            at=self.at(1, 20),
        )
        self.stage.seal(self.day(1, 20))
        ibans = ibans_of_all()
        unpaid = [invoices[place] for place in UNPAID]
        payments = [
            paying(one, one.total_cents, ibans) for one in invoices if one not in unpaid
        ]
        twice = paying(
            invoices[TWICE],
            invoices[TWICE].total_cents,
            ibans,
            reference="",
            text=["bijdrage, tweede keer"],
        )
        lines = statement(self.stage, self.bank, self.day(2, 24), [*payments, twice])
        place_overpaid(
            hand=Hand(lines[-1], 0, "Dezelfde factuur was al betaald."),
            municipality=invoices[TWICE].municipality,
            cents=lines[-1].amount_cents,
            by=self.stage.first,
            now=self.at(2, 25),
        )
        self.stage.seal(self.day(2, 25))
        return unpaid

    def _awarded(self) -> tuple[Award, Award, Award]:
        stage, lines = self.stage, self.planned.lines
        basis = award_structurally(
            stage, lines[BASIS], self.planned.jaarplan, self._basis(), at=self.at(2, 3)
        )
        days = stage.days_since(self.day(3, 3))
        multi = award(
            stage,
            granted(
                stage,
                GOUDA,
                Initiative.objects.get(slug="haal-centraal"),
                title="Gegevens opvragen in plaats van kopiëren",
                why="Een gemeente vraagt een gegeven op waar het is vastgelegd.",
                cents=10 * MILLION,
                days=days,
            ),
            lines[MULTI],
            self.mandates[MULTI],
            self._multi(),
            at=self.at(3, 10),
        )
        short = award(
            stage,
            granted(
                stage,
                WADDINXVEEN,
                Initiative.objects.get(slug="gezamenlijke-inkoopvoorwaarden"),
                title="Inkoopvoorwaarden in gewone taal",
                why="Kleine gemeenten kopen ook in, zonder een eigen jurist.",
                cents=5 * MILLION,
                days=days + 1,
            ),
            lines[SHORT],
            self.mandates[SHORT],
            self._short(),
            at=self.at(3, 10, 11),
        )
        return basis, multi, short

    def _basis(self) -> Plan:
        return Plan(
            title=f"Beheer van de gezamenlijke basis {self.stage.last}",
            receiver="Gouda",
            tranches=(
                Planned(10 * MILLION, self.day(3, 1)),
                Planned(10 * MILLION, self.day(9, 1)),
            ),
            accountable_by=self.day(12, 20),
            shares={"bio": 3 * MILLION, "digikoppeling": 4 * MILLION},
        )

    def _multi(self) -> Plan:
        return Plan(
            title="Gegevens opvragen in plaats van kopiëren",
            receiver="Gouda",
            tranches=(
                Planned(5 * MILLION, self.day(3, 15)),
                Planned(3 * MILLION, self.day(9, 1)),
                when_used(WAITS, date(self.stage.this, 6, 1)),
            ),
            accountable_by=date(self.stage.this + 1, 4, 1),
            shares={"brp-bevragen": 4 * MILLION, "bag-bevragen": 2 * MILLION},
        )

    def _short(self) -> Plan:
        return Plan(
            title="Inkoopvoorwaarden in gewone taal",
            receiver="Waddinxveen",
            tranches=(Planned(5 * MILLION, self.day(3, 15)),),
            accountable_by=self.day(12, 1),
            shares={"gibit": 3 * MILLION},
        )

    def _first_payments(self, *awards: Award) -> None:
        self._pay([tranche(one, 1) for one in awards], order=(3, 20), paid=(3, 25))

    def _second_payments(self, *awards: Award) -> None:
        self._pay([tranche(one, 2) for one in awards], order=(9, 15), paid=(9, 20))

    def _pay(
        self, tranches: list[Tranche], *, order: tuple[int, int], paid: tuple[int, int]
    ) -> None:
        payments = ordered(self.stage, tranches, at=self.at(*order))
        statement(self.stage, self.bank, self.day(*paid), paid_by_the_fund(payments))
        self.stage.seal(self.day(*paid))

    def _from_others(self) -> None:
        """The Rijk pays, and a little comes from the reserve."""
        self._income("Bijdrage van het Rijk (fictief)", RIJK)
        self._income("Uit de reserve (fictief)", RESERVE, from_reserve=True)
        line = self._arrived(
            "Ministerie dat niet bestaat", "Bijdrage van het Rijk", RIJK, (5, 15)
        )
        place_other(
            hand=Hand(line, 0, "De bijdrage van het Rijk, zoals besloten."),
            cents=RIJK,
            by=self.stage.first,
            now=self.at(5, 16),
        )
        self.stage.seal(self.day(5, 16))

    def _income(self, name: str, cents: int, *, from_reserve: bool = False) -> None:
        entered = enter_income(
            year=self.year,
            income=Income(
                name=name,
                source="Bedacht voor de demo",
                amount_cents=cents,
                booked_on=self.day(4, 1),
                from_reserve=from_reserve,
            ),
            by=self.stage.first,
            now=self.at(4, 1),
        )
        approve_income(income=entered, by=self.stage.second, now=self.at(4, 2))

    def _arrived(
        self, name: str, text: str, cents: int, on: tuple[int, int]
    ) -> BankTransaction:
        payment = Payment(
            cents=cents,
            name=f"{name} (fictief)",
            iban=made_up_iban(STRANGERS),
            text=[text],
        )
        [line] = statement(self.stage, self.bank, self.day(*on), [payment])
        return line

    def _accounted(self, basis: Award, short: Award) -> None:
        """One report each; what Waddinxveen did not spend comes back."""
        stage = self.stage
        final = account_for(
            stage,
            short,
            WADDINXVEEN,
            {CostKind.STAFF: 3 * MILLION, CostKind.HIRED: 2 * MILLION - UNSPENT},
            at=self.at(11, 20),
            is_final=True,
        )
        accept(stage, final, at=self.at(11, 27))
        settle_award(award=short, by=stage.first, now=self.at(12, 1))
        line = self._arrived(
            "Gemeente Waddinxveen", f"Niet besteed {short.number}", UNSPENT, (12, 8)
        )
        place_grant_back(
            hand=Hand(line, 0, "Wat van de toekenning niet is besteed."),
            award=short,
            cents=UNSPENT,
            by=stage.first,
            now=self.at(12, 9),
        )
        final = account_for(
            stage,
            basis,
            GOUDA,
            {CostKind.STAFF: 12 * MILLION, CostKind.SOFTWARE: 8 * MILLION},
            at=self.at(12, 14),
            is_final=True,
        )
        accept(stage, final, at=self.at(12, 18))
        settle_award(award=basis, by=stage.first, now=self.at(12, 19))
        self.stage.seal(self.day(12, 19))

    def _carried(self) -> None:
        """What is left for the programme of years goes on in the next one."""
        self.carries = decide(
            self.stage,
            FundDecisionKind.CARRY_OVER,
            f"ALV-{self.stage.this}-9",
            "Overheveling van wat over is",
            year=self.year,
            programme=self.planned.lines[MULTI].programme,
            limit_cents=CARRIED + WAITS,
        )

    def carry(self) -> None:
        """Once the next year is open."""
        carry_over(
            line=self.planned.lines[MULTI],
            decision=self.carries,
            amount_cents=CARRIED,
            by=self.stage.first,
            now=self.at(12, 21),
        )
        carry_award(
            award=self.multi,
            decision=self.carries,
            by=self.stage.first,
            now=self.at(12, 21, 11),
        )
        self.stage.seal(self.day(12, 31))

    def close(self) -> None:
        """Late in January, or as soon as the year is over."""
        stage = self.stage
        prepare_close(year=self.year, by=stage.first, now=stage.within(1, 25))
        close_year(
            year=self.year,
            seen=planned_for(self.year).fingerprint,
            by=stage.second,
            now=stage.within(1, 25, 11),
        )
