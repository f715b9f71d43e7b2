"""What every form of the portal does by itself."""

from datetime import date

import pytest
from django import forms
from django.http import QueryDict

from samenorganiseren.shared.forms import ChoiceRows, DutchDateField, PortalForm


class SampleForm(PortalForm):
    name = forms.CharField(label="Naam", max_length=10)
    note = forms.CharField(label="Toelichting", widget=forms.Textarea, required=False)
    mail = forms.EmailField(label="E-mail", required=False)
    count = forms.IntegerField(label="Aantal", required=False)
    own = forms.CharField(
        label="Eigen",
        required=False,
        max_length=3,
        error_messages={"max_length": "Te lang!"},
    )


class DateForm(PortalForm):
    day = DutchDateField(label="Sinds wanneer?")


def errors_of(**typed):
    form = SampleForm({"name": "Ede", **typed})
    return form.errors.get_json_data() and {
        name: [str(error) for error in errors] for name, errors in form.errors.items()
    }


def day_errors(**typed):
    return DateForm(typed).errors.get("day", [])


def test_an_empty_required_field_says_so_in_dutch():
    assert errors_of(name="") == {"name": ["Dit verplichte veld is niet ingevuld"]}


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("name", "x" * 11, "Deze tekst is te lang: 11 tekens. Er passen er 10."),
        ("note", "x" * 4001, "Deze tekst is te lang: 4001 tekens. Er passen er 4000."),
        ("mail", "geen adres", "Vul een e-mailadres in, zoals naam@gemeente.nl."),
        ("count", "veel", "Vul een heel getal in, zoals 12."),
        (
            "count",
            "99999999999",
            "Dit getal is te groot. Het mag hoogstens 2147483647 zijn.",
        ),
        ("own", "vier", "Te lang!"),
    ],
)
def test_a_refusal_says_what_is_wrong(field, typed, sentence):
    assert errors_of(**{field: typed}) == {field: [sentence]}


def test_typed_text_that_is_too_long_is_kept_whole():
    form = SampleForm({"name": "x" * 11})

    assert ("x" * 11 in str(form["name"]), "maxlength" in str(form["name"])) == (
        True,
        False,
    )


def test_control_characters_and_turned_directions_are_taken_out():
    data = QueryDict(mutable=True)
    data.update({"name": "E\x00d\x07e\u202e", "note": "een\r\n\ttwee\x1b"})

    form = SampleForm(data)

    assert form.is_valid()
    assert (form.cleaned_data["name"], form.cleaned_data["note"]) == (
        "Ede",
        "een\r\n\ttwee",
    )


def test_an_error_is_tied_to_its_field():
    form = SampleForm({"name": ""})

    html = str(form["name"])

    assert 'aria-invalid="true"' in html
    assert 'aria-describedby="id_name_error"' in html
    assert 'id="id_name_error"' in form["name"].as_field_group()


def test_the_summary_leads_to_the_first_control_of_each_wrong_field():
    html = str(DateForm({"day_dag": "31", "day_maand": "2", "day_jaar": "2026"}))

    assert (
        '<a href="#id_day_0">Sinds wanneer? Februari 2026 heeft geen dag 31.</a>'
        in html
    )
    assert 'id="id_day_0"' in html


def test_only_a_field_that_may_stay_empty_says_so():
    form = SampleForm()

    said = {name: "(mag leeg)" in form[name].as_field_group() for name in form.fields}

    assert said == {
        "name": False,
        "note": True,
        "mail": True,
        "count": True,
        "own": True,
    }


def test_a_form_may_leave_out_what_is_optional():
    class Filters(SampleForm):
        mark_optional = False

    assert "(mag leeg)" not in str(Filters())


@pytest.mark.parametrize(
    "typed",
    [
        {"day_dag": "1", "day_maand": "9", "day_jaar": "2026"},
        {"day_dag": "01", "day_maand": "09", "day_jaar": " 2026 "},
        {"day_dag": "1", "day_maand": "september", "day_jaar": "2026"},
        {"day_dag": "1", "day_maand": "sep.", "day_jaar": "2026"},
        {"day_dag": "1-9-2026", "day_maand": "", "day_jaar": ""},
        {"day": "2026-09-01"},
    ],
)
def test_a_day_is_understood_as_people_write_it(typed):
    form = DateForm(typed)

    assert form.is_valid(), form.errors
    assert form.cleaned_data == {"day": date(2026, 9, 1)}


@pytest.mark.parametrize(
    ("day", "month", "year", "sentence"),
    [
        ("", "", "", "Dit verplichte veld is niet ingevuld"),
        ("1", "", "2026", "Vul ook maand in."),
        ("1", "", "", "Vul ook maand en jaar in."),
        ("31", "2", "2026", "Februari 2026 heeft geen dag 31."),
        ("32", "1", "2026", "Vul bij dag een getal van 1 tot en met 31 in."),
        ("1", "13", "2026", "Vul bij maand een getal van 1 tot en met 12 in."),
        ("1", "1", "26", "Vul bij jaar vier cijfers in, van 1900 tot en met 2199."),
        ("1", "1", "1899", "Vul bij jaar vier cijfers in, van 1900 tot en met 2199."),
        ("1", "1", "2200", "Vul bij jaar vier cijfers in, van 1900 tot en met 2199."),
        ("١", "1", "2026", "Vul bij dag een getal van 1 tot en met 31 in."),
        ("-1", "1", "2026", "Vul bij dag een getal van 1 tot en met 31 in."),
    ],
)
def test_a_day_that_is_wrong_says_which_part(day, month, year, sentence):
    assert day_errors(day_dag=day, day_maand=month, day_jaar=year) == [sentence]


@pytest.mark.parametrize("typed", ["gisteren", "2026-13-40", "0000-00-00", "2026-09"])
def test_a_whole_date_that_is_wrong_is_refused(typed):
    assert len(day_errors(day=typed)) == 1


def test_the_wrong_day_is_shown_again_as_it_was_typed():
    html = str(
        DateForm({"day_dag": "31", "day_maand": "feb", "day_jaar": "2026"})["day"]
    )

    assert [f'value="{part}"' in html for part in ("31", "feb", "2026")] == [
        True,
        True,
        True,
    ]


def test_a_known_day_fills_the_three_boxes():
    html = str(DateForm(initial={"day": date(2026, 9, 1)})["day"])

    assert [f'value="{part}"' in html for part in ("1", "9", "2026")] == [
        True,
        True,
        True,
    ]


def test_choices_show_their_hint_and_hexagon():
    class Choose(PortalForm):
        state = forms.ChoiceField(
            choices=[("a", "In gebruik"), ("b", "Wij leggen uit")],
            widget=ChoiceRows(
                hints={"a": "In de hele gemeente"}, states={"b": "legt-uit"}
            ),
        )

    html = str(Choose()["state"])

    assert (html.count("<small>"), "In de hele gemeente" in html) == (1, True)
    assert (html.count("#hx-"), "#hx-legt-uit" in html) == (1, True)
