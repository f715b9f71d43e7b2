"""Two administrators of the fund, and what they fill in."""

import datetime

from accounts.enums import Role
from accounts.models import Organisation
from fund.domain.planning import ceilings, decisions
from fund.domain.planning.decisions import Said
from fund.domain.planning.income import Income
from fund.domain.planning.programmes import Plan
from fund.enums import FundDecisionKind, ProgrammeKind, VatCategory
from governance.enums import BodyKind
from governance.models import Body
from tests.factories.accounts import AT, OrganisationFactory, person_with
from tests.factories.fund import TODAY, YEAR, FiscalYearFactory
from tests.factories.governance import BodyFactory

LATER = AT + datetime.timedelta(hours=1)


def administrator(**fields):
    """Somebody who works for the fund; all of them at the same VNG."""
    name = "VNG Fonds GGU"
    vng = Organisation.objects.filter(name=name).first()
    return person_with(
        Role.FUND_ADMINISTRATOR, vng or OrganisationFactory(name=name), **fields
    )


class Office:
    """One who prepares, one who reads again, a year that is open, and the members."""

    def __init__(self):
        self.first = administrator(name="Eerste beheerder")
        self.second = administrator(name="Tweede beheerder")
        self.year = FiscalYearFactory()
        self.members = Body.objects.filter(
            kind=BodyKind.MEMBERS
        ).first() or BodyFactory(kind=BodyKind.MEMBERS)
        self.numbers = 0

    def said(self, **changes):
        self.numbers += 1
        return Said(
            **{
                "kind": FundDecisionKind.BUDGET,
                "body": self.members,
                "number": f"ALV-{YEAR}-{self.numbers}",
                "title": f"Jaarplan {YEAR}",
                "decided_on": TODAY,
                "source": "Verslag van de ledenvergadering, punt 7",
                "year": self.year,
                **changes,
            }
        )

    def entered(self, **changes):
        return decisions.enter(said=self.said(**changes), by=self.first, now=AT)

    def confirmed(self, **changes):
        entered = self.entered(**changes)
        return decisions.confirm(
            decision=entered,
            seen=decisions.fingerprint(entered),
            by=self.second,
            now=LATER,
        )

    def line(self, programme, cents, decision=None):
        return ceilings.set_ceiling(
            year=self.year,
            programme=programme,
            decision=decision or self.confirmed(),
            to_cents=cents,
            by=self.first,
            now=LATER,
        )


def plan(**changes):
    return Plan(
        **{
            "name": "Digitale dienstverlening",
            "kind": ProgrammeKind.MULTI_YEAR,
            "goal": "Diensten die alle gemeenten kunnen gebruiken.",
            "vat_category": VatCategory.OUTSIDE,
            "vat_reason": "Bijdrage van leden.",
            **changes,
        }
    )


def income(**changes):
    return Income(
        **{
            "name": "Bijdrage van het Rijk",
            "source": "Brief van 3 februari",
            "amount_cents": 250_000_00,
            "booked_on": TODAY,
            **changes,
        }
    )
