"""Random operations by several writers, and a simple model of what must come of them.

Every writer has a budget line of its own, so its model knows beforehand what is booked
and what is refused. All of them book on the same bank account, and take from the same
budget line: of that one the model believes what was answered, and counts along.
"""

import datetime
import random
from collections import Counter

from django.db import IntegrityError, transaction

from fund.domain.ledger import (
    BookedDifferently,
    NotEnough,
    YearNotOpen,
    credit,
    debit,
    post_all,
    pot,
    reverse,
)
from fund.domain.ledger.sealing import seal_day
from fund.enums import AccountKind
from fund.models import Account, Entry, Line
from samenorganiseren.shared.actors import Machine
from tests.factories.accounts import AT
from tests.factories.fund import TODAY, BudgetLineFactory, FiscalYearFactory, ceiling

from .scene import booking

STEPS = ("beschikbaar", "gereserveerd", "toegekend", "betaald", "verantwoord")
CEILING = 1_000_000_000
TOO_MUCH = CEILING + 1
AT_ONCE = 80
LAST_YEAR = datetime.date(TODAY.year - 1, 6, 1)
CHANCES = {
    "batch": 60,
    "one": 12,
    "shared": 8,
    "again": 6,
    "otherwise": 4,
    "back": 6,
    "closed": 2,
    "unbalanced": 1,
    "seal": 1,
}


class Writer:
    """`play` does so many operations; `balances` is what its accounts must hold."""

    def __init__(self, name, bank, income, common, seed):
        self.name, self.by = name, Machine(name)
        self.random = random.Random(f"{seed}:{name}")
        self.line = BudgetLineFactory()
        ceiling(self.line, CEILING, by=self.by)
        self.pots = [pot(AccountKind(step), budget_line=self.line) for step in STEPS]
        self.common = [pot(AccountKind(step), budget_line=common) for step in STEPS[:2]]
        self.bank, self.income = bank, income
        # In the direction of the account; what all share is only this writer's part.
        self.balances = Counter({self.pots[0].pk: CEILING})
        self.booked = {}
        self.taken_back = set()
        self.counted = Counter()
        self.wrong = []
        self.number = 0

    def play(self, operations):
        names, weights = zip(*CHANCES.items(), strict=True)
        while self.counted.total() < operations:
            name = self.random.choices(names, weights)[0]
            getattr(self, name)()
        return self

    # What a writer does.

    def batch(self):
        """Many at once: all of them, or none."""
        bookings = [self.move() for _ in range(self.random.randint(2, AT_ONCE))]
        if self.random.random() < 0.15:
            bookings.append(self.moving(self.pots, TOO_MUCH))
        self.expect(bookings)

    def one(self):
        self.expect([self.move()])

    def shared(self):
        """Somebody else may have emptied it: the model believes the answer."""
        made = self.moving(self.common, self.random.randint(1, CEILING // 4))
        try:
            post_all([made], by=self.by, now=AT)
        except NotEnough:
            self.counted["refused"] += 1
        else:
            self.take([made])

    def again(self):
        """The same event once more: nothing happens."""
        if made := self.some():
            entries = post_all([made, made], by=self.by, now=AT)
            self.tell("again", {entry.key for entry in entries} == {made.key})

    def otherwise(self):
        """The same event with other words."""
        if made := self.some():
            other = booking(made.amounts, key=made.key, description="Iets anders")
            self.refused(BookedDifferently, [other])

    def back(self):
        """The mirror of an entry, if what it moved is still there."""
        made = self.some()
        if made is None or made.key in self.taken_back:
            return
        mirror = booking([(account, -cents) for account, cents in made.amounts])
        fits = self.fits([mirror])
        try:
            reverse(
                Entry.objects.get(key=made.key),
                reason="spel",
                on=TODAY,
                by=self.by,
                now=AT,
            )
        except NotEnough:
            self.tell("refused", not fits)
        else:
            self.taken_back.add(made.key)
            self.apply([mirror])
            self.tell("back", fits)

    def closed(self):
        self.refused(YearNotOpen, [self.move(booked_on=LAST_YEAR)])

    def unbalanced(self):
        """Around the portal: PostgreSQL says no when it would be kept."""
        try:
            with transaction.atomic():
                self.number += 1
                entry = Entry.objects.create(
                    key=f"{self.name}:scheef:{self.number}",
                    family="financieel",
                    kind="proef",
                    year_id=TODAY.year,
                    booked_on=TODAY,
                    line_count=2,
                    total_cents=5,
                    recorded_at=AT,
                )
                Line.objects.create(entry=entry, account=self.bank, amount_cents=5)
        except IntegrityError:
            self.tell("refused", True)
        else:
            self.tell("refused", False)

    def seal(self):
        """Days go by for the seals alone."""
        day = TODAY + datetime.timedelta(days=self.random.randint(0, 5_000))
        seal_day(day, by=self.by, now=AT)
        self.counted["seal"] += 1

    # What the model knows.

    def expect(self, bookings):
        """They are booked where the model has enough, and refused where not."""
        if not self.fits(bookings):
            self.refused(NotEnough, bookings)
            return
        post_all(bookings, by=self.by, now=AT)
        self.take(bookings)

    def refused(self, why, bookings):
        try:
            post_all(bookings, by=self.by, now=AT)
        except why:
            self.tell("refused", True, len(bookings))
        else:
            self.tell("refused", False, len(bookings))

    def fits(self, bookings):
        """Together they leave no pot of this writer's own below nothing."""
        after = self.balances + Counter()
        after.update(moved(bookings))
        return all(after[account.pk] >= 0 for account in self.pots)

    def take(self, bookings):
        self.apply(bookings)
        self.booked.update({made.key: made for made in bookings})
        self.counted["booked"] += len(bookings)

    def apply(self, bookings):
        self.balances.update(moved(bookings))

    def tell(self, what, is_right, times=1):
        self.counted[what] += times
        if not is_right:
            self.wrong.append((self.name, what, self.counted.total()))

    # What it makes up.

    def move(self, **changes):
        if self.random.random() < 0.3:
            amounts = (debit(self.bank, 1), credit(self.income, 1))
            return self.named(amounts, **changes)
        return self.moving(self.pots, self.random.randint(1, 9), **changes)

    def moving(self, pots, cents, **changes):
        """From one pot to the next, less and less, and now and then back."""
        place = self.random.randrange(len(pots) - 1)
        source, target = pots[place], pots[place + 1]
        if self.random.random() < 0.2:
            source, target = target, source
        if len(pots) == len(STEPS):
            cents *= 10 ** (len(pots) - place)
        return self.named((debit(source, cents), credit(target, cents)), **changes)

    def named(self, amounts, **changes):
        self.number += 1
        return booking(amounts, key=f"{self.name}:{self.number}", **changes)

    def some(self):
        """An entry of its own, made before, on pots of its own."""
        own = {account.pk for account in self.pots}
        for _ in range(5):
            if self.booked:
                made = self.booked[self.random.choice(list(self.booked)[-500:])]
                if {account.pk for account, _ in made.amounts} <= own:
                    return made
        return None


def moved(bookings):
    """What bookings do to each account, in its own direction."""
    sums = Counter()
    for made in bookings:
        for account, cents in made.amounts:
            sums[account.pk] += cents * account.direction
    return sums


class Game:
    """Several writers and all that they share."""

    def __init__(self, writers, seed):
        year = FiscalYearFactory()
        FiscalYearFactory(
            year=year.year - 1, state="gesloten", closed_at=AT, closed_by_label="Spel"
        )
        bank = pot(AccountKind.BANK, detail="NL02ABNA0123456789")
        income = pot(AccountKind.OTHER_INCOME, year=year)
        self.common = BudgetLineFactory(year=year)
        ceiling(self.common, CEILING, by=Machine("spel"))
        self.writers = [
            Writer(f"schrijver{number}", bank, income, self.common, seed)
            for number in range(writers)
        ]

    def wrong(self):
        """Where the model and the ledger differ, which must be nowhere."""
        found = [one for writer in self.writers for one in writer.wrong]
        wanted = Counter(
            {pot(AccountKind.AVAILABLE, budget_line=self.common).pk: CEILING}
        )
        for writer in self.writers:
            wanted.update(writer.balances)
        for account in Account.objects.exclude(kind="plafond"):
            if account.balance_cents != wanted[account.pk]:
                found.append((account.code, account.balance_cents, wanted[account.pk]))
        keys = {key for writer in self.writers for key in writer.booked}
        keys |= {
            f"reversal:{key}" for writer in self.writers for key in writer.taken_back
        }
        kept = set(
            Entry.objects.exclude(kind="plafond-gesteld").values_list("key", flat=True)
        )
        return found + sorted(keys ^ kept)[:20]

    @property
    def counted(self):
        return sum((writer.counted for writer in self.writers), Counter())
