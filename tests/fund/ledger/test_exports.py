"""Files of the books: equal to the cent, the same tomorrow, and never a formula."""

import csv
import datetime
import io
import json
import subprocess
import sys
import zipfile
from collections import defaultdict
from decimal import Decimal

import pytest
from django.urls import reverse as address_of
from lxml import etree

from fund.domain.ledger import reverse
from fund.domain.ledger.sealing import seal_day
from fund.enums import AccountKind
from fund.models import Account, Line
from fund.rules.chart import NUMBERS, kind_of
from fund.tasks.ledger import SEALER
from fund.verifying import verify_ledger
from tests.factories.accounts import AT
from tests.factories.fund import TODAY, YEAR, FiscalYearFactory

from .beans import beancount_of, judged
from .scene import Pots

pytestmark = pytest.mark.django_db
LATER = TODAY + datetime.timedelta(days=40)
FORMULA = '=HYPERLINK("http://kwaad.example","Klik")'
SCRIPT = [sys.executable, "-I", "verify_ledger.py", "grootboek.json"]
XAF = "{http://www.auditfiles.nl/XAF/3.2}"


@pytest.fixture
def pots():
    """A year before, and in this one entries of both families and a reversal."""
    FiscalYearFactory(year=YEAR - 1)
    made = Pots()
    made.post(made.receiving(333_33, booked_on=datetime.date(YEAR - 1, 12, 31)))
    taken = made.post(made.reserving(120_07))
    made.post(made.reserving(10_00, booked_on=LATER))
    made.post(made.receiving(99, description=FORMULA))
    made.post(made.receiving(1_000_000_01, booked_on=LATER, description="Één & <twee>"))
    reverse(taken, reason="vergissing", on=LATER, by=made.by, now=AT)
    return made


@pytest.fixture
def get(client, pots):
    client.force_login(pots.by)

    def content(name, **asked):
        question = {"jaar": YEAR, "tot": LATER.isoformat(), **asked}
        response = client.get(address_of("fund_export", args=[name]), question)
        assert response.status_code == 200
        return b"".join(response) if response.streaming else response.content

    return content


def as_dicts(content):
    text = io.StringIO(content.decode("utf-8-sig"))
    return list(csv.DictReader(text, delimiter=";"))


def cents(text):
    return int(text.replace(",", ""))


def ledger_balances():
    """Debit positive, as the books hold them now."""
    return {a.code: a.balance_cents * a.direction for a in Account.objects.all()}


def without_nothing(sums):
    return {code: amount for code, amount in sums.items() if amount}


def test_the_balances_equal_the_ledger_to_the_cent(get):
    *rows, total = as_dicts(get("saldi.csv"))

    closing = {
        row["Rekening"]: cents(row["Eind debet"]) - cents(row["Eind credit"])
        for row in rows
    }
    assert without_nothing(closing) == without_nothing(ledger_balances())
    for row in rows:
        begin = cents(row["Begin debet"]) - cents(row["Begin credit"])
        moved = cents(row["Mutatie debet"]) - cents(row["Mutatie credit"])
        assert begin + moved == closing[row["Rekening"]]
    assert [total[f"{part} debet"] for part in ("Begin", "Mutatie", "Eind")] == [
        total[f"{part} credit"] for part in ("Begin", "Mutatie", "Eind")
    ]


def test_the_entries_of_the_year_equal_their_lines(get):
    rows = as_dicts(get("boekingen.csv"))

    found = [
        (int(row["Regel"]), cents(row["Debet"]) - cents(row["Credit"])) for row in rows
    ]
    lines = Line.objects.filter(entry__year=YEAR)
    assert sorted(found) == sorted(lines.values_list("id", "amount_cents"))


def test_the_journal_of_each_month_equals_the_lines(get):
    rows = as_dicts(get("journaal.csv"))

    sums = defaultdict(int)
    for row in rows:
        sums[row["Maand"]] += cents(row["Debet"])
        sums[row["Maand"]] -= cents(row["Credit"])
    assert sums == {f"{TODAY:%Y-%m}": 0, f"{LATER:%Y-%m}": 0}
    assert (
        sum(int(row["Aantal regels"]) for row in rows)
        == Line.objects.filter(entry__year=YEAR).count()
    )
    bank = [row for row in rows if row["Rekeningsoort"] == "1000"]
    assert [row["Debet"] for row in bank] == ["0,99", "1000000,01"]


@pytest.mark.parametrize("stem", ["boekingen", "saldi", "journaal"])
def test_ods_and_xlsx_hold_what_the_csv_holds(get, stem):
    wanted = as_dicts(get(f"{stem}.csv"))

    for form, read in (("ods", ods_rows), ("xlsx", xlsx_rows)):
        header, *rows = read(get(f"{stem}.{form}"))
        found = [dict(zip(header, row, strict=True)) for row in rows]
        assert [list(map(plain, row.values())) for row in found] == [
            list(map(plain, row.values())) for row in wanted
        ]


def plain(cell):
    """A number without what a form puts around it, and text as it is."""
    text = str(cell).replace(",", ".")
    try:
        return Decimal(text).normalize()
    except ArithmeticError:
        return text


def ods_rows(content):
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        root = etree.fromstring(packed.read("content.xml"))
    ns = {
        "t": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
        "x": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    }
    for row in root.iterfind(".//t:table-row", ns):
        yield [
            cell.findtext("x:p", "", ns) for cell in row.iterfind("t:table-cell", ns)
        ]


def xlsx_rows(content):
    ns = {"s": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
    epoch = datetime.date(1899, 12, 30)
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        root = etree.fromstring(packed.read("xl/worksheets/sheet1.xml"))
        styles = etree.fromstring(packed.read("xl/styles.xml"))
    formats = [
        int(one.get("numFmtId")) for one in styles.iterfind(".//s:cellXfs/s:xf", ns)
    ]
    days = {
        int(one.get("numFmtId"))
        for one in styles.iterfind(".//s:numFmt", ns)
        if "yyyy" in one.get("formatCode")
    }
    for row in root.iterfind(".//s:row", ns):
        assert row.find(".//s:f", ns) is None
        cells = []
        for cell in row.iterfind("s:c", ns):
            value = cell.findtext("s:v", None, ns)
            if value is None:
                cells.append("".join(cell.itertext()))
            elif formats[int(cell.get("s", 0))] in days:
                cells.append(epoch + datetime.timedelta(days=int(float(value))))
            else:
                cells.append(value)
        yield cells


@pytest.mark.parametrize("form", ["csv", "ods", "xlsx"])
def test_no_cell_is_a_formula(get, form):
    read = {
        "csv": lambda content: (row.values() for row in as_dicts(content)),
        "ods": ods_rows,
        "xlsx": xlsx_rows,
    }[form]

    cells = {str(cell) for row in read(get(f"boekingen.{form}")) for cell in row}

    assert f"'{FORMULA}" in cells
    assert [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))] == []


def test_the_auditfile_equals_the_ledger_to_the_cent(get):
    root = etree.fromstring(get("auditfile.xaf"))

    sums = defaultdict(int)
    for line in [*root.iter(f"{XAF}obLine"), *root.iter(f"{XAF}trLine")]:
        sums[line.findtext(f"{XAF}accID")] += amount(line)
    financial = Account.objects.filter(family="financieel")
    wanted = {a.code: a.balance_cents * a.direction for a in financial}
    assert without_nothing(sums) == without_nothing(wanted)
    assert {
        one.findtext(f"{XAF}accID") for one in root.iter(f"{XAF}ledgerAccount")
    } == {code for code, amount in wanted.items() if amount}


def amount(line):
    sign = 1 if line.findtext(f"{XAF}amntTp") == "D" else -1
    return sign * int(line.findtext(f"{XAF}amnt").replace(".", ""))


@pytest.mark.parametrize("part", ["openingBalance", "transactions"])
def test_the_control_totals_of_the_auditfile_hold(get, part):
    found = etree.fromstring(get("auditfile.xaf")).find(f".//{XAF}{part}")
    lines = [*found.iter(f"{XAF}obLine"), *found.iter(f"{XAF}trLine")]

    told = [
        int(found.findtext(f"{XAF}{name}").replace(".", ""))
        for name in ("linesCount", "totalDebit", "totalCredit")
    ]

    debit = sum(max(amount(line), 0) for line in lines)
    credit = -sum(min(amount(line), 0) for line in lines)
    assert told == [len(lines), debit, credit]
    assert debit == credit > 0


def test_the_auditfile_has_the_parts_of_xaf_in_their_order(get):
    root = etree.fromstring(get("auditfile.xaf"))

    def names(element):
        return [child.tag.removeprefix(XAF) for child in element]

    assert names(root) == ["header", "company"]
    assert names(root[0]) == [
        "fiscalYear",
        "startDate",
        "endDate",
        "curCode",
        "dateCreated",
        "softwareDesc",
        "softwareVersion",
    ]
    assert names(root[1]) == [
        "companyIdent",
        "companyName",
        "taxRegistrationCountry",
        "taxRegIdent",
        "generalLedger",
        "periods",
        "openingBalance",
        "transactions",
    ]
    line = next(root.iter(f"{XAF}trLine"))
    assert names(line) == ["nr", "accID", "docRef", "effDate", "desc", "amnt", "amntTp"]


def test_beancount_accepts_the_books_and_counts_the_same(get, tmp_path):
    export = json.loads(get("grootboek.json"))
    path = tmp_path / "fonds.beancount"
    path.write_text(beancount_of(export), encoding="utf-8")

    found = judged(path)

    assert without_nothing(found) == without_nothing(ledger_balances())


def test_bean_check_refuses_books_that_do_not_add_up(get, tmp_path):
    export = json.loads(get("grootboek.json"))
    export["boekingen"][1]["regels"][0][1] += 1
    path = tmp_path / "fout.beancount"
    path.write_text(beancount_of(export), encoding="utf-8")

    with pytest.raises(AssertionError, match="does not balance"):
        judged(path)


def test_a_file_under_a_seal_is_the_same_on_any_later_day(get, pots):
    seal_day(TODAY, by=SEALER, now=AT)
    names = [
        f"{stem}.{form}"
        for stem in ("boekingen", "saldi", "journaal")
        for form in ("csv", "ods", "xlsx")
    ] + ["auditfile.xaf", "grootboek.json"]
    before = {name: get(name, zegel=TODAY.isoformat()) for name in names}

    pots.post(pots.receiving(5_00, booked_on=TODAY))
    seal_day(LATER, by=SEALER, now=AT)

    after = {name: get(name, zegel=TODAY.isoformat()) for name in names}
    assert [name for name in names if before[name] != after[name]] == []
    assert get("saldi.csv") != before["saldi.csv"]


def test_the_script_counts_the_books_again_without_the_portal(get, pots, tmp_path):
    kept = seal_day(TODAY, by=SEALER, now=AT).sha256
    pots.post(pots.receiving(5_00))
    seal_day(LATER, by=SEALER, now=AT)
    (tmp_path / "grootboek.json").write_bytes(get("grootboek.json"))
    (tmp_path / "saldi.csv").write_bytes(get("saldi.csv"))
    (tmp_path / "verify_ledger.py").write_bytes(get("verify_ledger.py"))

    told = subprocess.run(
        [*SCRIPT, "--seal", kept, "--balances", "saldi.csv"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )

    assert (told.returncode, told.stderr) == (0, "")
    assert told.stdout == (
        f"Het grootboek tot en met {LATER} klopt: 8 boekingen, 16 regels, "
        "5 rekeningen en 2 zegels.\nHet zegel dat u bewaarde, staat erin.\n"
    )


def raised(export, name, change):
    """Change one thing of the second entry."""
    export["boekingen"][1][name] = change(export["boekingen"][1][name])


def swapped(lines):
    (first, amount), (second, other) = lines
    return [[second, amount], [first, other]]


SABOTAGE = {
    "an amount": lambda e: raised(e, "regels", lambda ls: [[ls[0][0], 1], ls[1]]),
    "two accounts": lambda e: raised(e, "regels", swapped),
    "a day": lambda e: raised(e, "dag", lambda day: "2026-02-02"),
    "the words": lambda e: raised(e, "omschrijving", lambda text: text + "!"),
    "the document": lambda e: raised(e, "stuk", lambda key: "fund.invoice:1"),
    "the control total": lambda e: raised(e, "totaal", lambda cents: cents + 1),
    "the family": lambda e: raised(e, "familie", lambda name: "anders"),
    "the moment": lambda e: raised(e, "vastgelegd", lambda at: "2026-01-01T00:00:00"),
    "an entry less": lambda e: e["boekingen"].pop(1),
    "an entry twice": lambda e: e["boekingen"].append(e["boekingen"][1]),
    "a balance": lambda e: e["rekeningen"][0].update(saldo=1),
    "a total": lambda e: e["totalen"].update(bank=1),
    "a total less": lambda e: e["totalen"].pop("bank"),
    "an account less": lambda e: e["rekeningen"].pop(0),
    "a seal": lambda e: e["zegels"][0].update(sha256="0" * 64),
    "a seal less": lambda e: e["zegels"].pop(0),
    "a reversal of another": lambda e: e["boekingen"][-1].update(
        draait_terug=e["boekingen"][0]["sleutel"]
    ),
}


@pytest.mark.parametrize("what", SABOTAGE)
def test_the_script_sees_what_was_changed(get, what):
    seal_day(TODAY, by=SEALER, now=AT)
    seal_day(LATER, by=SEALER, now=AT)
    export = json.loads(get("grootboek.json"))
    assert verify_ledger.complaints(export) == []

    SABOTAGE[what](export)

    assert verify_ledger.complaints(export) != []


def test_books_that_were_all_written_anew_miss_the_seal_that_was_kept(get):
    seal_day(TODAY, by=SEALER, now=AT)

    found = verify_ledger.complaints(json.loads(get("grootboek.json")), seal="f" * 64)

    assert found == ["Het zegel dat u opgaf, staat niet in dit bestand."]


def test_the_whole_of_the_books_names_nobody(get, pots):
    text = get("grootboek.json").decode()

    assert pots.by.actor_label not in text
    assert pots.by.actor_key not in text


def test_a_file_that_does_not_exist_is_not_found(client, pots):
    client.force_login(pots.by)

    names = ["saldi.pdf", "geheim.csv", "auditfile.csv"]
    answers = [client.get(address_of("fund_export", args=[name])) for name in names]

    assert [answer.status_code for answer in answers] == [404] * 3


def test_a_seal_that_is_not_there_is_refused(client, pots):
    client.force_login(pots.by)

    answer = client.get(address_of("fund_exports"), {"zegel": "2031-01-01"})

    assert answer.status_code == 400
    assert "Van “2031-01-01” is er geen dagzegel." in answer.content.decode()


def test_every_kind_of_account_has_a_number_in_the_chart():
    assert set(NUMBERS) == set(AccountKind)
    assert {kind_of(f"{number}.y1") for number in NUMBERS.values()} == set(AccountKind)
