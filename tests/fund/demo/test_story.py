"""The story of the fund in the demo: two years, all of it made up, at any day of the year."""

import datetime
from collections import Counter
from contextlib import nullcontext

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection
from django.db.models import F
from django.utils import timezone

from accounts.domain.demo_people import load_demo_people
from accounts.models import RoleAssignment
from fund import models
from fund.domain.demo.loading import load_fund_demo
from fund.domain.ledger.sealing import broken_seals
from fund.domain.ledger.verifying import differences
from fund.enums import AccountKind, ConditionKind, TrancheState
from fund.queries.awards.conditions import standing_of
from fund.queries.payments.facts import facts_about
from fund.queries.payments.judging import judge
from fund.queries.payments.waiting import waiting_in, waiting_out
from fund.rules.identifiers import iban_of, oin_of, vat_number_of
from governance.domain.demo.people import make_cast
from municipalities.models import Municipality
from samenorganiseren.shared.days import AMSTERDAM, day_of
from tests.databases import own_database

HOMES = ["Gouda", "Krimpenerwaard", "Waddinxveen"]
# Enough for each kind of payment, and quick.
SOME = 80
MADE_UP = (
    models.FiscalYear,
    models.Programme,
    models.FundDecision,
    models.BankAccount,
    models.Issuer,
    models.Debtor,
    models.Invoice,
    models.AllocationRequest,
    models.Award,
    models.FundDocument,
)


@pytest.fixture
def fund_db(request):
    with own_database(request, "fund") as name:
        yield name


def moment(text):
    return datetime.datetime.fromisoformat(text).replace(tzinfo=AMSTERDAM)


def hold_roles_already():
    """Who may do something is judged on the real day."""
    always = {"starts_on": datetime.date(2020, 1, 1), "ends_on": None}
    RoleAssignment.objects.update(**always)


def few_municipalities():
    """The three of the demo people, and the youngest others."""
    living = Municipality.objects.filter(valid_to=None)
    kept = list(living.filter(name__in=HOMES).values_list("pk", flat=True))
    others = living.exclude(pk__in=kept).order_by(
        F("valid_from").desc(nulls_last=True), "code"
    )
    kept += others.values_list("pk", flat=True)[: SOME - len(kept)]
    living.exclude(pk__in=kept).update(valid_to=datetime.date(2022, 12, 31))


def doubts():
    """Why each line of the work list waits."""
    [account] = models.BankAccount.objects.all()
    lines = [*waiting_in(account), *waiting_out(account)]
    facts = facts_about(lines)
    return Counter(judge(line, facts).why_not[0].split(" ")[0:3][-1] for line in lines)


def require_told(today):
    """Each part of the story is there, and the books are right."""
    last, this = today.year - 1, today.year
    assert list(models.FiscalYear.objects.values_list("year", "state")) == [
        (this, "open"),
        (last, "gesloten"),
    ]
    towns = Municipality.objects.on(datetime.date(this, 1, 1)).count()
    for year in (last, this):
        assert models.Invoice.objects.filter(year=year).count() == towns
    assert differences() == []
    assert list(broken_seals()) == []
    assert not models.Entry.objects.filter(booked_on__gt=today).exists()

    states = Counter(models.Award.objects.values_list("budget_line__year", "state"))
    assert states == {
        (last, "afgerekend"): 2,
        (last, "toegekend"): 1,
        (this, "toegekend"): 5,
    }
    waiting = models.Tranche.objects.filter(
        condition=ConditionKind.ADOPTION, state=TrancheState.PLANNED
    )
    assert [standing_of(one, today).is_met for one in waiting] == [False, False]
    assert models.CarryOver.objects.filter(award__isnull=False).count() == 1
    assert (
        models.Tranche.objects.filter(
            state=TrancheState.PLANNED, proposed_at__isnull=False
        ).count()
        == 1
    )
    assert models.PaymentBatch.objects.filter(approved_at=None).count() == 1
    assert models.AccountabilityReport.objects.filter(verdict="wacht").count() == 1
    assert len(doubts()) >= 5
    late = models.Account.objects.filter(
        kind=AccountKind.RECEIVABLE,
        invoice__year=this,
        balance_cents__gt=0,
        invoice__due_on__lt=today,
    )
    assert late.count() >= 6


@pytest.mark.parametrize(
    "today",
    ["2024-02-29T12:00", "2025-01-01T00:05", "2025-12-31T23:55"],
)
def test_the_story_is_told_on_the_days_that_are_different(
    today, real_register, settings
):
    settings.DEMO = True
    now = moment(today)
    few_municipalities()
    load_demo_people(now=now)
    hold_roles_already()
    make_cast(now=now)
    hold_roles_already()

    load_fund_demo(now=now, clock=timezone.now())

    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    require_told(day_of(now))


def test_all_of_it_is_made_up_and_every_number_is_right(fund_db, settings):
    settings.DEMO = True

    again = load_fund_demo(now=moment("2026-06-01T12:00"))

    assert again == 0
    require_told(timezone.localdate())
    for model in MADE_UP:
        flags = set(model.objects.values_list("is_fictitious", flat=True))
        assert (model, flags) == (model, {True})
    for iban in models.DebtorIban.objects.values_list("iban", flat=True):
        assert iban_of(iban) == iban
    for oin in models.Debtor.objects.values_list("oin", flat=True):
        assert oin_of(oin) == oin
    issuer = models.Issuer.objects.get()
    assert oin_of(issuer.oin, issuer.kvk) == issuer.oin
    assert vat_number_of(issuer.vat_number) == issuer.vat_number


def test_outside_demo_mode_nothing_is_told(real_register, settings):
    settings.DEMO = False

    with pytest.raises(CommandError) as told, nullcontext():
        call_command("load_demo_fund")

    assert str(told.value) == "Demogegevens bestaan alleen in demo. Zet DEMO=1."
    assert not models.FiscalYear.objects.exists()
