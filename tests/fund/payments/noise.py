"""Payments as people make them: most are right, and the rest is wrong in every way."""

import random
from dataclasses import dataclass, field

from fund.domain.ledger import Booking, credit, debit, post_all, pot
from fund.domain.payments.camt.writing import Payment
from fund.enums import AccountKind, Direction, Family
from fund.models import Account
from tests.factories.accounts import AT
from tests.factories.fund import TODAY, YEAR

from .scene import Town, iban, stored

TOWNS = 40
# How often each mistake is made, in thousands.
MISTAKES = {
    "reference": 520,
    "reference in the text": 140,
    "reference in groups": 60,
    "reference cut in two": 30,
    "number": 80,
    "part": 20,
    "typo in the reference": 20,
    "swapped digits in the reference": 15,
    "swapped digits in the number": 20,
    "too much": 15,
    "part on a number": 10,
    "unknown account": 20,
    "account of another": 10,
    "double": 15,
    "two invoices": 10,
    "nothing named": 10,
    "a letter for a digit": 5,
}


@dataclass
class Noise:
    """Payments, and of each which invoice it really pays (none: it pays no one)."""

    payments: list = field(default_factory=list)
    truth: list = field(default_factory=list)


def towns():
    return [Town(f"Stad {at}") for at in range(TOWNS)]


def invoices_for(bank, towns, count, chance):
    """Many open invoices: numbers of one town lie close together, amounts are often equal."""
    amounts = [chance.randrange(10_000, 2_000_000) for _ in range(count // 4)]
    made = [
        stored(
            towns[(at // 30) % TOWNS].municipality,
            chance.choice(amounts),
            bank.year,
            bank.programme,
        )
        for at in range(count)
    ]
    income = pot(AccountKind.INCOME, year=bank.year, programme=bank.programme)
    pots = Account.objects.bulk_create(
        Account(
            code=f"1200.i{one.pk}",
            name=f"te ontvangen op een factuur, {one.number}",
            family=Family.FINANCIAL,
            kind=AccountKind.RECEIVABLE,
            direction=Direction.DEBIT,
            floor_cents=0,
            invoice=one,
        )
        for one in made
    )
    bookings = [
        Booking(
            kind="factuur-verzonden",
            key=f"invoice:{one.number}",
            booked_on=TODAY,
            description="Factuur",
            document=one.subject_key,
            amounts=(
                debit(account, one.total_cents),
                credit(income, one.total_cents),
            ),
        )
        for one, account in zip(made, pots, strict=True)
    ]
    post_all(bookings, by=bank.first, now=AT)
    return made


def noisy(invoices, towns, count, chance):
    """So many payments; each invoice is meant once, but for the doubles."""
    by_town = {town.municipality.pk: town for town in towns}
    open_ones = list(invoices)
    chance.shuffle(open_ones)
    noise, paid = Noise(), []
    while len(noise.payments) < count:
        mistake = chance.choices(list(MISTAKES), MISTAKES.values())[0]
        if mistake == "double" and paid:
            payment, _ = chance.choice(paid)
            noise.payments.append(payment)
            noise.truth.append(None)
            continue
        invoice = open_ones.pop()
        town = by_town[invoice.municipality_id]
        payment, is_real = MAKES[mistake](invoice, town, towns, open_ones, chance)
        noise.payments.append(payment)
        noise.truth.append(invoice.pk if is_real else None)
        if mistake in ("reference", "number"):
            paid.append((payment, invoice))
    return noise


def paying(invoice, town, text=(), *, cents=None, account=None, structured=""):
    return Payment(
        cents or invoice.total_cents,
        name=town.debtor.name,
        iban=account or town.iban,
        text=[text] if isinstance(text, str) else text,
        reference=structured,
    )


def groups(text):
    return " ".join(text[at : at + 4] for at in range(0, len(text), 4))


def typo(text, chance):
    """One digit becomes another."""
    at = chance.choice([at for at, sign in enumerate(text) if sign.isdigit()])
    other = chance.choice([digit for digit in "0123456789" if digit != text[at]])
    return text[:at] + other + text[at + 1 :]


def swapped(text, chance):
    """Two different neighbouring digits change places."""
    places = [
        at
        for at in range(len(text) - 1)
        if text[at : at + 2].isdigit() and text[at] != text[at + 1]
    ]
    at = chance.choice(places)
    return text[:at] + text[at + 1] + text[at] + text[at + 2 :]


def other_town(town, towns, chance):
    return chance.choice([one for one in towns if one is not town])


def cut(text):
    """As a bank cuts: at 35 signs, in the middle of a reference."""
    whole = f"Bijdrage aan het Fonds GGU {text}"
    return [whole[:35], whole[35:]]


# Each gives a payment, and whether it is for its invoice at all.
MAKES = {
    "reference": lambda i, t, *_: (
        paying(i, t, structured=i.payment_reference),
        True,
    ),
    "reference in the text": lambda i, t, _, __, c: (
        paying(
            i, t, f"bijdrage {c.choice(('', 'kenmerk: '))}{i.payment_reference.lower()}"
        ),
        True,
    ),
    "reference in groups": lambda i, t, *_: (
        paying(i, t, f"{groups(i.payment_reference)} bijdrage"),
        True,
    ),
    "reference cut in two": lambda i, t, *_: (
        paying(i, t, cut(i.payment_reference)),
        True,
    ),
    "number": lambda i, t, _, __, c: (
        paying(i, t, c.choice(("Factuur {}", "{}", "fact.nr. {}")).format(i.number)),
        True,
    ),
    "part": lambda i, t, _, __, c: (
        paying(
            i,
            t,
            structured=i.payment_reference,
            cents=c.randrange(1, i.total_cents),
        ),
        True,
    ),
    "typo in the reference": lambda i, t, _, __, c: (
        paying(i, t, typo(i.payment_reference, c)),
        True,
    ),
    "swapped digits in the reference": lambda i, t, _, __, c: (
        paying(i, t, swapped(i.payment_reference, c)),
        True,
    ),
    "swapped digits in the number": lambda i, t, _, __, c: (
        paying(i, t, swapped(i.number[:6], c) + i.number[6:])
        if c.random() < 0.1
        else paying(i, t, i.number[:6] + swapped_or_same(i.number[6:], c)),
        True,
    ),
    "too much": lambda i, t, _, __, c: (
        paying(
            i,
            t,
            structured=i.payment_reference,
            cents=i.total_cents + c.randrange(1, 100_00),
        ),
        True,
    ),
    "part on a number": lambda i, t, _, __, c: (
        paying(i, t, i.number, cents=c.randrange(1, i.total_cents)),
        True,
    ),
    "unknown account": lambda i, t, _, __, c: (
        paying(
            i,
            t,
            structured=i.payment_reference,
            account=iban(9_000_000_000 + c.randrange(10**8)),
        ),
        True,
    ),
    "account of another": lambda i, t, all_towns, __, c: (
        paying(
            i,
            t,
            structured=i.payment_reference,
            account=other_town(t, all_towns, c).iban,
        ),
        False,
    ),
    "double": lambda i, t, *_: (paying(i, t, structured=i.payment_reference), True),
    "two invoices": lambda i, t, _, rest, c: (
        two(i, t, c.choice(rest)),
        False,
    ),
    "nothing named": lambda i, t, *_: (paying(i, t, f"Bijdrage {YEAR}"), True),
    "a letter for a digit": lambda i, t, *_: (
        paying(i, t, i.payment_reference.replace("0", "O", 1)),
        True,
    ),
}


def swapped_or_same(digits, chance):
    """00011 has two neighbours that differ; 00000 has none and stays."""
    return swapped(digits, chance) if len(set(digits)) > 1 else digits


def two(invoice, town, other):
    return paying(
        invoice,
        town,
        f"{invoice.number} en {other.number}",
        cents=invoice.total_cents + other.total_cents,
    )


def seeded(seed):
    return random.Random(seed)
