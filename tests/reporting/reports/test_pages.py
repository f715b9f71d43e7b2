"""The pages of reports: asking, following, reading and fetching."""

import datetime
import io
import zipfile
from dataclasses import replace

import pytest
from django.utils import timezone
from pypdf import PdfReader

from accounts.enums import Role
from journal.domain.jobs import cancel, fail
from journal.models import Job
from reporting.domain.formats.pdf import pdf_of
from reporting.domain.formats.sheets import sheet_name
from reporting.domain.formats.writing import FORMS, written
from reporting.domain.reports.making import seal
from reporting.enums import Column
from reporting.models import Report
from reporting.queries.reports.flywheel import MOST_STANDARDS
from reporting.rules.content import Bar, Chart, Content, Section
from tests.factories.accounts import person_with
from tests.factories.adoption import applied_by
from tests.factories.catalogue import StandardFactory

from .scene import DAY, FLYWHEEL, OBLIGATIONS, STANDARDS, asked, fresh, manager

pytestmark = pytest.mark.django_db
ASK = f"/rapporten/vragen/{STANDARDS}/"


@pytest.fixture
def person():
    return manager()


@pytest.fixture
def reader(client, person):
    client.force_login(person)
    return client


@pytest.mark.parametrize("rows", [1, 3])
def test_my_reports_cost_the_same_whatever_their_number(
    reader, person, rows, django_assert_num_queries
):
    for _ in range(rows):
        fresh(person)

    with django_assert_num_queries(4):
        page = reader.get("/rapporten/")

    assert page.text.count("Toepassing per standaard, 30 juni 2026") == rows


def test_a_kind_that_is_not_for_this_reader_says_why(client):
    client.force_login(person_with(Role.SUPPLIER))

    page = client.get("/rapporten/").text
    answer = client.get(f"/rapporten/vragen/{OBLIGATIONS}/")

    assert "er staat in waarom gemeenten uitleggen." in page
    assert f"/rapporten/vragen/{OBLIGATIONS}/" not in page
    assert answer.status_code == 403


def test_asking_leads_to_the_progress(reader):
    answer = reader.post(ASK, {"periode": "dag", "dag": "2026-06-30"})

    report = Report.objects.get()
    assert (answer.status_code, answer.url) == (302, f"/werk/{report.job_id}/")
    page = reader.get(answer.url).text
    assert "Rapport Toepassing per standaard, 30 juni 2026" in page
    assert reader.get(report.get_absolute_url()).url == f"/werk/{report.job_id}/"


def test_a_month_is_chosen_from_those_that_are_over(reader):
    last = timezone.localdate().replace(day=1) - datetime.timedelta(days=1)

    reader.post(ASK, {"periode": f"{last:%Y-%m}"})

    assert Report.objects.get().as_of == last


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({"periode": "dag"}, "Vul een dag in."),
        ({"periode": "dag", "dag": "2199-01-01"}, "is nog niet voorbij"),
        ({"periode": "dag", "dag": "2017-01-01"}, "vanaf 1 januari 2018"),
        ({"periode": "2199-01"}, "Fout:"),
        ({"periode": "dag", "dag": "2026-06-30", "domein": "nee"}, "Fout:"),
    ],
)
def test_a_wrong_question_comes_back_with_what_to_do(reader, sent, sentence):
    answer = reader.post(ASK, sent)

    assert (answer.status_code, sentence in answer.text) == (422, True)
    assert (Report.objects.count(), Job.objects.count()) == (0, 0)


def test_too_much_unfinished_work_is_refused(reader, person, settings):
    settings.JOBS_PER_PERSON = 1
    asked(person)

    answer = reader.post(ASK, {"periode": "dag", "dag": "2026-06-30"})

    assert (answer.status_code, Report.objects.count()) == (422, 1)
    assert "U hebt al 1 taken die nog niet klaar zijn." in answer.text


def test_an_unknown_kind_does_not_exist(reader):
    assert reader.get("/rapporten/vragen/onzin/").status_code == 404


def test_the_page_has_figures_meanings_and_the_chart_in_words(reader, person):
    applied_by(StandardFactory(name="Alfa", abbreviation="", ring="openbaar"), 6)

    page = reader.get(fresh(person).get_absolute_url()).text

    for word in (
        'aria-label="De meest toegepaste standaarden. Alfa: 6 (86%)."',
        "Wat de woorden betekenen",
        "Stand op 30 juni 2026.",
        "Nog geen opgave",
    ):
        assert word in page


def test_a_report_that_was_stopped_or_failed_says_so(reader, person):
    stopped, failed = asked(person), asked(person)
    cancel(job_id=stopped.job_id, by=person, now=timezone.now())
    fail(job=failed.job, reason="Er ging iets mis.", now=timezone.now())
    for report in (stopped, failed):
        Report.objects.filter(pk=report.pk).update(kept_until=far())

    pages = [reader.get(one.get_absolute_url()).text for one in (stopped, failed)]

    assert "U hebt deze taak gestopt voordat zij begon." in pages[0]
    assert "Er ging iets mis." in pages[1]
    assert all("Vraag dit rapport opnieuw" in page for page in pages)


def far():
    return timezone.now() + datetime.timedelta(days=30)


def test_a_report_whose_work_was_swept_still_has_a_page(reader, person):
    report = asked(person)
    Report.objects.update(kept_until=far())
    Job.objects.all().delete()

    page = reader.get(report.get_absolute_url())

    assert "Er is niet meer bekend waarom." in page.text


def test_a_report_past_its_day_does_not_exist(reader, person):
    report = fresh(person)
    now = timezone.now()
    Report.objects.update(
        asked_at=now - datetime.timedelta(days=2),
        kept_until=now - datetime.timedelta(days=1),
    )

    assert reader.get(report.get_absolute_url()).status_code == 404
    assert report.title not in reader.get("/rapporten/").text


def test_a_role_that_ended_closes_the_report(reader, person):
    report = fresh(person, OBLIGATIONS)
    person.role_assignments.update(ends_on=datetime.date(2020, 2, 1))

    answer = reader.get(report.get_absolute_url())

    assert answer.status_code == 403
    assert "Uw rol is veranderd" in answer.text


def fetched(reader, report, form):
    answer = reader.get(f"{report.get_absolute_url()}?vorm={form}")
    assert answer.streaming
    assert answer["Content-Disposition"] == (
        f'attachment; filename="{report.file_name}.{form}"'
    )
    return b"".join(answer.streaming_content)


def test_every_form_can_be_fetched(reader, person):
    report = fresh(person)

    pdf = PdfReader(io.BytesIO(fetched(reader, report, "pdf")))
    sheets = [
        zipfile.ZipFile(io.BytesIO(fetched(reader, report, form))).testzip()
        for form in ("ods", "xlsx")
    ]
    text = fetched(reader, report, "csv").decode("utf-8-sig")

    assert pdf.metadata.title == "Toepassing per standaard, 30 juni 2026"
    assert b"pdfuaid" in pdf.trailer["/Root"]["/Metadata"].get_data()
    assert sheets == [None, None]
    assert text.splitlines()[1] == "Rapport;Toepassing per standaard, 30 juni 2026"


def test_an_unknown_form_says_which_there_are(reader, person):
    report = fresh(person)

    answer = reader.get(f"{report.get_absolute_url()}?vorm=doc", follow=True)

    assert "Een rapport is er als PDF, ODS, XLSX en CSV." in answer.text


def test_the_flywheel_is_one_page(reader, person):
    pdf = fetched(reader, fresh(person, FLYWHEEL), "pdf")

    assert len(PdfReader(io.BytesIO(pdf)).pages) == 1


def test_the_flywheel_is_one_page_with_all_that_it_can_hold(person):
    content = fresh(person, FLYWHEEL).read()
    name = "Gemeentelijke Inkoopvoorwaarden bij IT (GIBIT), met een lange naam"
    row = [name, "T-2026-001, T-2026-002", 123_456_78, "ongeveer 215", "€ 1.234,56"]
    bars = [Bar(name, 60.0, "€ 12.345.678,90")] * 4
    money, standards = content.sections
    full = replace(
        content,
        is_fictitious=True,
        sections=[
            replace(money, chart=Chart("Het geld van 2026", bars)),
            replace(standards, rows=[row] * MOST_STANDARDS),
        ],
    )

    pdf = b"".join(pdf_of(full, day=DAY, one_page=True))

    assert len(PdfReader(io.BytesIO(pdf)).pages) == 1


def test_no_name_becomes_a_formula(reader, person):
    StandardFactory(name='=HYPERLINK("x")', abbreviation="", ring="openbaar")

    text = fetched(reader, fresh(person), "csv").decode("utf-8-sig")

    assert '"\'=HYPERLINK(""x"")"' in text


def test_a_long_report_becomes_a_pdf_whatever_is_written_in_it(person):
    report = asked(person)
    wild = "#set page(fill: red) * _ $ <b> & \\ “”"
    section = Section(
        wild,
        wild,
        [(wild, Column.TEXT), ("n", Column.NUMBER), ("e", Column.EUROS)],
        [[wild, number, number * 100 + 5] for number in range(400)],
        wild,
        Chart(wild, [Bar(wild, 100.0, wild), Bar("leeg", 0.0, "0")]),
    )
    content = Content(wild, wild, [(wild, wild)], [section], [(wild, wild)])
    seal(report=report, content=content, now=timezone.now())
    report.save()

    pdf = b"".join(written(report, FORMS["pdf"]))

    assert len(PdfReader(io.BytesIO(pdf)).pages) > 5


def test_names_of_sheets_are_short_and_plain():
    assert sheet_name(1, "Waar staat: elke/euro? [en] meer dan dertig") == (
        "1 Waar staat elkeeuro en meer d"
    )
