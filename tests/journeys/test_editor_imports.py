"""An editor imports a file: the dry run shows what is wrong in it, and changes nothing."""

import csv
import io
import uuid

from playwright.sync_api import expect

from catalogue.domain.loading_standards import COLUMNS
from catalogue.models import Standard
from tests.browsers import WORKER_PATIENCE, press

from .worlds import EDITOR

COMMON = {
    "domein": "dienstverlening",
    "soort": "API-standaard",
    "beheerder": "Voorbeeldbeheer",
    "status": "in gebruik",
    "versie": "1.0",
    "omschrijving": "Hiermee delen gemeenten voorbeelden.",
    "bron": "voorbeeld.example",
    "te_bevestigen": "nee",
}


def sheet(slugs, **third):
    """A file with three standards; `third` is what differs in the row on line 3."""
    rows = [{"slug": slug, "naam": f"Import {slug}", **COMMON} for slug in slugs]
    rows[1] |= third
    text = io.StringIO()
    writer = csv.DictWriter(text, COLUMNS)
    writer.writeheader()
    writer.writerows(rows)
    content = text.getvalue().encode()
    return {"name": "standaarden.csv", "mimeType": "text/csv", "buffer": content}


def dry_run(page, file):
    page.goto("/beheer/catalogus/importeren/")
    page.set_input_files("input[type=file]", file)
    press(page.get_by_role("button", name="Doe de proef"))
    result = page.get_by_role("link", name="Bekijk de uitkomst")
    result.wait_for(timeout=WORKER_PATIENCE)
    press(result)


def test_an_editor_corrects_row_3_and_imports(traveller_of, world, portal_worker):
    """Without JavaScript: the page of the work refreshes itself."""
    traveller = traveller_of(
        {"viewport": {"width": 360, "height": 780}, "java_script_enabled": False}
    )
    made = Standard.objects.filter(name__startswith="Import ").order_by("slug")
    slugs = sorted(f"import-{uuid.uuid4().hex[:8]}" for _ in range(3))
    page = traveller.person(EDITOR)

    dry_run(page, sheet(slugs, domein="bestaat niet"))
    wrong = page.locator("tbody tr", has_text="fout")
    expect(wrong).to_have_count(1)
    expect(wrong.get_by_role("rowheader")).to_have_text("3")
    expect(page.locator("main")).to_contain_text("kan zo niet worden ingelezen")
    expect(page.get_by_role("button", name="Lees het bestand in")).to_have_count(0)
    traveller.look(page)
    assert list(made.values_list("slug", flat=True)) == []

    dry_run(page, sheet(slugs))
    expect(page.locator("tbody tr", has_text="nieuw")).to_have_count(3)
    traveller.look(page)
    assert list(made.values_list("slug", flat=True)) == []
    press(page.get_by_role("button", name="Lees het bestand in"))
    page.get_by_text("Ingelezen:").wait_for(timeout=WORKER_PATIENCE)
    traveller.look(page)
    assert list(made.values_list("slug", flat=True)) == slugs
