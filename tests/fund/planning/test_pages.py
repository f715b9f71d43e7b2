"""The pages of years, programmes and decisions, as two administrators use them."""

import pytest
from django.urls import reverse

from fund.domain.planning import income, programmes
from fund.enums import FundDecisionKind, ProgrammeKind
from fund.forms.money import EuroField
from fund.models import BudgetLine, FiscalYear, FundDecision, OtherIncome, Programme
from tests.factories.accounts import AT
from tests.factories.fund import (
    TODAY,
    YEAR,
    FiscalYearFactory,
    FundDecisionFactory,
    ProgrammeFactory,
)

from .scene import Office, plan
from .scene import income as some_income

pytestmark = pytest.mark.django_db


@pytest.fixture
def office():
    return Office()


@pytest.fixture
def first(client, office):
    client.force_login(office.first)
    return client


def text_of(response):
    return response.content.decode()


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_of_years_takes_the_same_queries_whatever_its_length(
    first, django_assert_num_queries, rows
):
    for number in range(1, rows):
        FiscalYearFactory(year=YEAR + number)

    with django_assert_num_queries(4):
        page = first.get(reverse("fund_years"))

    assert text_of(page).count('scope="row"') == rows


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_of_programmes_takes_the_same_queries_whatever_its_length(
    first, django_assert_num_queries, rows
):
    for _ in range(rows):
        ProgrammeFactory()

    with django_assert_num_queries(4):
        page = first.get(reverse("fund_programmes"))

    assert text_of(page).count('scope="row"') == rows


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_of_decisions_takes_the_same_queries_whatever_its_length(
    first, django_assert_num_queries, rows
):
    for _ in range(rows):
        FundDecisionFactory()

    with django_assert_num_queries(5):
        page = first.get(reverse("fund_decisions"))

    assert text_of(page).count('scope="row"') == rows


@pytest.mark.parametrize("rows", [1, 3])
def test_a_year_takes_the_same_queries_whatever_belongs_to_it(
    first, office, django_assert_num_queries, rows
):
    for _ in range(rows):
        office.line(ProgrammeFactory(kind=ProgrammeKind.SHORT_CYCLE), 100_00)
        income.enter_income(
            year=office.year, income=some_income(), by=office.first, now=AT
        )

    with django_assert_num_queries(9):
        page = first.get(office.year.get_absolute_url())

    assert text_of(page).count("Wijzig het plafond") == rows
    assert f"€\u00a0{rows * 100},00" in text_of(page)


def test_a_year_is_opened_on_a_page(first):
    page = first.post(reverse("fund_open_year"), {"year": YEAR + 1}, follow=True)

    assert "Het boekjaar is open." in text_of(page)
    assert FiscalYear.objects.filter(year=YEAR + 1).count() == 1


def test_a_year_that_is_there_keeps_what_was_typed(first):
    page = first.post(reverse("fund_open_year"), {"year": YEAR})

    assert page.status_code == 422
    assert f"Boekjaar {YEAR} is er al." in text_of(page)
    assert f'value="{YEAR}"' in text_of(page)


def test_a_programme_is_made_and_changed_on_a_page(first):
    typed = {
        "name": "Gezamenlijke inkoop",
        "kind": "structureel",
        "goal": "Samen inkopen.",
        "vat_category": "S",
        "vat_percent": "21",
    }
    first.post(reverse("fund_new_programme"), typed)
    made = Programme.objects.get()
    form = text_of(first.get(made.get_absolute_url()))
    first.post(made.get_absolute_url(), {**typed, "vat_percent": "9,5"})

    assert (made.vat_rate_bp, 'value="21' in form) == (2_100, True)
    made.refresh_from_db()
    assert made.vat_rate_bp == 950


def test_a_tax_that_does_not_fit_is_told_on_the_page(first):
    page = first.post(
        reverse("fund_new_programme"),
        {
            "name": "Gezamenlijke inkoop",
            "kind": "structureel",
            "goal": "Samen inkopen.",
            "vat_category": "O",
        },
    )

    assert page.status_code == 422
    assert "Schrijf op waarom er geen btw wordt geheven." in text_of(page)
    assert Programme.objects.count() == 0


def entered_on_a_page(client, office):
    client.force_login(office.first)
    client.post(
        reverse("fund_enter_decision"),
        {
            "kind": FundDecisionKind.BUDGET,
            "body": office.members.pk,
            "number": "ALV-1",
            "title": "Jaarplan",
            "source": "Verslag",
            "year": office.year.pk,
            "decided_on": TODAY.isoformat(),
        },
    )
    return FundDecision.objects.get()


def test_a_decision_is_entered_by_one_and_confirmed_by_another_on_their_pages(
    client, office
):
    decision = entered_on_a_page(client, office)
    own = text_of(client.get(decision.get_absolute_url()))

    client.force_login(office.second)
    page = client.get(decision.get_absolute_url())
    seen = page.context["seen"]
    after = client.post(
        reverse("fund_confirm_decision", args=[decision.pk]),
        {"gezien": seen},
        follow=True,
    )

    assert "U hebt dit zelf voorbereid." in own
    assert "Bevestig het besluit" not in own
    assert "Het besluit is bevestigd." in text_of(after)
    decision.refresh_from_db()
    assert decision.confirmed_by == office.second


def test_an_amended_decision_is_read_again(client, office):
    decision = entered_on_a_page(client, office)
    form = reverse("fund_amend_decision", args=[decision.pk])
    shown = text_of(client.get(form))

    client.force_login(office.second)
    page = client.post(
        reverse("fund_confirm_decision", args=[decision.pk]),
        {"gezien": "iets anders"},
        follow=True,
    )

    assert 'value="ALV-1"' in shown
    assert "gewijzigd nadat u het las" in text_of(page)
    decision.refresh_from_db()
    assert decision.confirmed_at is None


def test_a_decision_is_withdrawn_on_its_page(client, office):
    decision = entered_on_a_page(client, office)

    page = client.post(
        reverse("fund_withdraw_decision", args=[decision.pk]), follow=True
    )

    assert "Het besluit is ingetrokken." in text_of(page)
    assert FundDecision.objects.count() == 0


def test_a_ceiling_is_set_on_a_page_and_refused_below_what_is_spoken_for(first, office):
    programme, decision = ProgrammeFactory(), office.confirmed()
    form = reverse("fund_set_ceiling", args=[YEAR])
    typed = {"programme": programme.pk, "decision": decision.pk}
    first.post(form, {**typed, "to_cents": "1.250.000,50"})
    page = first.post(form, {**typed, "to_cents": "1.250.000,50"})
    wrong = first.post(form, {**typed, "to_cents": "1,2,3"})

    assert BudgetLine.objects.get().programme == programme
    assert "Het plafond is al €\u00a01.250.000,50." in text_of(page)
    assert "Schrijf het bedrag in euro’s" in text_of(wrong)
    assert 'value="1,2,3"' in text_of(wrong)


def test_income_is_approved_by_a_second_person_on_the_page(client, office):
    client.force_login(office.first)
    client.post(
        reverse("fund_enter_income", args=[YEAR]),
        {
            "name": "Rijk",
            "amount_cents": "1000",
            "source": "Brief",
            "booked_on": TODAY.isoformat(),
        },
    )
    entered = OtherIncome.objects.get()
    approve = reverse("fund_approve_income", args=[YEAR, entered.pk])

    refused = text_of(client.post(approve, follow=True))
    client.force_login(office.second)
    approved = text_of(client.post(approve, follow=True))

    assert "U hebt dit zelf voorbereid." in refused
    assert "De inkomsten zijn goedgekeurd." in approved


def test_a_formula_in_a_name_is_only_text(first, office):
    programmes.add_programme(
        plan=plan(name='=HYPERLINK("https://kwaad.example")'),
        by=office.first,
        now=AT,
    )

    page = text_of(first.get(reverse("fund_programmes")))

    assert "=HYPERLINK(&quot;" in page


@pytest.mark.parametrize("typed", ["999999999999999999", "100.000.000.000,01"])
def test_a_huge_amount_is_told_on_the_page(first, office, typed):
    page = first.post(
        reverse("fund_set_ceiling", args=[YEAR]),
        {
            "programme": ProgrammeFactory().pk,
            "decision": office.confirmed().pk,
            "to_cents": typed,
        },
    )

    assert page.status_code == 422
    assert "Dit bedrag is te groot." in text_of(page)
    assert BudgetLine.objects.count() == 0


def test_an_amount_below_nothing_comes_back_as_it_was_typed():
    assert EuroField().prepare_value(-35_50) == "-35,50"


@pytest.mark.parametrize("year", [2017, 99_999, 10**20])
def test_a_year_that_is_not_there_is_not_found(first, year):
    assert first.get(f"/fonds/jaren/{year}/").status_code == 404
    assert first.get(f"/fonds/bijdragen/{year}/").status_code == 404
