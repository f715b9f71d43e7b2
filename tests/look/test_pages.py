"""The pages of text, the gallery, and what every page has in common."""

import re
from pathlib import Path

import pytest
from django import forms
from django.template import Context, Template
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.functional import SimpleLazyObject

from reporting.glossary import TERMS, in_order
from samenorganiseren.shared.forms import PortalForm
from samenorganiseren.shared.templatetags import look

ROOT = Path(__file__).parents[2]
TEXTS = ["about", "about_en", "glossary", "help", "privacy", "accessibility"]
# Drawn inside other components or around every page.
FRAME = {"header", "footer", "sprite", "messages", "optional", "field_notes"}
# One small rule or a line of text: no stylesheet of its own.
WITHOUT_STYLES = FRAME | {"hexagon", "contact", "progress_refresh"}

pytestmark = pytest.mark.django_db


class OneField(PortalForm):
    name = forms.CharField()


def components() -> set[str]:
    return {file.stem for file in (ROOT / "templates" / "components").glob("*.html")}


def title_of(html: str) -> str:
    return re.search(r"<title>(.*?)</title>", html).group(1)


@pytest.mark.parametrize("name", TEXTS)
def test_a_text_page_is_there_for_everyone(client, name):
    response = client.get(reverse(name))

    assert response.status_code == 200
    assert title_of(response.content.decode()).endswith(" - Samen Organiseren")


@pytest.mark.parametrize("name", [*TEXTS, "gallery"])
def test_a_page_has_one_title_and_no_inline_style_or_script(client, settings, name):
    settings.DEMO = True

    html = client.get(reverse(name)).content.decode()

    assert html.count("<h1>") == 1
    assert (
        re.findall(r'style="|<style|<script(?! src)| on[a-z]+="|javascript:', html)
        == []
    )


@pytest.mark.parametrize("name", [*TEXTS, "gallery"])
def test_every_link_inside_a_page_has_its_place(client, settings, name):
    settings.DEMO = True

    html = client.get(reverse(name)).content.decode()

    ids = re.findall(r' id="([^"]+)"', html)
    wanted = set(re.findall(r'<a [^>]*href="#([^"]+)"', html))
    assert (len(ids) - len(set(ids)), wanted - set(ids)) == (0, set())


@pytest.mark.parametrize("name", TEXTS)
def test_a_link_to_a_word_finds_it_in_the_glossary(client, name):
    html = client.get(reverse(name)).content.decode()

    words = set(re.findall(r'href="/begrippen/#([^"]+)"', html))

    assert words - {term.anchor for term in TERMS} == set()


def test_the_english_page_says_that_it_is_english(client):
    html = client.get(reverse("about_en")).content.decode()

    assert '<html lang="en">' in html


def test_the_gallery_exists_only_where_people_build_or_try(client, settings):
    settings.DEBUG = False
    settings.DEMO = False
    hidden = client.get(reverse("gallery")).status_code

    settings.DEMO = True

    assert (hidden, client.get(reverse("gallery")).status_code) == (404, 200)


def test_the_gallery_shows_every_component(client, settings):
    settings.DEMO = True
    look.kept.cache_clear()
    response = client.get(reverse("gallery"))

    used = {template.name for template in response.templates if template.name}
    shown = {name.removeprefix("components/").removesuffix(".html") for name in used}
    assert components() - FRAME - {"contact", "progress_refresh"} - shown == set()


def test_every_component_tells_what_it_takes():
    silent = {
        name
        for name in components()
        if "{% comment %}"
        not in (ROOT / f"templates/components/{name}.html").read_text()
    }

    assert silent == set()


def test_every_component_has_a_stylesheet_of_its_name():
    styles = {
        file.stem for file in (ROOT / "static" / "css" / "components").glob("*.css")
    }

    assert components() - WITHOUT_STYLES - styles == set()


def test_every_stylesheet_is_part_of_the_whole():
    whole = (ROOT / "static/css/portal.css").read_text()

    files = {
        str(f.relative_to(ROOT / "static/css"))
        for f in (ROOT / "static/css").rglob("*.css")
    }

    assert {
        name for name in files - {"portal.css"} if f'"./{name}"' not in whole
    } == set()


def test_colours_stand_only_in_the_tokens():
    coloured = {
        file.name
        for file in (ROOT / "static" / "css").rglob("*.css")
        if file.name not in {"tokens.css", "print.css"}
        and re.search(r"#[0-9a-f]{3,8}\b|\brgb|\bhsl", file.read_text())
    }

    assert coloured == set()


def test_the_title_begins_with_fout_when_a_form_was_refused():
    html = render_to_string("base.html", {"anything": OneField({"name": ""})})

    assert title_of(html).startswith("Fout: ")


@pytest.mark.parametrize("form", [OneField(), OneField({"name": "Ede"})])
def test_the_title_is_plain_when_nothing_is_wrong(form):
    html = render_to_string("base.html", {"form": form})

    assert not title_of(html).startswith("Fout: ")


def test_the_title_wakes_no_lazy_value():
    woken = []
    lazy = SimpleLazyObject(lambda: woken.append("awake"))

    Template("{% error_prefix %}").render(Context({"user": lazy}))

    assert woken == []


@pytest.mark.parametrize("name", ["400", "403", "404", "500", "403_csrf"])
def test_an_error_page_needs_nothing_from_the_request(name):
    html = render_to_string(f"{name}.html")

    assert html.count("<h1>") == 1


def test_the_words_of_the_glossary_page_are_those_of_the_docs():
    rows = re.findall(
        r"^\| (.+?) \| (.+?) \| (.+?) \|$",
        (ROOT / "docs/glossary.md").read_text(),
        re.MULTILINE,
    )

    assert rows[1:] == [tuple(term) for term in in_order()]


def test_no_word_of_the_glossary_stands_twice():
    anchors = [term.anchor for term in TERMS]

    assert len(anchors) == len(set(anchors))


def test_a_meaning_is_one_sentence():
    assert [
        t.dutch for t in TERMS if not re.fullmatch(r"[^.?]+[.?]?[^.]*[.?]", t.meaning)
    ] == []


def test_text_in_a_component_is_escaped():
    page = Template(
        '{% panel title id="x" %}{{ body }}{% endpanel %}{% state "gepland" word %}'
    )

    html = page.render(Context({"title": "<b>", "body": "<i>", "word": "<u>"}))

    assert [sign in html for sign in ("<b>", "<i>", "<u>")] == [False, False, False]


def test_a_state_without_a_shape_is_refused():
    with pytest.raises(ValueError, match="No shape for state 'kapot'"):
        Template('{% state "kapot" %}').render(Context())
