"""The pages of closing a year, as two administrators use them."""

import pytest
from django.test import Client
from django.urls import reverse

from fund.models import CarryOver, FiscalYear
from fund.panels.closing import _on_year
from fund.queries.closing.planned import planned_for
from samenorganiseren.shared import subjects
from tests.factories.accounts import UserFactory
from tests.factories.fund import FiscalYearFactory

from .scene import NOW, YEAR, Year, sealed, standing

pytestmark = pytest.mark.django_db
EURO = "€\u00a0"


@pytest.fixture
def lived():
    return Year().lived()


def signed_in(person):
    client = Client()
    client.force_login(person)
    return client


@pytest.fixture
def first(lived):
    return signed_in(lived.first)


@pytest.fixture
def second(lived):
    return signed_in(lived.second)


@pytest.fixture
def closed(lived):
    lived.prepare()
    return lived.close()


def text_of(response):
    return response.content.decode()


def page_of(client, year=YEAR):
    return text_of(client.get(reverse("fund_close", args=[year])))


@pytest.fixture
def sealed_since(lived):
    """It is later now: what was recorded then is under a seal."""
    sealed()


def test_a_year_that_blocks_says_what_to_do(lived, first):
    lived.unplaced()

    page = page_of(first)

    assert "Dit jaar kan nog niet dicht" in page
    assert "Plaats deze bankregels op de werklijst van de bank." in page
    assert "Sluiten kan als elk punt van de controlelijst klopt." in page
    assert reverse("fund_prepare_close", args=[YEAR]) not in page


def test_the_page_shows_what_closing_will_book(first):
    page = page_of(first)

    for cents in ("1.250,00", "600,00", "650,00"):
        assert f"{EURO}{cents}" in page
    assert f"Het resultaat is <b>{EURO}650,00</b>. Dat gaat naar de reserve." in page


def test_an_empty_year_says_that_closing_books_nothing():
    year = Year()

    page = page_of(signed_in(year.first))

    assert "Sluiten boekt niets." in page
    assert "Elke factuur van dit jaar is betaald of gecrediteerd." in page


def test_what_an_earlier_year_left_open_is_not_of_this_one(first):
    assert "Sluiten boekt niets." in page_of(first, YEAR + 1)


def test_one_prepares_and_another_closes(sealed_since, lived, first, second):
    answer = first.post(reverse("fund_prepare_close", args=[YEAR]), follow=True)
    assert "Een tweede beheerder leest het na" in text_of(answer)
    assert "U hebt dit zelf voorbereid" in text_of(answer)
    seen = planned_for(lived.year).fingerprint
    assert seen in page_of(second)

    answer = second.post(
        reverse("fund_do_close", args=[YEAR]), {"gezien": seen}, follow=True
    )

    page = text_of(answer)
    seal = FiscalYear.objects.get(pk=YEAR).close.seal
    assert f"Boekjaar {YEAR} is gesloten en verzegeld." in page
    assert seal.sha256 in page
    assert "Nu nageteld: elk eindsaldo is gelijk" in page
    assert f"Resultaat van {YEAR} naar de reserve" in page


def test_a_refusal_is_told_and_changes_nothing(lived, second):
    before = standing()

    answer = second.post(
        reverse("fund_do_close", args=[YEAR]), {"gezien": "0" * 64}, follow=True
    )

    assert "nog niet voorbereid" in text_of(answer)
    assert standing() == before


def test_a_closed_year_without_a_close_says_so(first):
    FiscalYearFactory(
        year=YEAR - 1, state="gesloten", closed_at=NOW, closed_by_label="Overname"
    )

    assert "Dit jaar is als gesloten overgenomen." in page_of(first, YEAR - 1)


def test_an_unknown_year_is_not_found(first):
    assert first.get(reverse("fund_close", args=[2099])).status_code == 404


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_of_years_takes_the_same_queries_whatever_its_length(
    rows, django_assert_num_queries
):
    year = Year(with_next=False)
    client = signed_in(year.first)
    for number in range(1, rows):
        FiscalYearFactory(year=YEAR + number)

    with django_assert_num_queries(4):
        page = text_of(client.get(reverse("fund_closed_years")))

    assert page.count('scope="row"') == rows


def test_the_list_says_by_whom_a_year_was_closed_and_what_it_left(closed, lived, first):
    page = text_of(first.get(reverse("fund_closed_years")))

    assert lived.second.actor_label in page
    assert f"{EURO}650,00" in page
    assert closed.seal.sha256[:12] in page


def carrying(year, *, client, **typed):
    address = reverse("fund_carry_over", args=[YEAR, year.line.pk])
    return client.post(address, typed)


def test_budget_is_carried_over_with_a_form(lived, first):
    decision = lived.decided(300_00)

    answer = carrying(lived, client=first, decision=decision.pk, amount_cents="250,50")

    assert answer.url == reverse("fund_close", args=[YEAR])
    assert CarryOver.objects.get().amount_cents == 250_50
    assert f"{EURO}250,50 is overgeheveld" in page_of(first)


REFUSED = {
    "too much": ("300,01", f"nog {EURO}300,00 overhevelen"),
    "not an amount": ("veel", "Schrijf het bedrag in euro’s"),
}


@pytest.mark.parametrize("why", REFUSED)
def test_what_was_typed_stays_when_it_is_refused(lived, first, why):
    typed, sentence = REFUSED[why]
    decision = lived.decided(300_00)
    before = standing()

    answer = carrying(lived, client=first, decision=decision.pk, amount_cents=typed)

    assert answer.status_code == 422
    assert sentence in text_of(answer)
    assert f'value="{typed}"' in text_of(answer)
    assert standing() == before


def test_without_a_decision_the_form_says_how_to_get_one(lived, first):
    lived.decided(confirmed_by=None, confirmed_at=None)

    page = text_of(first.get(reverse("fund_carry_over", args=[YEAR, lived.line.pk])))

    assert "Er is nog geen besluit" in page


def test_the_page_of_a_year_leads_to_its_close(lived, rf):
    request = rf.get("/")
    request.user = lived.first

    assert _on_year(request, lived.year).context == {"year": lived.year}
    request.user = UserFactory()
    assert _on_year(request, lived.year) is None


def test_the_journal_finds_the_close(closed, lived):
    subject = subjects.resolve(closed.subject_key)

    assert (subject.title, subject.url) == (
        "Afsluiting van 2025",
        reverse("fund_close", args=[YEAR]),
    )
    assert subject.is_visible_to(lived.first)
    assert not subject.is_visible_to(UserFactory())
    assert subjects.resolve("fund.close:0") is None
