"""Years, programmes, decisions and accounts of the fund, for tests."""

import datetime

import factory
from django.db import transaction
from factory.django import DjangoModelFactory

from accounts.enums import Role
from fund import models
from fund.domain.ledger import Booking, credit, debit, post, pot
from fund.enums import (
    AccountKind,
    FundDecisionKind,
    ProgrammeKind,
    RateMode,
    RunState,
    VatCategory,
    YearState,
)
from fund.rules.money import rounded
from governance.enums import BodyKind

from .accounts import AT, OrganisationFactory, UserFactory, person_with
from .governance import BodyFactory

YEAR = AT.year
TODAY = AT.date()


def fund_administrator(**fields):
    """Somebody who works for the fund at VNG."""
    return person_with(
        Role.FUND_ADMINISTRATOR, OrganisationFactory(name="VNG Fonds GGU"), **fields
    )


class FiscalYearFactory(DjangoModelFactory):
    class Meta:
        model = models.FiscalYear
        django_get_or_create = ("year",)

    year = YEAR
    opened_by_label = "Proefopzet"
    opened_at = AT


class ProgrammeFactory(DjangoModelFactory):
    class Meta:
        model = models.Programme

    slug = factory.Sequence(lambda n: f"programma-{n}")
    name = factory.Sequence(lambda n: f"Programma {n}")
    kind = ProgrammeKind.SHORT_CYCLE
    goal = "Samen iets maken dat alle gemeenten kunnen gebruiken."
    vat_category = VatCategory.OUTSIDE
    vat_reason = "Bijdrage van leden, geen prestatie onder bezwarende titel."


class FundDecisionFactory(DjangoModelFactory):
    """A confirmed decision of the members."""

    class Meta:
        model = models.FundDecision

    kind = FundDecisionKind.BUDGET
    body = factory.SubFactory(BodyFactory, kind=BodyKind.MEMBERS)
    year = factory.SubFactory(FiscalYearFactory)
    number = factory.Sequence(lambda n: f"ALV-{n}")
    title = "Jaarplan en budgetten"
    decided_on = TODAY
    source = "Verslag van de ledenvergadering"
    entered_by = factory.SubFactory(UserFactory)
    entered_by_label = "Proefopzet"
    entered_at = AT
    confirmed_by = factory.SubFactory(UserFactory)
    confirmed_by_label = "Proefopzet 2"
    confirmed_at = AT


class BudgetLineFactory(DjangoModelFactory):
    class Meta:
        model = models.BudgetLine

    year = factory.SubFactory(FiscalYearFactory)
    programme = factory.SubFactory(ProgrammeFactory)
    decision = factory.SubFactory(
        FundDecisionFactory, year=factory.SelfAttribute("..year")
    )


def ceiling(line, cents, *, by):
    """The members make this much available on a budget line."""
    return post(
        Booking(
            kind="plafond-gesteld",
            key=f"ceiling:{line.pk}",
            booked_on=datetime.date(line.year_id, 1, 1),
            description=f"Plafond van {line}",
            document=line.subject_key,
            amounts=(
                debit(pot(AccountKind.CEILING, budget_line=line), cents),
                credit(pot(AccountKind.AVAILABLE, budget_line=line), cents),
            ),
        ),
        by=by,
        now=AT,
    )


def balances():
    """Every account that holds something, by its code."""
    return dict(
        models.Account.objects.exclude(balance_cents=0).values_list(
            "code", "balance_cents"
        )
    )


def approved_run(year, programme, inhabitants, *, micros=1_000_000):
    """Contributions that stand: `inhabitants` are numbers by municipality."""
    first_day = datetime.date(year.pk, 1, 1)
    snapshot = models.PopulationSnapshot.objects.create(
        population_year=year.pk,
        reference_on=first_day,
        municipality_count=len(inhabitants),
        inhabitants_total=sum(inhabitants.values()),
        source="CBS",
        sha256="0" * 64,
        taken_by_label="Proefopzet",
        taken_at=AT,
    )
    rate = models.ContributionRate.objects.create(
        year=year,
        programme=programme,
        decision=FundDecisionFactory(kind=FundDecisionKind.RATE, year=year),
        mode=RateMode.RATE,
        rate_micros=micros,
        entered_by_label="Proefopzet",
        entered_at=AT,
    )
    run = models.ContributionRun.objects.create(
        year=year,
        snapshot=snapshot,
        prepared_by=UserFactory(),
        prepared_by_label="Proefopzet",
        prepared_at=AT,
    )
    for municipality, number in inhabitants.items():
        snapshot.rows.create(municipality=municipality, inhabitants=number)
        run.contributions.create(
            rate=rate,
            municipality=municipality,
            basis=municipality,
            inhabitants=number,
            from_on=first_day,
            to_on=datetime.date(year.pk + 1, 1, 1),
            amount_cents=rounded(number * micros),
        )
    run.state, run.sha256, run.computed_at = RunState.COMPUTED, "1" * 64, AT
    run.contribution_count = len(inhabitants)
    run.total_cents = sum(line.amount_cents for line in run.contributions.all())
    run.save()
    run.state, run.approved_at, run.approved_by = RunState.APPROVED, AT, UserFactory()
    run.approved_by_label = "Proefopzet 2"
    run.save()
    return run


@transaction.atomic
def stored_invoice(
    lines,
    *,
    year,
    municipality,
    on,
    vat_cents=0,
    credited=None,
    due_on=None,
    parties=None,
):
    """An issued invoice, or a credit note on one, as PostgreSQL takes it: with the next
    number of its series. `lines` is a mapping from programme to cents without VAT."""
    prefix = "C" if credited else "F"
    series, _ = models.InvoiceSeries.objects.get_or_create(year=year, prefix=prefix)
    series.last += 1
    series.save()
    net = sum(lines.values())
    number = f"{prefix}{year.pk}-{series.last:05d}"
    invoice = models.Invoice.objects.create(
        kind="creditnota" if credited else "factuur",
        number=number,
        year=year,
        prefix=prefix,
        sequence=series.last,
        municipality=municipality,
        credits=credited,
        reason="Te veel gevraagd." if credited else "",
        issued_on=on,
        due_on=due_on or on + datetime.timedelta(days=30),
        net_cents=net,
        vat_cents=vat_cents,
        total_cents=net + vat_cents,
        payment_reference=f"RF{number}",
        parties=parties or {},
        issued_by_label="Proefopzet",
        issued_at=AT,
    )
    models.InvoiceLine.objects.bulk_create(
        models.InvoiceLine(
            invoice=invoice,
            position=position,
            programme=programme,
            description=f"Bijdrage {programme}",
            quantity=1,
            unit_micros=cents * 10_000,
            net_cents=cents,
            vat_category=programme.vat_category,
            vat_rate_bp=programme.vat_rate_bp,
            vat_reason=programme.vat_reason,
        )
        for position, (programme, cents) in enumerate(lines.items(), start=1)
    )
    return invoice


def closed_year(year):
    """A year that was closed before the portal was there: nothing is booked in it."""
    return models.FiscalYear.objects.create(
        year=year,
        state=YearState.CLOSED,
        opened_by_label="Proefopzet",
        opened_at=AT,
        closed_by_label="Proefopzet 2",
        closed_at=AT,
    )
