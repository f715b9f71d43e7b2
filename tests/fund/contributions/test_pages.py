"""The pages of contributions, as two administrators use them."""

import io
import zipfile

import pytest
from django.urls import reverse

from fund.domain.contributions import correcting
from fund.domain.contributions.correcting import Difference
from fund.domain.planning import years
from fund.enums import FundDecisionKind, RunState
from fund.models import ContributionRate, ContributionRun
from fund.queries.contributions.review import compared
from municipalities.models import Population
from tests.factories.accounts import AT
from tests.factories.fund import YEAR, FiscalYearFactory, ProgrammeFactory

from .scene import FIRST_DAY, LATER, Contributions, owed

pytestmark = pytest.mark.django_db


@pytest.fixture
def office():
    return Contributions()


@pytest.fixture
def first(client, office):
    client.force_login(office.first)
    return client


def text_of(response):
    return response.content.decode()


def next_year(office, micros=1_000_000, **figures):
    """The year after, with a rate and other figures; the run is computed."""
    office.year = years.open_year(year=YEAR + 1, by=office.first, now=AT)
    office.rate(micros)
    for name, inhabitants in figures.items():
        Population.objects.create(
            municipality=office.towns[name],
            year=YEAR + 1,
            inhabitants=inhabitants,
            is_final=True,
            source="CBS",
        )
    run = office.prepared(
        population_year=YEAR + 1, reference_on=FIRST_DAY.replace(year=YEAR + 1)
    )
    return office.computed(run)


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_of_years_takes_the_same_queries_whatever_its_length(
    first, django_assert_num_queries, rows
):
    for number in range(1, rows):
        FiscalYearFactory(year=YEAR + number)

    with django_assert_num_queries(4):
        page = first.get(reverse("fund_contributions"))

    assert text_of(page).count('scope="row"') == rows


@pytest.mark.parametrize("rows", [1, 3])
def test_a_year_takes_the_same_queries_whatever_its_rates(
    first, office, django_assert_num_queries, rows
):
    for _ in range(rows):
        office.rate(programme=ProgrammeFactory())

    with django_assert_num_queries(6):
        page = first.get(reverse("fund_contribution_year", args=[YEAR]))

    assert text_of(page).count("Wijzig het tarief") == rows


@pytest.mark.parametrize("rows", [1, 3])
def test_a_run_takes_the_same_queries_whatever_its_length(
    client, django_assert_num_queries, rows
):
    office = Contributions({f"Dorp {number}": 100 for number in range(rows)})
    office.rate()
    run = office.computed()
    client.force_login(office.first)

    with django_assert_num_queries(9):
        page = client.get(run.get_absolute_url())

    assert text_of(page).count(f'data-label="{YEAR}"') == rows + 1


@pytest.mark.parametrize("rows", [1, 3])
def test_a_correction_takes_the_same_queries_whatever_its_length(
    client, office, django_assert_num_queries, rows
):
    rate = office.rate()
    correction = correcting.correct(
        run=office.approved(),
        differences=[
            Difference(rate, town, 1) for town in list(office.towns.values())[:rows]
        ],
        reason="Vergissing",
        by=office.first,
        now=LATER,
    )
    client.force_login(office.first)

    with django_assert_num_queries(5):
        page = client.get(correction.get_absolute_url())

    assert text_of(page).count('data-label="Bedrag"') == rows


@pytest.mark.parametrize("rows", [1, 3])
def test_the_simulator_takes_the_same_queries_whatever_its_length(
    client, django_assert_num_queries, rows
):
    office = Contributions({f"Dorp {number}": 100 for number in range(rows)})
    client.force_login(office.first)

    with django_assert_num_queries(8):
        page = client.get(reverse("fund_simulator", args=[YEAR]))

    assert text_of(page).count('data-label="Straks"') == rows


def test_a_rate_is_set_and_mended_on_a_page(first, office):
    decision = office.confirmed(kind=FundDecisionKind.RATE)
    form = reverse("fund_set_rate", args=[YEAR])
    typed = {
        "programme": office.programme.pk,
        "decision": decision.pk,
        "mode": "tarief",
    }
    first.post(form, {**typed, "rate_micros": "1,235"})
    rate = ContributionRate.objects.get()
    shown = text_of(first.get(f"{form}?tarief={rate.pk}"))
    first.post(form, {**typed, "rate_micros": "1,3"})

    assert 'value="1,235"' in shown
    mended = ContributionRate.objects.get()
    assert (rate.rate_micros, mended.rate_micros) == (1_235_000, 1_300_000)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"rate_micros": "1,2345678"}, "7 cijfers achter de komma"),
        ({"rate_micros": ""}, "Dit verplichte veld is niet ingevuld"),
        ({"mode": "totaal"}, "Dit verplichte veld is niet ingevuld"),
    ],
)
def test_a_rate_that_cannot_be_is_told_on_the_page(first, office, typed, sentence):
    decision = office.confirmed(kind=FundDecisionKind.RATE)
    page = first.post(
        reverse("fund_set_rate", args=[YEAR]),
        {
            "programme": office.programme.pk,
            "decision": decision.pk,
            "mode": "tarief",
            **typed,
        },
    )

    assert page.status_code == 422
    assert sentence in text_of(page)
    assert ContributionRate.objects.count() == 0


def test_figures_are_frozen_on_a_page_and_a_year_without_them_is_refused(first, office):
    form = reverse("fund_prepare_run", args=[YEAR])
    town = office.towns["Bee"]
    town.populations.all().delete()
    typed = {"reference_on": FIRST_DAY.isoformat(), "population_year": YEAR}
    refused = first.post(form, typed)
    before = ContributionRun.objects.count()
    Population.objects.create(
        municipality=town, year=YEAR, inhabitants=5, is_final=False, source="CBS"
    )
    page = first.post(form, typed, follow=True)

    assert "geen inwonertal over 2026 van: Bee." in text_of(refused)
    assert (refused.status_code, before) == (422, 0)
    assert "De inwonertallen zijn bevroren." in text_of(page)
    assert "CBS (voorlopig)" in text_of(page)


def test_one_computes_and_another_approves_what_is_on_the_page(client, office):
    office.rate()
    run = office.prepared()
    client.force_login(office.first)
    own = text_of(
        client.post(reverse("fund_compute_run", args=[YEAR, run.pk]), follow=True)
    )

    client.force_login(office.second)
    run.refresh_from_db()
    page = text_of(client.get(run.get_absolute_url()))
    after = text_of(
        client.post(
            reverse("fund_approve_run", args=[YEAR, run.pk]),
            {"gezien": run.sha256},
            follow=True,
        )
    )

    assert "U hebt dit zelf voorbereid." in own
    assert f'value="{run.sha256}"' in page
    assert "De bijdragen zijn goedgekeurd." in after
    assert "Bereken opnieuw" not in after


def test_what_was_computed_again_is_not_approved_by_an_old_page(client, office):
    office.rate()
    run = office.computed()
    old = run.sha256
    office.rate(2_000_000)
    office.computed(run)
    client.force_login(office.second)

    page = client.post(
        reverse("fund_approve_run", args=[YEAR, run.pk]), {"gezien": old}, follow=True
    )

    assert "opnieuw berekend nadat u ze bekeek" in text_of(page)
    run.refresh_from_db()
    assert run.state == RunState.COMPUTED


def test_each_municipality_stands_beside_last_year(office):
    office.rate(1_000_000)
    office.approved()
    run = next_year(office, Aa=1_010, Bee=13_000, Cee=252_000)

    found = [
        (row.municipality.name, row.now_cents, row.last_cents, row.change)
        for row in compared(run)
    ]

    assert found == [
        ("Aa", 1_010_00, 1_000_00, "+1,0%"),
        ("Bee", 13_000_00, 12_345_00, "+5,3%"),
        ("Cee", 252_000_00, 250_001_00, "+0,8%"),
    ]
    assert [row.is_strange for row in compared(run)] == [False] * 3


def test_a_municipality_that_changes_much_more_is_looked_at_first(client, office):
    office.rate(1_000_000)
    office.approved()
    run = next_year(office, Aa=1_000, Bee=15_000, Cee=250_001)
    client.force_login(office.second)

    page = text_of(client.get(run.get_absolute_url()))

    assert [row.municipality.name for row in compared(run) if row.is_strange] == ["Bee"]
    assert "1 gemeente verandert minstens 5 procentpunt anders" in page
    table = page.partition("<tbody")[2]
    assert table.index("Bee") < table.index("Aa")


def test_the_difference_that_rounding_makes_is_shown(client, office):
    office.rate(1_235_001)
    run = office.computed()
    client.force_login(office.first)

    page = text_of(client.get(run.get_absolute_url()))

    # 263,346 people at € 1.235001, beside the sum of three rounded amounts.
    assert "€\u00a0325.232,573346" in page
    assert "€\u00a0325.232,58" in page
    assert "€\u00a00,006654" in page


def test_a_correction_is_made_approved_and_shown_beside_the_run(client, office):
    rate = office.rate()
    run = office.approved()
    client.force_login(office.first)

    page = client.post(
        reverse("fund_correct_run", args=[YEAR, run.pk]),
        {
            "municipality": office.towns["Aa"].pk,
            "rate": rate.pk,
            "amount_cents": "-35,00",
            "reason": "Te veel inwoners geteld",
        },
        follow=True,
    )
    made = run.corrections.get()
    beside = text_of(client.get(run.get_absolute_url()))

    assert "-€\u00a035,00" in text_of(page)
    assert owed(made) == {("Aa", "Aa"): -35_00}
    assert "Te veel inwoners geteld" in beside


def test_a_correction_is_withdrawn_on_its_page(client, office):
    rate = office.rate()
    made = correcting.correct(
        run=office.approved(),
        differences=[Difference(rate, office.towns["Aa"], 1)],
        reason="Vergissing",
        by=office.first,
        now=LATER,
    )
    client.force_login(office.first)

    page = client.post(
        reverse("fund_withdraw_correction", args=[YEAR, made.pk]), follow=True
    )

    assert "De correctie is ingetrokken." in text_of(page)
    assert ContributionRun.objects.filter(kind="correctie").count() == 0


def test_one_cent_more_is_told_for_each_municipality(first):
    page = text_of(
        first.get(
            reverse("fund_simulator", args=[YEAR]),
            {"rate_micros": "3,00", "more_micros": "0,01", "population_year": YEAR},
        )
    )

    assert "€\u00a0790.038,00" in page
    assert "€\u00a0792.671,46" in page
    assert "€\u00a02.633,46" in page
    assert "€\u00a02.500,01" in page
    assert ContributionRate.objects.count() == 0


def test_the_simulator_begins_with_the_rate_that_stands(first, office):
    office.rate(1_235_000)

    page = text_of(first.get(reverse("fund_simulator", args=[YEAR])))

    assert 'value="1,235"' in page
    assert 'value="0,01"' in page


def test_the_simulator_tells_what_is_typed_wrong(first):
    page = first.get(
        reverse("fund_simulator", args=[YEAR]), {"rate_micros": "1,2345678"}
    )

    assert page.status_code == 422
    assert "7 cijfers achter de komma" in text_of(page)


def taken_along(client, run, form):
    answer = client.get(reverse("fund_run_file", args=[YEAR, run.pk, form]))
    return b"".join(answer) if answer.streaming else answer.content


def test_a_run_is_taken_along_as_csv(first, office):
    office.rate()
    run = office.computed()

    lines = taken_along(first, run, "csv").decode("utf-8-sig").split("\r\n")

    town = office.towns["Aa"]
    assert len(lines) == 5
    assert lines[1] == (
        f"{town.code};Aa;{town.code};Aa;Digitale dienstverlening;1000;"
        f"{YEAR}-01-01;{YEAR + 1}-01-01;1,235;1235,00"
    )


@pytest.mark.parametrize(
    ("form", "part"), [("ods", "content.xml"), ("xlsx", "xl/worksheets/sheet1.xml")]
)
def test_a_run_is_taken_along_as_a_spreadsheet_with_numbers(first, office, form, part):
    office.rate()
    run = office.computed()

    with zipfile.ZipFile(io.BytesIO(taken_along(first, run, form))) as sheet:
        content = sheet.read(part).decode()

    assert "308751.24" in content


def test_a_name_in_a_sheet_is_no_formula_and_an_amount_keeps_its_minus(client, office):
    office.programme.name = "=HYPERLINK(1)"
    office.programme.save()
    rate = office.rate()
    made = correcting.correct(
        run=office.approved(),
        differences=[Difference(rate, office.towns["Aa"], -35_00)],
        reason="Vergissing",
        by=office.first,
        now=LATER,
    )
    client.force_login(office.first)

    csv = taken_along(client, made, "csv").decode()
    with zipfile.ZipFile(io.BytesIO(taken_along(client, made, "xlsx"))) as sheet:
        words = sheet.read("xl/sharedStrings.xml").decode()
        cells = sheet.read("xl/worksheets/sheet1.xml").decode()

    assert ";'=HYPERLINK(1);" in csv
    assert ";-35,00\r\n" in csv
    assert "'=HYPERLINK(1)" in words
    assert ("<f>" in cells, "<v>-35</v>" in cells) == (False, True)
