"""Components that a template calls by name. Each draws `components/<name>.html`."""

from __future__ import annotations

import itertools
from functools import lru_cache
from typing import Any

from django import template
from django.conf import settings
from django.core.paginator import Paginator
from django.forms import BaseForm, BoundField, MultiWidget, RadioSelect
from django.forms.formsets import BaseFormSet
from django.template.loader import render_to_string
from django.urls import NoReverseMatch, reverse
from django.utils.safestring import SafeString
from django.utils.text import Truncator

from samenorganiseren.shared import (
    curves,
    followables,
    honeycombs,
    menu,
    states,
    wording,
)
from samenorganiseren.shared.subjects import HasKey

register = template.Library()


def _draw(name: str, **values: Any) -> SafeString:
    return render_to_string(f"components/{name}.html", values)


kept = lru_cache(maxsize=512)(_draw)


def drawn(name: str, **values: Any) -> SafeString:
    """A small component, drawn once: the same few come back hundreds of times on a list."""
    return _draw(name, **values) if settings.DEBUG else kept(name, **values)


@register.simple_tag
def hexagon(slug: str) -> SafeString:
    """The shape of a state alone; the word must stand beside it."""
    return drawn("hexagon", slug=states.known(slug))


@register.simple_tag
def state(slug: str, word: str = "", plain: bool = False) -> SafeString:
    """Hexagon and word: {% state "in-gebruik" %}"""
    return drawn(
        "state", slug=slug, word=word or states.WORDS[states.known(slug)], plain=plain
    )


@register.simple_tag
def stairs(level: int | None, word: str = "", large: bool = False) -> SafeString:
    """Stairs and word: {% stairs 2 %}; nothing known is level 0."""
    step = int(level or 0)
    return drawn(
        "stairs", level=step, word=word or states.BINDINGNESS[step], large=large
    )


@register.simple_tag
def pill(word: str, kind: str = "") -> SafeString:
    """A stage; kind is now, good, warn, bad or nothing."""
    return drawn("pill", word=word, kind=kind)


@register.simple_tag
def fictief() -> SafeString:
    """The label on what is made up for the demo."""
    return drawn("demo_label")


@register.simple_tag
def bar(part: int, whole: int, large: bool = False) -> SafeString:
    """A share of a whole, without text: {% bar 214 342 %}"""
    return drawn("bar", width=f"{wording.share(part, whole):.1f}", large=large)


BAR_HEIGHT, LONGEST_NAME = 60, 38


@register.simple_tag
def bars(label: str, rows: Any) -> SafeString:
    """Amounts beside each other: rows have a `name`, a `percent` and `words`."""
    drawn_rows = [
        {
            "name": Truncator(row.name).chars(LONGEST_NAME),
            "width": f"{row.percent:.1f}",
            "words": row.words,
            "name_y": top + 15,
            "bar_y": top + 21,
            "words_y": top + 47,
        }
        for top, row in zip(itertools.count(0, BAR_HEIGHT), rows, strict=False)
    ]
    height = BAR_HEIGHT * len(drawn_rows)
    return _draw("bars", label=label, rows=drawn_rows, height=height)


@register.simple_tag
def progress(
    done: int | None, total: int | None, words: str, is_finished: bool = False
) -> SafeString:
    """How far long work is; without a total it only says that it is busy."""
    return _draw(
        "progress", done=done, total=total, words=words, is_finished=is_finished
    )


@register.simple_tag
def honeycomb(cells: Any, label: str, with_names: bool = True) -> SafeString:
    """One named image of all municipalities. See `honeycombs.cell`."""
    return _draw(
        "honeycomb", **honeycombs.drawing(cells), label=label, with_names=with_names
    )


@register.simple_tag
def legend(
    states_with_counts: Any, columns: bool = False, row: bool = False
) -> SafeString:
    """Shape, word and number for each (slug, count); a count of None is left out."""
    rows = [
        (states.known(slug), states.WORDS[slug], count)
        for slug, count in states_with_counts
    ]
    return _draw("legend", rows=rows, columns=columns, row=row)


@register.simple_tag
def curve(
    points: Any,
    label: str,
    last: str = "",
    target: float | None = None,
    target_label: str = "",
) -> SafeString:
    """A share through time: points are (day, percent)."""
    drawing = curves.drawing(points, target=target)
    return _draw(
        "curve", curve=drawing, label=label, last=last, target_label=target_label
    )


@register.simple_tag
def facts(*pairs: str) -> list[dict[str, str]]:
    """Question, answer, question, answer, as the facts component wants them."""
    return [
        {"question": q, "answer": a}
        for q, a in zip(pairs[::2], pairs[1::2], strict=True)
    ]


@register.simple_tag
def crumbs(*pairs: str) -> list[tuple[str, str]]:
    """The way here: {% crumbs "Standaarden" address as trail %}; Home comes first by itself."""
    return [("Home", "/"), *zip(pairs[::2], pairs[1::2], strict=True)]


@register.simple_tag
def main_menu() -> list[menu.Item]:
    """What the main menu holds."""
    return menu.ITEMS


@register.simple_tag(takes_context=True)
def page_address(context: template.Context, name: str, page: int) -> str:
    """This address with another page number; the first page has none."""
    query = context["request"].GET.copy()
    query.pop(name, None)
    if page > 1:
        query[name] = str(page)
    return f"?{query.urlencode()}"


@register.filter
def elided(paginator: Paginator, number: int) -> list[int]:
    """The page numbers to show; 0 stands for those left out."""
    numbers = paginator.get_elided_page_range(number, on_each_side=2, on_ends=1)
    return [n if isinstance(n, int) else 0 for n in numbers]


@register.simple_tag
def contact() -> SafeString:
    """Whom to write to about this portal."""
    return SafeString(drawn("contact", address=settings.CONTACT_EMAIL).strip())


@register.simple_tag
def follow_link(subject: HasKey) -> SafeString:
    """Where a page's subject can be followed, a link to that."""
    return _draw("follow_link", address=followables.address_of(subject.subject_key))


@register.simple_tag
def address_of(name: str) -> str:
    """The address of a page, or nothing where the portal does not have it."""
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""


@register.simple_block_tag
def panel(
    content: SafeString, title: str, id: str, aside: str = "", level: int = 2
) -> SafeString:
    """A sheet for one subject: {% panel "Versies" id="versies" %}…{% endpanel %}"""
    return _draw("panel", content=content, title=title, id=id, aside=aside, level=level)


@register.simple_block_tag
def alert(content: SafeString, title: str = "", kind: str = "") -> SafeString:
    """A message in the page; kind is good, warn, bad or nothing."""
    return _draw("alert", content=content, title=title, kind=kind)


@register.simple_block_tag
def empty_state(
    content: SafeString, title: str, state: str = "geen-opgave"
) -> SafeString:
    """Nothing here yet: say why, and what to do."""
    return _draw("empty", content=content, title=title, state=states.known(state))


@register.simple_block_tag
def page_head(
    content: SafeString,
    title: str,
    kind: str = "",
    lead: str = "",
    crumbs: Any = (),
    printed: str = "",
) -> SafeString:
    """Where am I, what is this, what can I do; the actions are the content."""
    return _draw(
        "page_head",
        actions=SafeString(content.strip()),
        title=title,
        kind=kind,
        lead=lead,
        crumbs=crumbs,
        printed=printed,
    )


@register.simple_tag(takes_context=True)
def error_prefix(context: template.Context) -> str:
    """Starts the title with "Fout: " where a form on the page has errors."""
    return (
        "Fout: "
        if any(has_errors(value) for value in context.flatten().values())
        else ""
    )


def has_errors(value: Any) -> bool:
    """A form or set of forms that was sent and refused; a lazy value is left asleep."""
    is_form = issubclass(type(value), BaseForm | BaseFormSet)
    return is_form and value.is_bound and not value.is_valid()


@register.filter
def error_target(field: BoundField) -> str:
    """The id of the first control of a field."""
    if isinstance(field.field.widget, RadioSelect | MultiWidget):
        return f"{field.auto_id}_0"
    return field.id_for_label or field.auto_id


@register.simple_tag
def error_line(label: str, error: str) -> str:
    """Label and error as one line; a label that asks needs no colon."""
    if label.endswith("?"):
        return f"{label} {error}"
    return f"{label}: {error[:1].lower()}{error[1:]}"
