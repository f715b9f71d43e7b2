"""Administrators open every total to its entries, and every entry to its document."""

import datetime
import re

import pytest
from django.urls import reverse
from django.utils import timezone

from fund.domain.ledger.sealing import seal_day
from fund.models import Entry
from fund.tasks.ledger import SEALER
from journal.models import Entry as JournalEntry
from tests.factories.accounts import AT
from tests.factories.fund import TODAY, YEAR, FiscalYearFactory, closed_year

from .scene import Pots, standing

pytestmark = pytest.mark.django_db
LATER = TODAY + datetime.timedelta(days=9)
BEFORE = LATER - datetime.timedelta(days=1)
ADDRESS = f"?jaar={YEAR}&tot={LATER}"


@pytest.fixture
def pots():
    return Pots()


@pytest.fixture
def browse(client, pots):
    """Gives the page at an address, as text with its links."""
    client.force_login(pots.by)

    def page(address, status=200):
        response = client.get(address)
        assert response.status_code == status, response.content.decode()
        return re.sub(r"[ \n]+", " ", response.content.decode())

    return page


def links(html, words=""):
    """Addresses of the links of which the words hold these."""
    found = re.findall(r'<a [^>]*?href="([^"]+)"[^>]*>(.*?)</a>', html)
    return [address.replace("&amp;", "&") for address, told in found if words in told]


def test_any_total_opens_its_entries_and_documents_within_two_clicks(browse, pots):
    entry = pots.post(pots.reserving(250_00, document=pots.first.subject_key))

    totals = browse(reverse("fund_ledger") + ADDRESS)
    (to_entries,) = links(totals, "boekingen van gereserveerd")
    entries = browse(to_entries)

    assert "€\u00a0250,00" in totals
    assert links(entries, entry.description) == [entry.get_absolute_url()]
    (to_document,) = links(entries, "Boeking ")
    assert to_document == reverse("fund_document", args=[pots.first.subject_key])
    answer = browse(to_document, status=302)
    assert answer == ""


def test_the_document_of_an_entry_is_a_click_away(browse, pots, client):
    entry = pots.post(pots.reserving(document=pots.first.subject_key))

    html = browse(entry.get_absolute_url())
    answer = client.get(reverse("fund_document", args=[pots.first.subject_key]))

    assert links(html, pots.first.subject_label) == [pots.first.get_absolute_url()]
    assert answer["Location"] == pots.first.get_absolute_url()


def test_a_document_without_a_page_says_so(browse):
    html = browse(reverse("fund_document", args=["fund.invoice:999999"]), status=404)

    assert "Factuur 999999" in html
    assert "Van dit stuk is er geen pagina die u mag zien." in html


def balances(html):
    return re.findall(r"-?€\u00a0[\d.]+,\d\d", html)


def test_a_balance_is_what_stood_there_at_the_end_of_the_day(browse, pots):
    pots.post(pots.reserving(100_00, booked_on=BEFORE))
    pots.post(pots.reserving(25_00, booked_on=LATER))
    account = pots.reserved.get_absolute_url()

    told = [
        balances(browse(f"{account}?jaar={YEAR}&tot={day}"))[0]
        for day in (TODAY, BEFORE, LATER)
    ]

    assert told == ["€\u00a00,00", "€\u00a0100,00", "€\u00a0125,00"]
    listed = browse(
        f"{reverse('fund_accounts')}?jaar={YEAR}&tot={BEFORE}&rekeningsoort=gereserveerd"
    )
    assert balances(listed) == ["€\u00a0100,00"]


def test_an_account_of_another_year_is_left_out(browse, pots):
    FiscalYearFactory(year=YEAR - 1)

    html = browse(f"{reverse('fund_accounts')}?jaar={YEAR - 1}")

    assert pots.available.code not in html
    assert pots.bank.code in html


@pytest.mark.parametrize(
    ("choice", "found"),
    [
        ("familie=financieel", ["money"]),
        ("familie=begroting", ["reserved", "first"]),
        ("soort=plafond-gesteld", ["first"]),
        ("rekeningsoort=bank", ["money"]),
        ("zoek=ontvangst", ["money"]),
        ("zoek=bestaat-niet", []),
        (f"tot={TODAY}", ["first"]),
    ],
)
def test_entries_are_narrowed_down(browse, pots, choice, found):
    entries = {
        "first": pots.first,
        "reserved": pots.post(pots.reserving(booked_on=LATER)),
        "money": pots.post(
            pots.receiving(kind="bankregel", description="Ontvangst", booked_on=LATER)
        ),
    }

    until = "" if "tot=" in choice else f"tot={LATER}&"
    html = browse(f"{reverse('fund_entries')}?jaar={YEAR}&{until}{choice}")

    shown = [n for n, one in entries.items() if one.get_absolute_url() in links(html)]
    assert sorted(shown) == sorted(found)


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        ("?jaar=1999", "“1999” is geen boekjaar van het fonds."),
        ("?tot=gisteren", "“gisteren” is geen datum, zoals 2026-11-23."),
        ("?familie=schoon", "“schoon” is geen keuze in deze lijst."),
        ("?na=hier", "Deze plaats in de lijst is er niet."),
        ("?na=2026-01-01.x", "Deze plaats in de lijst is er niet."),
    ],
)
def test_an_address_that_the_books_do_not_know_is_refused(browse, address, sentence):
    assert sentence in browse(reverse("fund_entries") + address, status=400)


def test_long_lists_go_on_where_they_stopped(browse, pots):
    posted = [pots.post(pots.receiving(1_00)) for _ in range(60)]
    seen = []

    for start in (reverse("fund_entries"), pots.bank.get_absolute_url()):
        address, found = start + ADDRESS + "&familie=financieel", []
        while address:
            html = browse(address)
            found += re.findall(r'scope="row"><a href="[^"]*/boekingen/(\d+)/"', html)
            more = links(html, "Volgende")
            address = start + more[0] if more else ""
        seen.append([int(number) for number in found])

    wanted = [entry.pk for entry in reversed(posted)]
    assert seen == [wanted, wanted]


PAGES = {
    "fund_ledger": 5,
    "fund_accounts": 5,
    "fund_entries": 6,
    "fund_seals": 5,
    "fund_exports": 5,
}


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("rows", [1, 3])
def test_a_list_asks_the_same_whatever_its_length(
    client, pots, django_assert_num_queries, name, rows
):
    client.force_login(pots.by)
    for number in range(rows):
        pots.post(pots.reserving())
        pots.post(pots.receiving())
        seal_day(BEFORE + datetime.timedelta(days=number), by=SEALER, now=AT)

    with django_assert_num_queries(PAGES[name]):
        client.get(reverse(name) + ADDRESS)


@pytest.mark.parametrize("rows", [1, 3])
def test_an_account_and_an_entry_ask_the_same_whatever_their_length(
    client, pots, django_assert_num_queries, rows
):
    client.force_login(pots.by)
    for _ in range(rows):
        entry = pots.post(pots.receiving())

    with django_assert_num_queries(7):
        client.get(pots.bank.get_absolute_url())
    with django_assert_num_queries(6):
        client.get(entry.get_absolute_url())


def sent(client, entry, **typed):
    day = timezone.localdate()
    asked = {"reason": "Dubbel geboekt", "on": day.isoformat(), **typed}
    return client.post(reverse("fund_entry_reverse", args=[entry.pk]), asked)


def test_an_administrator_takes_an_entry_back_with_a_reason(client, pots):
    client.force_login(pots.by)
    FiscalYearFactory(year=timezone.localdate().year)
    entry = pots.post(pots.reserving())

    answer = sent(client, entry)

    back = Entry.objects.get(reverses=entry)
    assert answer["Location"] == back.get_absolute_url()
    assert (back.description, back.recorded_by_key) == (
        "Teruggedraaid: Dubbel geboekt",
        pots.by.actor_key,
    )
    assert pots.balance(pots.reserved) == 0
    row = JournalEntry.objects.get(action="fund.entry_reversed")
    assert (row.subject_key, row.details) == (entry.subject_key, {"boeking": back.pk})
    assert (
        "Deze boeking is teruggedraaid"
        in client.get(entry.get_absolute_url()).content.decode()
    )


REFUSED = {
    "no reason": ({"reason": ""}, "Dit verplichte veld is niet ingevuld"),
    "a day in no year": ({"on": "2199-01-01"}, "In 2199 kan niet worden geboekt"),
}


@pytest.mark.parametrize("why", REFUSED)
def test_a_reversal_that_cannot_be_changes_nothing(client, pots, why):
    client.force_login(pots.by)
    typed, sentence = REFUSED[why]
    entry = pots.post(pots.reserving())
    before = standing()

    answer = sent(client, entry, **typed)

    assert (answer.status_code, standing()) == (422, before)
    assert sentence in answer.content.decode()


def test_a_reversal_of_what_was_spent_says_how_much_is_there(client, pots):
    client.force_login(pots.by)
    FiscalYearFactory(year=timezone.localdate().year)
    pots.post(pots.reserving(1_000_00))
    before = standing()

    answer = sent(client, pots.first)

    assert (answer.status_code, standing()) == (422, before)
    assert "Dat is niet genoeg. Er is niets geboekt." in answer.content.decode()


def test_an_entry_is_taken_back_once_and_a_reversal_never(client, pots):
    client.force_login(pots.by)
    FiscalYearFactory(year=timezone.localdate().year)
    entry = pots.post(pots.reserving())
    sent(client, entry)
    back = Entry.objects.get(reverses=entry)
    before = standing()

    answers = [sent(client, one) for one in (entry, back)]

    assert [answer.status_code for answer in answers] == [403, 403]
    assert "Deze boeking is al teruggedraaid." in answers[0].content.decode()
    assert standing() == before


def test_a_closed_year_is_still_read(browse, pots):
    closed_year(YEAR - 1)

    assert str(YEAR - 1) in browse(reverse("fund_ledger") + f"?jaar={YEAR - 1}")
