"""Which forms a drawn page has, where they send to, and what they ask."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from itertools import accumulate

Attributes = dict[str, str | None]
# These show what the page itself says, or cannot be given back.
NOT_TYPED = frozenset({"submit", "button", "image", "reset", "file", "password"})


@dataclass
class Control:
    """One question of a form. `start` and `end` are what changes when it is filled in."""

    kind: str
    name: str
    attributes: Attributes
    start: int
    end: int


@dataclass
class Form:
    """A form that sends with POST. `inside` is the place right after its opening tag."""

    targets: list[str]
    inside: int
    controls: list[Control] = field(default_factory=list)

    def names(self) -> set[str]:
        """What a person sees and answers."""
        return {one.name for one in self.controls if one.kind != "hidden"}


class Forms(HTMLParser):
    """Reads a page that our own templates made; places count in the whole page."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=False)
        lengths = (len(line) + 1 for line in page.split("\n"))
        self._lines = [0, *accumulate(lengths)]
        self.forms: list[Form] = []
        self._form: Form | None = None
        self._select = ""
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, pairs: list[tuple[str, str | None]]) -> None:
        attributes = dict(pairs)
        if tag == "form":
            self._begin(attributes)
        elif self._form is not None:
            if attributes.get("formaction"):
                self._form.targets.append(attributes["formaction"] or "")
            self._ask(self._form, tag, attributes)

    def handle_endtag(self, tag: str) -> None:
        if self._form is None:
            return
        if tag == "form":
            self._form = None
        elif tag == "textarea":
            for one in self._form.controls[-1:]:
                one.end = self._here()

    def _begin(self, attributes: Attributes) -> None:
        if (attributes.get("method") or "get").lower() == "post":
            self._form = Form([attributes.get("action") or ""], self._after())
            self.forms.append(self._form)

    def _ask(self, form: Form, tag: str, attributes: Attributes) -> None:
        name, start, end = attributes.get("name") or "", self._here(), self._after()
        if tag == "input":
            kind = (attributes.get("type") or "text").lower()
            if name and kind not in NOT_TYPED:
                form.controls.append(Control(kind, name, attributes, start, end))
        elif tag == "textarea":
            form.controls.append(Control(tag, name, attributes, end, end))
        elif tag == "select":
            self._select = name
        elif tag == "option":
            form.controls.append(Control(tag, self._select, attributes, start, end))

    def _here(self) -> int:
        line, offset = self.getpos()
        return self._lines[line - 1] + offset

    def _after(self) -> int:
        return self._here() + len(self.get_starttag_text() or "")
