"""Two administrators of the fund: one computes what 342 municipalities owe, the other
looks at it and approves."""

import datetime
import re
import uuid

from django.utils import timezone
from playwright.sync_api import expect

from fund.domain.planning import decisions, programmes, years
from fund.enums import FundDecisionKind, RunState
from fund.models import ContributionRun, FiscalYear
from municipalities.models import Municipality
from tests.browsers import press
from tests.fund.planning.scene import Office, administrator, plan

FIRST_YEAR = 2031


def end_made_up_towns():
    """Those of other journeys in this portal, which have no inhabitants, are gone before
    our first year: the run is over the real municipalities."""
    made_up = Municipality.objects.filter(valid_to=None, populations=None)
    made_up.update(valid_to=datetime.date(FIRST_YEAR - 1, 1, 1))


class Fund(Office):
    """A year, a programme and a confirmed rate decision of this journey alone."""

    def __init__(self):
        self.name = uuid.uuid4().hex[:8]
        super().__init__()
        end_made_up_towns()
        self.first, self.second = (
            administrator(
                email=f"{role}-{self.name}@vng.example", name=f"{role} {self.name}"
            )
            for role in ("eerste", "tweede")
        )
        now = timezone.now()
        last = FiscalYear.objects.filter(pk__gte=FIRST_YEAR).order_by("-pk").first()
        self.year = years.open_year(
            year=last.pk + 1 if last else FIRST_YEAR, by=self.first, now=now
        )
        self.programme = programmes.add_programme(
            plan=plan(name=f"Programma {self.name}"), by=self.first, now=now
        )
        said = self.said(
            kind=FundDecisionKind.RATE,
            number=f"ALV-{self.name}",
            decided_on=now.date(),
        )
        entered = decisions.enter(said=said, by=self.first, now=now)
        seen = decisions.fingerprint(entered)
        decisions.confirm(decision=entered, seen=seen, by=self.second, now=now)


def test_one_computes_and_another_approves(traveller, live_portal_db):
    fund, look = Fund(), traveller.look
    page = traveller.person(fund.first)

    page.goto("/fonds/bijdragen/")
    look(page)
    press(page.get_by_role("link", name=str(fund.year), exact=True))
    press(page.get_by_role("link", name="Reken met één cent meer"))
    look(page)
    page.get_by_label("Tarief per inwoner").fill("1,235")
    press(page.get_by_role("button", name="Reken uit"))
    look(page)
    expect(page.locator("main")).to_contain_text("€\u00a01,245")
    press(page.get_by_role("link", name="Terug naar de bijdragen"))
    press(page.get_by_role("link", name="Leg een tarief vast").first)
    page.get_by_label("Programma").select_option(label=fund.programme.name)
    page.get_by_label("Volgens welk besluit?").select_option(index=1)
    page.get_by_label("Wat is besloten?").select_option("tarief")
    page.get_by_label("Tarief per inwoner").fill("1,2345678")
    press(page.get_by_role("button", name="Leg het tarief vast"))
    expect(page).to_have_title(re.compile("^Fout: "))
    look(page)
    page.get_by_label("Tarief per inwoner").fill("1,235")
    press(page.get_by_role("button", name="Leg het tarief vast"))
    look(page)
    press(page.get_by_role("link", name="Begin met de inwonertallen"))
    page.get_by_label("Inwonertallen van").select_option("2024")
    look(page)
    press(page.get_by_role("button", name="Bevries de inwonertallen"))
    look(page)
    press(page.get_by_role("button", name="Bereken de bijdragen"))
    expect(page.locator("main")).to_contain_text("U hebt dit zelf voorbereid.")
    look(page)

    other = traveller.person(fund.second)
    other.goto(page.url)
    look(other)
    press(other.get_by_role("button", name="Keur goed"))
    expect(other.locator("main")).to_contain_text("De bijdragen zijn goedgekeurd.")
    look(other)

    run = ContributionRun.objects.get(year=fund.year)
    assert (run.state, run.contribution_count, run.approved_by) == (
        RunState.APPROVED,
        342,
        fund.second,
    )


def test_the_pages_of_planning_are_for_everyone_who_administers(
    traveller, live_portal_db
):
    fund = Fund()
    page = traveller.person(fund.first)
    decision = fund.year.decisions.get()

    for address in (
        "/fonds/jaren/",
        "/fonds/jaren/nieuw/",
        fund.year.get_absolute_url(),
        f"{fund.year.get_absolute_url()}plafond/",
        f"{fund.year.get_absolute_url()}inkomsten/",
        f"{fund.year.get_absolute_url()}documenten/",
        "/fonds/programmas/",
        "/fonds/programmas/nieuw/",
        fund.programme.get_absolute_url(),
        "/fonds/besluiten/",
        "/fonds/besluiten/nieuw/",
        decision.get_absolute_url(),
    ):
        page.goto(address)
        traveller.look(page)
