"""Opening a year, programmes, ceilings, other income and documents."""

import datetime
import io
import threading

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from pypdf import PdfWriter

from fund.domain.ledger import Booking, credit, debit, post, pot
from fund.domain.planning import ceilings, documents, income, programmes, years
from fund.domain.planning.ceilings import CeilingRefused
from fund.domain.planning.income import IncomeRefused
from fund.domain.planning.programmes import ProgrammeRefused
from fund.domain.planning.years import YearRefused
from fund.enums import (
    AccountKind,
    FundDecisionKind,
    ProgrammeKind,
    VatCategory,
    YearState,
)
from fund.models import (
    BudgetLine,
    Entry,
    FiscalYear,
    FundDocument,
    OtherIncome,
    Programme,
)
from fund.queries.planning.years import ceilings as ceilings_of
from governance.domain.dossiers.paper_kinds import PaperRefused
from samenorganiseren.shared.errors import NotAllowed
from tests.factories.accounts import AT, UserFactory
from tests.factories.fund import TODAY, YEAR, ProgrammeFactory, balances

from .scene import LATER, Office, plan
from .scene import income as some_income


def pdf():
    writer, made = PdfWriter(), io.BytesIO()
    writer.add_blank_page(width=200, height=200)
    writer.write(made)
    return made.getvalue()


@pytest.fixture
def office(db):
    return Office()


def spent(line, cents, by):
    post(
        Booking(
            kind="gereserveerd",
            key="reserve:1",
            booked_on=TODAY,
            description="Gereserveerd",
            document=line.subject_key,
            amounts=(
                debit(pot(AccountKind.AVAILABLE, budget_line=line), cents),
                credit(pot(AccountKind.RESERVED, budget_line=line), cents),
            ),
        ),
        by=by,
        now=LATER,
    )


def test_a_year_is_opened_once(office):
    opened = years.open_year(year=YEAR + 1, by=office.first, now=AT)

    with pytest.raises(YearRefused, match="is er al"):
        years.open_year(year=YEAR + 1, by=office.second, now=AT)

    assert (opened.state, FiscalYear.objects.count()) == (YearState.OPEN, 2)


@pytest.mark.parametrize("year", [2017, 2200])
def test_a_year_out_of_reach_is_refused(office, year):
    with pytest.raises(YearRefused, match="2018 tot en met 2199"):
        years.open_year(year=year, by=office.first, now=AT)

    assert FiscalYear.objects.count() == 1


def test_others_open_no_year(office):
    with pytest.raises(NotAllowed):
        years.open_year(year=YEAR + 1, by=UserFactory(), now=AT)

    assert FiscalYear.objects.count() == 1


def test_a_programme_has_the_tax_that_vng_sets(office):
    made = programmes.add_programme(
        plan=plan(vat_category=VatCategory.STANDARD, vat_rate_bp=2_100, vat_reason=""),
        by=office.first,
        now=AT,
    )
    programmes.change_programme(programme=made, plan=plan(), by=office.first, now=AT)

    made.refresh_from_db()
    assert (made.slug, made.vat_category, made.vat_rate_bp, made.vat_reason) == (
        "digitale-dienstverlening",
        VatCategory.OUTSIDE,
        0,
        "Bijdrage van leden.",
    )


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"vat_reason": " "}, "waarom er geen btw"),
        ({"vat_rate_bp": 2_100}, "btw-percentage"),
        ({"vat_category": VatCategory.STANDARD, "vat_rate_bp": 0}, "btw-percentage"),
    ],
)
def test_a_programme_that_is_taxed_badly_is_refused(office, changes, sentence):
    with pytest.raises(ProgrammeRefused, match=sentence):
        programmes.add_programme(plan=plan(**changes), by=office.first, now=AT)

    assert Programme.objects.count() == 0


def test_two_programmes_never_have_the_same_name(office):
    programmes.add_programme(plan=plan(), by=office.first, now=AT)

    with pytest.raises(ProgrammeRefused, match="Kies een andere naam"):
        programmes.add_programme(plan=plan(), by=office.first, now=AT)

    assert Programme.objects.count() == 1


def test_a_ceiling_is_raised_and_lowered_by_the_members(office):
    programme = ProgrammeFactory()
    line = office.line(programme, 1_000_00)
    office.line(programme, 1_500_00)
    office.line(programme, 400_00)

    assert balances() == {f"9000.b{line.pk}": 400_00, f"9010.b{line.pk}": 400_00}
    assert list(Entry.objects.order_by("id").values_list("key", "total_cents")) == [
        (f"ceiling:{line.pk}:1", 1_000_00),
        (f"ceiling:{line.pk}:2", 500_00),
        (f"ceiling:{line.pk}:3", 1_100_00),
    ]


def test_a_ceiling_is_never_lower_than_what_is_spoken_for(office):
    programme = ProgrammeFactory()
    line = office.line(programme, 1_000_00)
    spent(line, 600_00, office.first)
    before, decided_by = balances(), line.decision

    with pytest.raises(CeilingRefused, match=r"al €\u00a0600,00 gereserveerd"):
        office.line(programme, 599_99)

    line.refresh_from_db()
    assert (balances(), line.decision) == (before, decided_by)
    assert Entry.objects.count() == 2


def test_a_ceiling_can_be_lowered_to_just_what_is_spoken_for(office):
    programme = ProgrammeFactory()
    line = office.line(programme, 1_000_00)
    spent(line, 600_00, office.first)

    office.line(programme, 600_00)

    assert balances() == {f"9000.b{line.pk}": 600_00, f"9020.b{line.pk}": 600_00}


def test_a_decision_that_nobody_confirmed_carries_no_ceiling(office):
    with pytest.raises(CeilingRefused, match="nog niet bevestigd"):
        office.line(ProgrammeFactory(), 1_00, decision=office.entered())

    assert (BudgetLine.objects.count(), balances()) == (0, {})


@pytest.mark.parametrize("other", ["kind", "year"])
def test_only_the_jaarplan_of_that_year_carries_a_ceiling(office, other):
    changes = {
        "kind": {"kind": FundDecisionKind.FRAMEWORK},
        "year": {"year": years.open_year(year=YEAR + 1, by=office.first, now=AT)},
    }[other]

    with pytest.raises(CeilingRefused, match="Kies dat besluit"):
        office.line(ProgrammeFactory(), 1_00, decision=office.confirmed(**changes))

    assert (BudgetLine.objects.count(), balances()) == (0, {})


def test_the_same_ceiling_again_is_refused(office):
    programme = ProgrammeFactory()
    office.line(programme, 1_000_00)

    with pytest.raises(CeilingRefused, match="is al"):
        office.line(programme, 1_000_00)

    assert Entry.objects.count() == 1


def test_the_ceilings_of_a_year_are_shown_by_kind(office):
    short = ProgrammeFactory(kind=ProgrammeKind.SHORT_CYCLE)
    lasting = ProgrammeFactory(kind=ProgrammeKind.STRUCTURAL)
    line = office.line(short, 300_00)
    office.line(lasting, 500_00)
    spent(line, 100_00, office.first)

    found = {
        str(one.kind): (one.ceiling_cents, one.used_cents, one.available_cents)
        for one in ceilings_of(office.year)
    }

    assert found == {
        "structureel": (500_00, 0, 500_00),
        "meerjarig": (0, 0, 0),
        "kortcyclisch": (300_00, 100_00, 200_00),
    }


def test_two_who_set_the_same_ceiling_at_once_set_it_once(racing_db):
    office = Office()
    programme, decision = ProgrammeFactory(), office.confirmed()
    together, told = threading.Barrier(2), []

    def set_it(person):
        together.wait()
        try:
            ceilings.set_ceiling(
                year=office.year,
                programme=programme,
                decision=decision,
                to_cents=1_000_00,
                by=person,
                now=LATER,
            )
            told.append("gesteld")
        except CeilingRefused as refusal:
            told.append(str(refusal))
        finally:
            connection.close()

    threads = [
        threading.Thread(target=set_it, args=[person])
        for person in (office.first, office.second)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(told) == ["Het plafond is al €\u00a01.000,00.", "gesteld"]
    line = BudgetLine.objects.get()
    assert balances() == {f"9000.b{line.pk}": 1_000_00, f"9010.b{line.pk}": 1_000_00}


def test_money_from_the_reserve_is_booked_when_a_second_person_approves(office):
    entered = income.enter_income(
        year=office.year,
        income=some_income(from_reserve=True),
        by=office.first,
        now=AT,
    )
    before = balances()

    income.approve_income(income=entered, by=office.second, now=LATER)
    income.approve_income(income=entered, by=office.second, now=LATER)

    assert before == {}
    assert balances() == {"0500": -250_000_00, f"8100.y{YEAR}": 250_000_00}
    assert Entry.objects.get().key == f"income:{entered.pk}"


def test_money_from_the_rijk_waits_for_the_bank(office):
    entered = income.enter_income(
        year=office.year, income=some_income(), by=office.first, now=AT
    )

    income.approve_income(income=entered, by=office.second, now=LATER)

    entered.refresh_from_db()
    assert (entered.approved_by, balances()) == (office.second, {})


def test_who_entered_income_does_not_approve_it(office):
    entered = income.enter_income(
        year=office.year, income=some_income(), by=office.first, now=AT
    )

    with pytest.raises(NotAllowed, match="tweede beheerder"):
        income.approve_income(income=entered, by=office.first, now=LATER)

    entered.refresh_from_db()
    assert entered.approved_at is None


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"amount_cents": 0}, "meer is dan nul"),
        ({"booked_on": datetime.date(YEAR - 1, 12, 31)}, f"dag in {YEAR}"),
    ],
)
def test_income_that_cannot_be_is_refused(office, changes, sentence):
    with pytest.raises(IncomeRefused, match=sentence):
        income.enter_income(
            year=office.year, income=some_income(**changes), by=office.first, now=AT
        )

    assert OtherIncome.objects.count() == 0


def test_income_is_withdrawn_until_it_is_approved(office):
    mistake, kept = (
        income.enter_income(
            year=office.year, income=some_income(), by=office.first, now=AT
        )
        for _ in range(2)
    )
    income.approve_income(income=kept, by=office.second, now=LATER)

    income.withdraw_income(income=mistake, by=office.first, now=LATER)
    with pytest.raises(IncomeRefused, match="blijven staan"):
        income.withdraw_income(income=kept, by=office.first, now=LATER)

    assert OtherIncome.objects.get() == kept


def test_a_document_is_kept_as_it_was_published(office):
    content = pdf()
    made = documents.publish_document(
        year=office.year,
        kind=FundDecisionKind.FRAMEWORK,
        title="Kadernota",
        upload=SimpleUploadedFile("kadernota.pdf", content, "application/pdf"),
        by=office.first,
        now=AT,
    )

    found = FundDocument.objects.get()
    assert (found, bytes(found.content), found.media_type) == (
        made,
        content,
        "application/pdf",
    )


def test_a_file_that_is_something_else_is_refused(office):
    with pytest.raises(PaperRefused):
        documents.publish_document(
            year=office.year,
            kind=FundDecisionKind.FRAMEWORK,
            title="Kadernota",
            upload=SimpleUploadedFile("kadernota.pdf", b"<html>", "application/pdf"),
            by=office.first,
            now=AT,
        )

    assert FundDocument.objects.count() == 0
