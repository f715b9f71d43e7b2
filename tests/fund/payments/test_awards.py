"""The bank's lines of tranches: paid, sent back, and paid back by a receiver."""

import pytest

from fund.domain.payments.camt.writing import Payment, StatementOf, written
from fund.domain.payments.importing import import_statements
from fund.domain.payments.matching import match_lines
from fund.domain.payments.placing import (
    Hand,
    NotPlaced,
    place_disbursement,
    place_grant_back,
    place_return,
    undo,
)
from fund.enums import AccountKind, MatchKind
from fund.models import BankAccount, BankStatement, Disbursement, PaymentMatch
from tests.fund.awards.scene import NOW, TODAY, FundScene, bank_account

from .scene import held, iban, waiting_of

pytestmark = pytest.mark.django_db


class Paying:
    """A tranche of which the bank has the order, and statements that come in."""

    def __init__(self):
        self.fund = FundScene()
        self.award = self.fund.award()
        self.payment = self.fund.ordered(self.award.tranches.get())
        self.cents = self.payment.amount_cents
        bank_account()

    def line(self, cents, **said):
        account = BankAccount.objects.get()
        last = BankStatement.objects.order_by("-number").first()
        statement = StatementOf(
            iban=account.iban,
            number=last.number + 1 if last else 1,
            on=TODAY,
            opening_cents=account.account.balance_cents,
        )
        (line,) = import_statements(
            bank_account=account,
            content=written(statement, [Payment(cents, **said)]),
            by=self.fund.first,
            now=NOW,
        ).lines
        return line

    def paid(self, **said):
        """The line with which the bank pays it."""
        return self.line(
            -self.cents,
            **{
                "iban": self.payment.recipient_iban,
                "end_to_end_id": self.payment.end_to_end_id,
                **said,
            },
        )

    def match(self, *lines):
        found = match_lines(
            bank_account=BankAccount.objects.get(),
            lines=lines,
            by=self.fund.first,
            now=NOW,
        )
        return found.placed

    @property
    def state(self):
        return Disbursement.objects.get(pk=self.payment.pk).state

    def hand(self, line):
        return {
            "hand": Hand(line, line.matches.count(), "Volgens de bank"),
            "by": self.fund.first,
            "now": NOW,
        }

    def budget(self, kind):
        return held(kind, budget_line=self.award.budget_line, award=self.award)


def test_the_line_of_the_bank_pays_the_tranche():
    paying = Paying()
    line = paying.paid()

    assert paying.match(line) == 1

    match = PaymentMatch.objects.get()
    assert (match.kind, match.disbursement, match.entry.key) == (
        MatchKind.DISBURSEMENT,
        paying.payment,
        f"paid:{paying.payment.pk}",
    )
    assert (paying.state, waiting_of(line)) == ("betaald", 0)
    assert paying.budget(AccountKind.PAID) == paying.cents


@pytest.mark.parametrize("said", [{"iban": iban(77)}, {"end_to_end_id": "T-ANDERS"}])
def test_a_line_that_differs_waits_for_a_person(said):
    paying = Paying()
    line = paying.paid(**said)

    assert paying.match(line) == 0
    place_disbursement(payment=paying.payment, **paying.hand(line))

    assert (paying.state, waiting_of(line)) == ("betaald", 0)


def test_a_tranche_that_comes_back_is_owed_again():
    paying = Paying()
    paying.match(paying.paid())
    back = paying.line(paying.cents, end_to_end_id=paying.payment.end_to_end_id)

    match = place_return(payment=paying.payment, **paying.hand(back))

    assert (match.kind, paying.state, waiting_of(back)) == (
        MatchKind.BOUNCED,
        "teruggekomen",
        0,
    )
    assert paying.budget(AccountKind.COMMITTED) == paying.cents


def test_a_receiver_pays_back_what_was_not_spent():
    paying = Paying()
    paying.match(paying.paid())
    line = paying.line(1_500_00)

    match = place_grant_back(award=paying.award, cents=1_500_00, **paying.hand(line))

    assert (match.kind, match.award, waiting_of(line)) == (
        MatchKind.GRANT_BACK,
        paying.award,
        0,
    )
    assert paying.budget(AccountKind.PAID) == paying.cents - 1_500_00


def test_what_went_on_in_the_fund_is_not_undone_here():
    paying = Paying()
    paying.match(paying.paid())

    with pytest.raises(NotPlaced, match="Dit ging verder in het fonds"):
        undo(
            match=PaymentMatch.objects.get(),
            reason="Vergissing",
            by=paying.fund.first,
            now=NOW,
        )

    assert paying.state == "betaald"
