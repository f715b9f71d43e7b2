"""Up to four municipalities side by side, on any day, in an address that can be shared."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.core.paginator import Page, Paginator
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.utils.functional import cached_property
from django.views.generic import View

from catalogue.queries.comparing import Compared, compared
from catalogue.rules.visibility import sees_all_names
from municipalities.models import Municipality
from municipalities.queries.lineage import main_successor
from municipalities.queries.named import named
from samenorganiseren.shared.downloads import answer_with
from samenorganiseren.shared.forms.register_days import day_asked
from samenorganiseren.shared.states import BINDINGNESS, WORDS
from samenorganiseren.shared.wording import dutch_date

MOST = 4
LONGEST = 80
PER_PAGE = 50
FORMS = ("csv", "ods")
DIFFERENT = "verschil"


class Compare(View):
    """For everyone, as far as each may know the names; a gone municipality stands as
    the one that came in its place."""

    http_method_names = ["get", "head", "options"]

    def get(self, request: HttpRequest) -> HttpResponseBase:
        form = request.GET.get("vorm", "")
        if form in FORMS and self.municipalities:
            rows, _ = self.rows()
            name = f"vergelijking-{self.day}"
            return answer_with(form, name, self.header(), self.lines(rows))
        return self.show(request)

    def show(self, request: HttpRequest) -> HttpResponseBase:
        context = {
            "municipalities": self.municipalities,
            "typed": [*self.names, *[""] * (MOST - len(self.names))][:MOST],
            "notes": self.notes,
            "problems": self.problems,
            "page": self.page(),
            "only_different": self.only_different,
            "has_all_names": sees_all_names(request.user),
            "day": self.day,
            "is_today": self.day == self.today,
            "typed_day": request.GET.get("op", ""),
            "query": self.query(),
        }
        status = 400 if self.problems else 200
        return render(request, "reporting/compare.html", context, status=status)

    @cached_property
    def today(self) -> date:
        return timezone.localdate()

    @cached_property
    def problems(self) -> list[str]:
        """What is wrong with the question; found while it is read."""
        return []

    @cached_property
    def notes(self) -> list[str]:
        """What the reader must know of the municipalities that are shown."""
        return []

    @cached_property
    def day(self) -> date:
        """The day that was typed; today, with the sentence, where it is none."""
        try:
            return day_asked(self.request.GET.get("op", "").strip(), self.today)
        except ValidationError as refusal:
            self.problems.append(
                f"{' '.join(refusal.messages)} Hieronder staat vandaag."
            )
            return self.today

    @cached_property
    def names(self) -> list[str]:
        typed = self.request.GET.getlist("gemeente")[: 2 * MOST]
        return [one.strip()[:LONGEST] for one in typed if one.strip()]

    @cached_property
    def municipalities(self) -> list[Municipality]:
        """Those of the day, each once and four at most."""
        if not self.names:
            return []
        found, unknown = named(self.names, Municipality.objects.all())
        if unknown:
            self.problems.append(
                f"Deze naam kennen wij niet: {', '.join(unknown)}. Kijk hoe u hem schreef."
            )
        shown: list[Municipality] = []
        for one in map(self.of_the_day, found):
            if one is not None and one not in shown:
                shown.append(one)
        if len(shown) > MOST:
            self.problems.append(
                f"Wij vergelijken hoogstens {MOST} gemeenten. U ziet de eerste {MOST}."
            )
        return shown[:MOST]

    def of_the_day(self, one: Municipality) -> Municipality | None:
        """The municipality itself where it existed on the day, else who came after it."""
        if one.exists_on(self.day):
            return one
        if one.valid_from is not None and self.day < one.valid_from:
            self.notes.append(f"{one} bestond nog niet op {dutch_date(self.day)}.")
            return None
        after = main_successor(one, self.day)
        if after is None:
            self.notes.append(
                f"{one} bestaat niet meer, en een opvolger is niet bekend."
            )
            return None
        self.notes.append(
            f"{one} bestaat niet meer sinds {dutch_date(one.valid_to or self.day)}. "
            f"U ziet {after}, de gemeente die ervoor in de plaats kwam."
        )
        return after

    def query(self) -> str:
        """This address without its page and its form, to share or to download."""
        asked = self.request.GET.copy()
        for name in ("pagina", "vorm"):
            asked.pop(name, None)
        return asked.urlencode()

    @property
    def only_different(self) -> bool:
        return self.request.GET.get("toon") == DIFFERENT

    def rows(
        self, limit: int | None = None, offset: int = 0
    ) -> tuple[list[Compared], int]:
        if not self.municipalities:
            return [], 0
        return compared(
            self.municipalities,
            self.request.user,
            self.day,
            only_different=self.only_different,
            limit=limit,
            offset=offset,
        )

    def page(self) -> Page[Compared]:
        """A page of the list; its length comes along with its rows."""
        typed = self.request.GET.get("pagina", "")
        number = max(int(typed), 1) if typed.isdecimal() and len(typed) < 6 else 1
        rows, total = self.rows(PER_PAGE, (number - 1) * PER_PAGE)
        if not rows and number > 1:
            number, (rows, total) = 1, self.rows(PER_PAGE)
        return Page(rows, number, Paginator(range(total), PER_PAGE))

    def header(self) -> list[str]:
        names = [one.name for one in self.municipalities]
        return ["Standaard", "Verbindendheid", *names, "Stand op"]

    def lines(self, rows: list[Compared]) -> Iterator[list[Any]]:
        for row in rows:
            stands = [WORDS[stand.state] for stand in row.stands]
            yield [row.name, BINDINGNESS[row.bindingness], *stands, self.day]
