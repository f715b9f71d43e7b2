"""A statement is read to the cent, whatever version the bank writes."""

import datetime

import pytest

from fund.domain.payments.camt import ReadLine, read_statements
from fund.domain.payments.camt.details import joined
from fund.domain.payments.camt.writing import Payment, StatementOf, written

IBAN = "NL20INGB0001234567"
PAYER = "NL91ABNA0417164300"
DAY = datetime.date(2026, 11, 23)


def read(*payments, number=7, opening_cents=100_00, version=8, change=None):
    """The one statement of a file with these payments."""
    said = StatementOf(IBAN, number, DAY, opening_cents, version)
    content = written(said, payments)
    (statement,) = read_statements(change(content) if change else content, iban=IBAN)
    return statement


@pytest.mark.parametrize("version", range(2, 9))
def test_every_version_reads_the_same(version):
    statement = read(
        Payment(
            123_45,
            name="Gemeente Voorbeeld",
            iban=PAYER,
            text=["Bijdrage 2026"],
            reference="RF18539007547034",
            end_to_end_id="BIJDRAGE-1",
            bank_reference="B1",
        ),
        Payment(-3_00, name="Bank", text=["Kosten"]),
        version=version,
    )

    assert statement.lines == (
        ReadLine(
            booked_on=DAY,
            amount_cents=123_45,
            counter_name="Gemeente Voorbeeld",
            counter_iban=PAYER,
            remittance="Bijdrage 2026",
            reference="RF18539007547034",
            end_to_end_id="BIJDRAGE-1",
            bank_reference="B1",
        ),
        ReadLine(DAY, -3_00, counter_name="Bank", remittance="Kosten"),
    )
    assert (
        statement.number,
        statement.booked_on,
        statement.opening_cents,
        statement.closing_cents,
        statement.version,
    ) == (7, DAY, 100_00, 220_45, f"camt.053.001.{version:02d}")


def test_a_batch_is_split_into_its_payments():
    parts = (
        Payment(10_00, name="Een", end_to_end_id="E1"),
        Payment(20_50, name="Twee", end_to_end_id="E2"),
    )

    statement = read(Payment(30_50, batch=parts))

    assert [
        (line.amount_cents, line.counter_name, line.end_to_end_id)
        for line in statement.lines
    ] == [(10_00, "Een", "E1"), (20_50, "Twee", "E2")]


def test_a_batch_of_which_the_bank_tells_no_details_stays_one_line():
    def without_details(content):
        start = content.index(b"<TxDtls>")
        return content[:start] + content[content.rindex(b"</NtryDtls>") :]

    statement = read(
        Payment(30_50, batch=(Payment(10_00), Payment(20_50))), change=without_details
    )

    assert [line.amount_cents for line in statement.lines] == [30_50]


def test_a_reversal_moves_the_money_as_its_side_says():
    statement = read(Payment(-50_00, name="Gemeente", is_reversal=True))

    assert [(line.amount_cents, line.is_reversal) for line in statement.lines] == [
        (-50_00, True)
    ]


def test_an_overdrawn_account_reads_below_nothing():
    statement = read(Payment(-150_00), opening_cents=100_00)

    assert statement.closing_cents == -50_00


def test_an_entry_of_nothing_moves_nothing():
    assert read(Payment(0), Payment(1)).lines == (ReadLine(DAY, 1),)


def test_a_moment_at_the_end_of_the_year_is_its_day_in_amsterdam():
    def at_midnight(content):
        return content.replace(
            b"<BookgDt><Dt>2026-11-23</Dt>",
            b"<BookgDt><DtTm>2026-11-22T23:30:00Z</DtTm>",
        )

    statement = read(Payment(1_00), change=at_midnight)

    assert [line.booked_on for line in statement.lines] == [DAY]


@pytest.mark.parametrize(
    ("pieces", "whole"),
    [
        (["een", "twee"], "een twee"),
        (["x" * 35, "twee"], "x" * 35 + "twee"),
        (["x" * 140, "y" * 140, "z"], "x" * 140 + "y" * 140 + "z"),
        (["x" * 34 + " ", "twee"], "x" * 34 + "  twee"),
        ([], ""),
    ],
)
def test_text_that_a_bank_cut_is_put_together_again(pieces, whole):
    assert joined(pieces) == whole


def test_a_reference_that_was_cut_is_whole_again():
    whole = "Bijdrage gemeente Voorbeeld, zie RF18539007547034"

    statement = read(Payment(1_00, text=[whole[:35], whole[35:]]))

    assert [line.remittance for line in statement.lines] == [whole]


def test_several_statements_in_one_file_are_read_in_order():
    first = written(StatementOf(IBAN, 1, DAY, 0), [Payment(5_00)])
    second = written(StatementOf(IBAN, 2, DAY, 5_00), [Payment(7_00)])
    body = second[second.index(b"<Stmt>") : second.index(b"</Stmt>") + 7]
    both = first.replace(b"<Stmt>", body + b"<Stmt>")

    found = read_statements(both, iban=IBAN)

    assert [(one.number, one.closing_cents) for one in found] == [(1, 5_00), (2, 12_00)]


def test_two_payments_that_look_alike_are_two():
    statement = read(Payment(5_00, name="A"), Payment(5_00, name="A"))

    assert len(set(statement.hashes())) == 2
