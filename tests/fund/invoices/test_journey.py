"""From a reference that misses to a PDF at the municipality, wide and narrow."""

import re

from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from accounts.enums import Role
from fund.domain.invoices.running import issue_run
from fund.models import ContributionRun, Debtor, Invoice, InvoiceDelivery, Issuer
from tests.browsers import WORKER_PATIENCE, press
from tests.factories.accounts import MunicipalOrganisationFactory, person_with
from tests.factories.fund import (
    FiscalYearFactory,
    ProgrammeFactory,
    approved_run,
)
from tests.factories.municipalities import MunicipalityFactory
from tests.fund.ledger.killing import wait_until
from tests.fund.planning.scene import administrator
from tests.portals import without_demo

from .scene import debtor, issuer

TAXED = {"vat_category": "S", "vat_rate_bp": 2100, "vat_reason": ""}
TOWNS = ("Eerstestad", "Tweedestad", "Derdestad")


live_portal = without_demo()


def approved(*names):
    """An approved run over new municipalities, in a year of its own."""
    year = timezone.localdate().year
    taken = set(ContributionRun.objects.values_list("year", flat=True))
    free = next(one for one in range(year, year + 9) if one not in taken)
    if not Issuer.objects.exists():
        issuer(is_fictitious=True)
    towns = [MunicipalityFactory(name=name) for name in names]
    for town in towns:
        debtor(town)
    inhabitants = {town: 10_000 * turn for turn, town in enumerate(towns, start=1)}
    return approved_run(
        FiscalYearFactory(year=free), ProgrammeFactory(**TAXED), inhabitants
    )


def told(page, text, **waiting):
    expect(page.get_by_text(text).first).to_be_visible(**waiting)


def delivered(run):
    """All of it is in the folder of the access point."""
    found = InvoiceDelivery.objects.filter(invoice__run=run)
    return found.exists() and not found.exclude(state="verzonden").exists()


def test_a_run_becomes_invoices_and_a_municipality_reads_its_own(
    live_portal, portal_worker, new_context, signed_in, look
):
    run, by = approved(*TOWNS), administrator()
    wanting = Debtor.objects.get(municipality__name=TOWNS[0])
    Debtor.objects.filter(pk=wanting.pk).update(buyer_reference="")
    page = signed_in(new_context(), by)

    # Somebody misses a reference: no invoice can be made.
    page.goto(reverse("fund_invoices"))
    look(page)
    press(page.get_by_role("link", name="Maak facturen").first)
    look(page)
    press(page.get_by_role("link", name=run.subject_label))
    look(page)
    told(page, "Van 1 gemeente mist nog iets.")
    expect(page.get_by_role("button", name="Maak en verstuur")).to_have_count(0)

    # She fills it in.
    press(page.get_by_role("link", name=TOWNS[0]))
    page.get_by_label("Inkoopreferentie").fill("INK-2026-1")
    press(page.get_by_role("button", name="Bewaar"))
    page.goto(reverse("fund_invoice_run", args=[run.pk]))
    look(page)
    told(page, "Van elke gemeente is bekend wat op de factuur moet.")

    # First a dry check, then the work itself; she sees how far it is.
    press(page.get_by_role("button", name="Kijk alle facturen na"))
    look(page)
    told(page, "3 facturen nagekeken", timeout=WORKER_PATIENCE)
    assert not Invoice.objects.filter(run=run).exists()
    press(page.get_by_role("link", name="Bekijk de uitkomst"))
    press(page.get_by_role("button", name="Maak en verstuur de facturen"))
    look(page)
    told(page, "Gemaakt en op weg: 3 facturen", timeout=WORKER_PATIENCE)
    look(page)
    press(page.get_by_role("link", name="Bekijk de uitkomst"))
    look(page)

    # They arrive in the folder of the access point.
    wait_until(lambda: delivered(run))
    numbers = [one.number for one in run.invoices.order_by("id")]
    assert {one.name for one in live_portal.invoices.iterdir()} == {
        f"{number}.{end}" for number in numbers for end in ("pdf", "xml")
    }
    page.reload()
    told(page, "Alles is verzonden")
    press(page.get_by_role("link", name="Bekijk de facturen van"))
    look(page)

    # One is credited in part.
    page.get_by_label("Gemeente of nummer").fill(TOWNS[0])
    press(page.get_by_role("button", name="Toon"))
    look(page)
    press(page.get_by_role("link", name=re.compile(r"^F\d")))
    look(page)
    told(page, "verzonden")
    press(page.get_by_role("link", name="Crediteer"))
    look(page)
    page.get_by_label("Bedrag zonder btw").fill("20.000")
    press(page.get_by_role("button", name="Maak de creditnota"))
    expect(page).to_have_title(re.compile("^Fout: "))
    look(page)
    page.get_by_label("Bedrag zonder btw").fill("1.000")
    page.get_by_label("Waarom?").fill("Te veel inwoners geteld")
    press(page.get_by_role("button", name="Maak de creditnota"))
    told(page, "is gemaakt en gaat op weg.")
    look(page)

    # Her colleague of the municipality finds both, and takes the PDF along.
    place = MunicipalOrganisationFactory(municipality=wanting.municipality)
    reader = signed_in(new_context(), person_with(Role.INFORMATION_MANAGER, place))
    reader.goto("/mijn-gemeente/")
    press(reader.get_by_role("link", name="Bekijk en download onze facturen"))
    look(reader)
    told(reader, "Te veel inwoners geteld")
    with reader.expect_download() as waiting:
        reader.get_by_role("link", name=re.compile("^PDF van F")).click()
    number = wanting.municipality.fund_invoices.get(kind="factuur").number
    assert waiting.value.suggested_filename == f"{number}.pdf"
    assert waiting.value.path().read_bytes().startswith(b"%PDF")


def test_the_work_is_followed_without_javascript(portal_worker, new_context, signed_in):
    run = approved("Vierdestad")
    plain = signed_in(new_context(java_script_enabled=False), administrator())

    plain.goto(reverse("fund_invoice_run", args=[run.pk]))
    press(plain.get_by_role("button", name="Maak en verstuur de facturen"))

    told(plain, "Gemaakt en op weg: 1 factuur", timeout=WORKER_PATIENCE)
    press(plain.get_by_role("link", name="Bekijk de uitkomst"))
    told(plain, "Wat er is gemaakt")


def test_what_did_not_arrive_is_seen_and_goes_again(
    live_portal, portal_worker, new_context, signed_in, look
):
    run, by = approved("Vijfdestad"), administrator()
    Debtor.objects.filter(municipality__name="Vijfdestad").update(
        channel="e-mail", email="geen adres"
    )
    [invoice] = issue_run(run=run, by=by, now=timezone.now())
    wait_until(lambda: invoice.deliveries.filter(state="mislukt").exists())
    page = signed_in(new_context(), by)

    page.goto(invoice.get_absolute_url())
    look(page)
    told(page, "Het e-mailadres klopt niet.")
    page.goto(reverse("fund_deliveries"))
    look(page)
    Debtor.objects.filter(municipality__name="Vijfdestad").update(channel="map")
    press(page.get_by_role("button", name="Probeer opnieuw").first)

    told(page, "De factuur gaat opnieuw op weg.")
    wait_until(lambda: delivered(run))
