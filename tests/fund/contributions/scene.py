"""Municipalities with inhabitants, and administrators who compute what they owe."""

import datetime

from fund.domain.contributions import approving, computing, preparing, rates
from fund.enums import FundDecisionKind, RateMode
from fund.rules.contributions import Price
from municipalities.models import Population, Succession
from tests.factories.accounts import AT
from tests.factories.fund import YEAR, ProgrammeFactory
from tests.factories.municipalities import MunicipalityFactory
from tests.fund.planning.scene import LATER, Office

FIRST_DAY = datetime.date(YEAR, 1, 1)
NEXT_YEAR = datetime.date(YEAR + 1, 1, 1)
FIGURES = {"Aa": 1_000, "Bee": 12_345, "Cee": 250_001}


def municipality(name, inhabitants=None, year=YEAR, **fields):
    """One with a figure, or without."""
    made = MunicipalityFactory(name=name, **fields)
    if inhabitants is not None:
        Population.objects.create(
            municipality=made,
            year=year,
            inhabitants=inhabitants,
            is_final=True,
            source="CBS",
        )
    return made


def succeeded(before, after, on):
    """On this day one goes over into the other."""
    type(before).objects.filter(pk=before.pk).update(valid_to=on)
    before.refresh_from_db()
    return Succession.objects.create(
        predecessor=before, successor=after, on=on, kind="whole", is_main_successor=True
    )


class Contributions(Office):
    """An office with three municipalities and a rate that the members decided."""

    def __init__(self, figures=None):
        super().__init__()
        self.towns = {
            name: municipality(name, inhabitants)
            for name, inhabitants in (FIGURES if figures is None else figures).items()
        }
        self.programme = ProgrammeFactory(name="Digitale dienstverlening")

    def rate(self, micros=1_235_000, programme=None, **total):
        price = (
            Price(RateMode.TOTAL, total_cents=total["total_cents"])
            if total
            else Price(RateMode.RATE, rate_micros=micros)
        )
        return rates.set_rate(
            year=self.year,
            programme=programme or self.programme,
            decision=self.confirmed(kind=FundDecisionKind.RATE),
            price=price,
            by=self.first,
            now=AT,
        )

    def prepared(self, **changes):
        asked = {
            "year": self.year,
            "population_year": YEAR,
            "reference_on": FIRST_DAY,
            "by": self.first,
            "now": AT,
        }
        return preparing.prepare(**{**asked, **changes})

    def computed(self, run=None, by=None):
        return computing.compute(
            run=run or self.prepared(), by=by or self.first, now=AT
        )

    def approved(self, run=None):
        run = run or self.computed()
        return approving.approve(run=run, seen=run.sha256, by=self.second, now=LATER)


def owed(run):
    """What each owes, by the names of who pays and whose inhabitants."""
    return {
        (line.municipality.name, line.basis.name): line.amount_cents
        for line in run.contributions.select_related("municipality", "basis")
    }
