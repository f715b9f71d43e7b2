"""A drawn form is filled in as it was left; the rest of the page stays as it is."""

import pytest

from samenorganiseren.shared.interrupted.filling import fill_in
from samenorganiseren.shared.interrupted.keeping import Kept

PAGE = "/pagina/?stap=2"


def filled(html, action=PAGE, **fields):
    return fill_in(html, Kept("1", PAGE, action, fields), notice="<!-- terug -->")


def form(inner, attributes='method="post"'):
    return f"<h1>Vóór</h1>\n<form {attributes}>{inner}</form>\n<p>na</p>"


def after(inner, attributes='method="post"'):
    return form(f"<!-- terug -->{inner}", attributes)


@pytest.mark.parametrize(
    ("empty", "values", "expected"),
    [
        ('<input name="a">', ["één"], '<input name="a" value="één">'),
        ('<input name="a" value="oud">', [""], '<input name="a" value="">'),
        (
            '<input name="a" value="&lt;x" required>',
            ['"><b>'],
            '<input name="a" value="&quot;&gt;&lt;b&gt;" required>',
        ),
        (
            '<textarea name="a" rows="3">\noud &lt; nieuw</textarea>',
            ["\n</textarea>"],
            '<textarea name="a" rows="3">\n\n&lt;/textarea&gt;</textarea>',
        ),
        (
            '<input type="checkbox" name="a" value="1" checked>'
            '<input type="checkbox" name="a" value="2">'
            '<input type="checkbox" name="a" value="3">',
            ["2", "3"],
            '<input type="checkbox" name="a" value="1">'
            '<input type="checkbox" name="a" value="2" checked>'
            '<input type="checkbox" name="a" value="3" checked>',
        ),
        (
            '<select name="a"><option value="" selected>-</option>\n'
            '<option value="x">X</option></select>',
            ["x"],
            '<select name="a"><option value="">-</option>\n'
            '<option value="x" selected>X</option></select>',
        ),
        (
            '<input name="a"> <input name="a">',
            ["1", "2"],
            '<input name="a" value="1"> <input name="a" value="2">',
        ),
    ],
)
def test_each_kind_of_question(empty, values, expected):
    assert filled(form(empty), a=values) == after(expected)


def test_a_box_that_was_emptied_is_empty():
    inner = '<input name="a"><input type="checkbox" name="b" checked>'

    html = filled(form(inner), a=["x"])

    assert html == after('<input name="a" value="x"><input type="checkbox" name="b">')


def test_passwords_files_and_buttons_stay_as_they_are():
    rest = '<input type="password" name="p"><input type="file" name="f"><input type="submit" name="s" value="Stuur">'

    html = filled(form(f'<input name="a">{rest}'), a=["1"], p=["2"], f=["3"], s=["4"])

    assert html == after(f'<input name="a" value="1">{rest}')


@pytest.mark.parametrize(
    "attributes",
    [
        'method="get"',
        'method="post" action="/elders/"',
        'method="post" action="?stap=3"',
        'method="post" action="https://elders.example/pagina/?stap=2"',
    ],
)
def test_a_form_that_sends_elsewhere_is_left_alone(attributes):
    page = form('<input name="a">', attributes)

    assert filled(page, a=["x"]) == page


def test_hidden_answers_alone_bring_nothing_back():
    page = form('<input type="hidden" name="a" value="1">')

    assert filled(page, a=["2"]) == page


def test_of_several_forms_the_one_that_asks_the_same():
    other, same = form('<input name="b">'), '<input name="a"><input name="b">'

    html = filled(other + form(same), a=["1"], b=["2"])

    assert html == other + after('<input name="a" value="1"><input name="b" value="2">')


def test_a_button_may_send_the_form_to_another_address():
    inner = '<input name="a"><button formaction="/elders/">Anders</button>'

    html = filled(form(inner), action="/elders/", a=["x"])

    assert html == after(inner.replace('name="a"', 'name="a" value="x"'))
