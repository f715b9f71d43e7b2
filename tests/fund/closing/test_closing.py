"""A year is closed by two people, with all its money in its place, or not at all."""

import datetime

import pytest

from fund.domain.closing.closing import NotPrepared, SealedToday
from fund.domain.closing.preparing import AlreadyClosed, NotReady
from fund.domain.ledger import YearNotOpen, credit, debit, pot
from fund.enums import AccountKind
from fund.models import ClosingBalance, Entry, FiscalYear
from fund.queries.closing.balances import standing_on
from journal.models import Entry as JournalEntry
from samenorganiseren.shared.days import AMSTERDAM
from samenorganiseren.shared.errors import Conflict, NotAllowed
from tests.factories.accounts import UserFactory
from tests.factories.fund import balances

from .scene import LAST, NOW, YEAR, Year, sealed, settle, standing

pytestmark = pytest.mark.django_db


@pytest.fixture
def lived():
    return Year().lived()


def test_the_result_of_the_year_goes_to_the_reserve(lived):
    prepared = lived.prepare()

    close = lived.close()

    settle()
    booked = Entry.objects.filter(document=close.subject_key).order_by("id")
    assert [
        (one.kind, one.booked_on, one.total_cents, one.description) for one in booked
    ] == [
        (
            "jaarresultaat",
            LAST,
            1_250_00,
            "Inkomsten en toekenningen van 2025 naar het resultaat",
        ),
        ("resultaat-naar-reserve", LAST, 650_00, "Resultaat van 2025 naar de reserve"),
    ]
    assert {code: cents for code, cents in balances().items() if code < "9000"} == {
        "0500": 650_00,
        "1000.NL91ABNA0417164300": 550_00,
        f"1200.i{lived.invoice.pk}": 100_00,
    }
    assert (prepared.pk, close.closed_by, close.closed_at) == (
        close.pk,
        lived.second,
        NOW,
    )


def test_a_closed_year_is_under_a_seal_and_says_by_whom(lived):
    lived.prepare()

    close = lived.close()

    year = FiscalYear.objects.get(year=YEAR)
    assert (year.state, year.closed_at, year.closed_by_label) == (
        "gesloten",
        NOW,
        lived.second.actor_label,
    )
    assert (close.seal.day, close.seal.last_entry_id) == (
        NOW.date(),
        Entry.objects.latest("id").pk,
    )
    assert list(
        JournalEntry.objects.filter(subject_key=close.subject_key)
        .order_by("id")
        .values_list("action", "details")
    ) == [("fund.close_prepared", {}), ("fund.year_closed", {"resultaat": 650_00})]


def test_the_next_year_begins_with_what_this_one_ended_with(lived):
    lived.set_ceiling(1_00, line=lived.line)
    lived.prepare()
    lived.book(
        debit(lived.bank(), 7_00),
        credit(pot(AccountKind.RESERVE), 7_00),
        booked_on=datetime.date(YEAR + 1, 1, 5),
    )

    close = lived.close()

    kept = dict(close.balances.values_list("account__code", "balance_cents"))
    assert kept == {one.code: one.cents for one in standing_on(LAST)}
    assert (kept["0500"], kept["1000.NL91ABNA0417164300"]) == (650_00, 550_00)
    assert balances()["1000.NL91ABNA0417164300"] == 557_00


def test_a_loss_comes_from_the_reserve(lived):
    grants = pot(AccountKind.GRANTS, year=lived.year, programme=lived.programme)
    lived.book(debit(grants, 700_00), credit(lived.bank(), 700_00))
    lived.statement(-150_00)
    lived.prepare()

    lived.close()

    assert balances()["0500"] == -50_00


def test_a_year_without_money_closes_without_entries():
    empty = Year()
    empty.prepare()

    close = empty.close()

    settle()
    assert (Entry.objects.count(), ClosingBalance.objects.count()) == (0, 0)
    assert close.seal.entry_count == 0


def test_a_year_that_earned_what_it_spent_leaves_the_reserve_alone(lived):
    grants = pot(AccountKind.GRANTS, year=lived.year, programme=lived.programme)
    lived.book(debit(grants, 650_00), credit(lived.bank(), 650_00))
    lived.statement(-100_00)
    lived.prepare()

    close = lived.close()

    kinds = Entry.objects.filter(document=close.subject_key).values_list("kind")
    assert list(kinds) == [("jaarresultaat",)]
    assert "0500" not in balances()


def test_after_the_close_corrections_go_to_the_open_year(lived):
    lived.prepare()
    lived.close()
    lines = debit(lived.bank(), 1_00), credit(pot(AccountKind.RESERVE), 1_00)
    before = standing()

    with pytest.raises(YearNotOpen, match="2025"):
        lived.book(*lines)

    assert standing() == before
    correction = lived.book(*lines, booked_on=datetime.date(YEAR + 1, 2, 11))
    assert correction.year_id == YEAR + 1


def test_who_prepared_it_does_not_close_it(lived):
    lived.prepare()
    before = standing()

    with pytest.raises(NotAllowed, match="tweede beheerder"):
        lived.close(by=lived.first)

    assert standing() == before


@pytest.mark.parametrize("verb", ["prepare", "close"])
def test_others_than_administrators_do_not_close(lived, verb):
    lived.prepare()
    before = standing()

    with pytest.raises(NotAllowed, match="beheerders van het Fonds"):
        getattr(lived, verb)(by=UserFactory())

    assert standing() == before


def test_a_year_is_not_closed_before_it_was_prepared(lived):
    before = standing()

    with pytest.raises(NotPrepared, match="nog niet voorbereid"):
        lived.close()

    assert standing() == before


def test_what_is_open_is_named_and_nothing_is_booked(lived):
    lived.prepare()
    lived.unplaced()
    before = standing()

    with pytest.raises(NotReady, match="De werklijst van de bank is leeg"):
        lived.close()

    assert standing() == before


def test_nobody_prepares_what_is_not_ready(lived):
    lived.unplaced()
    before = standing()

    with pytest.raises(NotReady, match="Er is niets geboekt"):
        lived.prepare()

    assert standing() == before


def test_the_list_is_kept_as_it_stood(lived):
    close = lived.prepare()

    assert [point["klopt"] for point in close.checklist] == [True] * 11
    assert close.checklist[4] == {
        "punt": "bank",
        "titel": "De bank en het grootboek zijn gelijk",
        "klopt": True,
        "bevinding": "NL91ABNA0417164300: afschrift "
        f"{lived.bank_account.statements.get().number} van 31 december 2025 eindigt "
        "op €\u00a0550,00; in het grootboek staat €\u00a0550,00.",
        "open": [],
    }


def test_the_last_one_who_prepared_counts(lived):
    lived.prepare()

    close = lived.prepare(by=lived.second)

    assert close.prepared_by == lived.second
    assert lived.close(by=lived.first).closed_by == lived.first


def test_amounts_that_changed_after_they_were_read_are_not_closed(lived):
    lived.prepare()
    before = standing()

    with pytest.raises(Conflict, match="Er is intussen geboekt"):
        lived.close(seen="0" * 64)

    assert standing() == before


def test_a_year_closes_once(lived):
    lived.prepare()
    lived.close()
    before = standing()

    for verb in (lived.prepare, lived.close):
        with pytest.raises(AlreadyClosed, match="2025 is al gesloten, op 10 februari"):
            verb()

    assert standing() == before


def test_a_day_that_is_sealed_closes_no_year(lived):
    sealed()
    lived.prepare()
    before = standing()

    with pytest.raises(SealedToday, match="morgen"):
        lived.close()

    assert standing() == before


LAST_MINUTE = datetime.datetime(YEAR, 12, 31, 23, 59, tzinfo=AMSTERDAM)


def test_a_minute_before_midnight_in_amsterdam_the_year_still_goes_on():
    empty = Year()
    before = standing()

    with pytest.raises(NotReady, match="Het jaar is voorbij"):
        empty.prepare(now=LAST_MINUTE.astimezone(datetime.UTC))

    assert standing() == before


def test_at_midnight_in_amsterdam_it_is_over_though_it_is_not_in_utc():
    empty = Year()
    midnight = (LAST_MINUTE + datetime.timedelta(minutes=1)).astimezone(datetime.UTC)
    assert midnight.year == YEAR

    empty.prepare(now=midnight)
    close = empty.close(now=midnight)

    assert (close.seal.day, close.closed_at) == (
        datetime.date(YEAR + 1, 1, 1),
        midnight,
    )
