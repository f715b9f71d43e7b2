"""The checklist says of each point whether it holds, and what is open by name."""

import datetime
import hashlib

import pytest

from fund import models
from fund.domain.ledger import credit, debit, pot
from fund.enums import (
    AccountKind,
    AwardState,
    ConditionKind,
    ProgrammeKind,
    ReportVerdict,
)
from fund.queries.closing.checklist import checklist_of
from governance.enums import BodyKind
from samenorganiseren.shared import subjects
from samenorganiseren.shared.subjects import Subject
from tests.factories.fund import FiscalYearFactory, FundDecisionFactory
from tests.governance.decisions.scene import Scene

from .scene import LAST, NOW, YEAR, Year, sealed

pytestmark = pytest.mark.django_db
TODAY = NOW.date()
NEXT = datetime.date(YEAR + 1, 1, 2)
EURO = "€\u00a0"
QUERIES = 20


@pytest.fixture
def lived():
    return Year().lived()


def points(year, today=TODAY):
    return {point.key: point for point in checklist_of(year.year, today)}


def open_of(year, key, today=TODAY):
    """Whether it holds, and what is open."""
    point = points(year, today)[key]
    return point.holds, [one.name for one in point.open]


def test_of_a_year_in_order_everything_holds(lived):
    assert {key: point.holds for key, point in points(lived).items()} == dict.fromkeys(
        [
            "voorbij",
            "eerdere-jaren",
            "volgend-jaar",
            "werklijst",
            "bank",
            "bijdragen",
            "facturen",
            "verantwoordingen",
            "tweede-persoon",
            "saldi",
            "zegels",
        ],
        True,
    )


def test_every_point_that_does_not_hold_says_what_to_do(lived):
    lived.unplaced()

    point = points(lived)["werklijst"]

    assert (point.sentence, point.todo) == (
        "Nog te plaatsen bankregels: 1.",
        "Plaats deze bankregels op de werklijst van de bank.",
    )


def test_what_is_open_is_linked_where_its_page_is_known(lived, monkeypatch):
    line = lived.unplaced()
    found = Subject(line.subject_key, "Bankregel", "/fonds/bank/1/", lambda _: True)
    monkeypatch.setitem(subjects._resolvers, "fund.transaction", lambda _: found)

    assert [one.url for one in points(lived)["werklijst"].open] == ["/fonds/bank/1/"]


def test_a_year_that_goes_on_is_not_over(lived):
    assert open_of(lived, "voorbij", LAST) == (
        False,
        ["Vandaag is 31 december 2025"],
    )


def test_an_earlier_year_is_closed_first(lived):
    FiscalYearFactory(year=YEAR - 1)

    assert open_of(lived, "eerdere-jaren") == (False, ["Boekjaar 2024"])


def test_the_next_year_is_opened_first():
    assert open_of(Year(with_next=False), "volgend-jaar") == (False, ["Boekjaar 2026"])


def test_money_that_came_in_and_was_not_placed_is_named(lived):
    lived.unplaced(25_00)

    assert open_of(lived, "werklijst") == (
        False,
        [f"{EURO}25,00 van 31 december 2025, Gemeente Voorbeeldstad"],
    )


def test_money_that_came_in_later_belongs_to_the_next_year(lived):
    lived.unplaced(25_00, day=NEXT)

    assert open_of(lived, "werklijst") == (True, [])
    assert open_of(lived, "bank") == (True, [])


def test_a_bank_that_differs_is_named_with_both_amounts(lived):
    lived.statement(549_99)

    holds, named = open_of(lived, "bank")

    assert holds is False
    assert named == [
        "NL91ABNA0417164300: afschrift 2 van 31 december 2025 eindigt op "
        f"{EURO}549,99; in het grootboek staat {EURO}550,00."
    ]


def test_money_at_a_bank_without_a_statement_is_named():
    year = Year()
    year.book(debit(year.bank(), 1_00), credit(pot(AccountKind.RESERVE), 1_00))

    assert open_of(year, "bank") == (
        False,
        [f"NL91ABNA0417164300: geen afschrift; in het grootboek staat {EURO}1,00."],
    )


def test_an_open_invoice_is_named_and_goes_on(lived):
    assert open_of(lived, "facturen") == (
        True,
        [f"{lived.invoice.number} van {lived.invoice.municipality}: nog {EURO}100,00"],
    )


def test_an_invoice_paid_after_the_year_was_open_at_its_end(lived):
    pots = lived.bank(), pot(AccountKind.RECEIVABLE, invoice=lived.invoice)
    lived.book(debit(pots[0], 100_00), credit(pots[1], 100_00), booked_on=NEXT)

    assert open_of(lived, "facturen")[1] != []


def test_an_invoice_that_is_not_in_the_books_is_named(lived):
    invoice = lived.invoiced(5_00, is_booked=False)

    assert open_of(lived, "facturen") == (False, [f"Factuur {invoice.number}"])


def test_a_run_that_is_not_invoiced_is_named(lived):
    models.ContributionRun.objects.create(
        year=lived.year,
        snapshot=models.PopulationSnapshot.objects.create(
            population_year=YEAR,
            reference_on=LAST,
            municipality_count=0,
            inhabitants_total=0,
            source="Proef",
            sha256="0" * 64,
            taken_by_label="Proef",
            taken_at=NOW,
        ),
        prepared_by=lived.first,
        prepared_by_label="Proef",
        prepared_at=NOW,
    )

    assert open_of(lived, "bijdragen") == (
        False,
        ["Bijdragen 2025: concept"],
    )


class Awarded(Year):
    """A year with an award that had to be accounted for by its end."""

    def __init__(self):
        super().__init__()
        self.programme.kind = ProgrammeKind.STRUCTURAL
        self.programme.save()
        self.set_ceiling(500_00)
        advice = Scene().published_advice(BodyKind.COLLEGE, ("voor", "voor"))
        self.award = models.Award.objects.create(
            budget_line=self.line,
            title="Bouwsteen",
            amount_cents=300_00,
            advice=advice,
            decision=FundDecisionFactory(year=self.year, advice=advice),
            recipient_name="Gemeente Voorbeeld",
            recipient_iban="NL91ABNA0417164300",
            accountable_by=LAST,
            prepared_by=self.first,
            prepared_by_label="Proef",
            prepared_at=NOW,
        )
        models.Tranche.objects.create(
            award=self.award,
            position=1,
            amount_cents=300_00,
            planned_on=LAST,
            condition=ConditionKind.NONE,
        )

    def approve(self):
        self.award.number, self.award.state = "T-2026-001", AwardState.APPROVED
        self.award.approved_by, self.award.approved_at = self.second, NOW
        self.award.approved_by_label = "Proef"
        committed = pot(AccountKind.COMMITTED, budget_line=self.line, award=self.award)
        self.book(
            debit(pot(AccountKind.AVAILABLE, budget_line=self.line), 300_00),
            credit(committed, 300_00),
            key="award:T-2026-001",
        )
        self.award.save()
        return self

    def report(self):
        return models.AccountabilityReport.objects.create(
            award=self.award,
            from_on=LAST,
            to_on=LAST,
            summary="Gemaakt.",
            spent_cents=0,
            submitted_by=self.second,
            submitted_by_label="Proef",
            submitted_at=NOW,
        )


DUE = "T-2026-001 Bouwsteen: {}, uiterlijk 31 december 2025"


def test_an_award_without_a_report_is_named():
    year = Awarded().approve()

    assert open_of(year, "verantwoordingen") == (
        False,
        [DUE.format("geen verantwoording")],
    )


def test_a_report_that_waits_is_named_until_it_is_judged():
    year = Awarded().approve()
    report = year.report()
    waiting = open_of(year, "verantwoordingen")

    report.verdict, report.judged_by = ReportVerdict.ACCEPTED, year.first
    report.judged_by_label, report.judged_at = "Proef", NOW
    report.save()

    assert waiting == (False, [DUE.format("wacht op oordeel")])
    assert open_of(year, "verantwoordingen") == (True, [])


def test_a_decision_to_carry_over_takes_the_place_of_a_report():
    year = Awarded().approve()
    year.decided()

    assert open_of(year, "verantwoordingen") == (True, [])


def test_a_decision_that_nobody_confirmed_does_not():
    year = Awarded().approve()
    year.decided(confirmed_by=None, confirmed_at=None)

    assert open_of(year, "verantwoordingen")[0] is False


def test_an_award_that_is_due_later_is_not_asked_for():
    year = Awarded()
    year.award.accountable_by = NEXT
    year.award.save()
    year.approve()

    assert open_of(year, "verantwoordingen") == (True, [])


def test_all_that_waits_for_a_second_person_is_named():
    year = Awarded()
    decision = year.decided(confirmed_by=None, confirmed_at=None)
    models.OtherIncome.objects.create(
        year=year.year,
        name="Rijk",
        source="Brief",
        amount_cents=1,
        booked_on=LAST,
        entered_by=year.first,
        entered_by_label="Proef",
        entered_at=NOW,
    )
    models.Tranche.objects.filter(award=year.award).update(
        proposed_by=year.first, proposed_by_label="Proef", proposed_at=NOW
    )
    models.PaymentBatch.objects.create(
        number="B-1",
        execute_on=LAST,
        total_cents=1,
        payment_count=1,
        content=b"",
        sha256=hashlib.sha256(b"").hexdigest(),
        prepared_by=year.first,
        prepared_by_label="Proef",
        prepared_at=NOW,
    )

    assert open_of(year, "tweede-persoon") == (
        False,
        [
            str(decision),
            "Overige inkomsten: Rijk",
            year.award.subject_label,
            "Tranche 1 van voorbereide toekenning Bouwsteen",
            "Betaalopdracht B-1",
        ],
    )


def test_a_day_without_a_seal_is_named(lived):
    tomorrow = TODAY + datetime.timedelta(days=1)

    assert open_of(lived, "zegels", tomorrow) == (
        False,
        ["Geboekt op 10 februari 2026"],
    )

    sealed()
    assert open_of(lived, "zegels", tomorrow) == (True, [])


def test_the_checklist_asks_as_much_of_three_papers_as_of_one(
    lived, django_assert_num_queries
):
    lived.unplaced(25_00)
    with django_assert_num_queries(QUERIES):
        checklist_of(lived.year, TODAY)

    for cents in (30_00, 40_00):
        lived.invoiced(cents)
        lived.unplaced(cents)

    with django_assert_num_queries(QUERIES):
        checklist_of(lived.year, TODAY)
