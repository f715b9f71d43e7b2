"""Building the agenda, by the secretary."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from accounts.models import User
from samenorganiseren.shared.errors import DomainError

from ...domain.dossiers.paper_kinds import PaperRefused
from ...domain.meetings import agenda, papers, people
from ...enums import BodyKind, ItemKind
from ...forms.meetings.agenda import ItemForm, PaperForm, PersonForm, SubstituteForm
from ...forms.meetings.meeting import ReasonForm
from ...models import Membership
from ...queries.meetings.agenda import lines_of, papers_of, ready_for
from .base import Asked, OfSecretary, Pressed

SHOWN = 50


class AgendaPage(OfSecretary):
    """What is on the agenda, what could be, and who else comes."""

    http_method_names = ["get", "head", "options"]

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        context = {
            "meeting": self.meeting,
            "reader": self.reader,
            "lines": lines_of(self.meeting, self.reader),
            "ready": ready_for(self.meeting)[:SHOWN],
            "substitutions": self.meeting.substitutions.select_related(
                "substitute", "membership__person", "membership__seat"
            ),
        }
        return render(request, "governance/meetings/agenda.html", context)


class OnAgenda:
    """Goes back to the agenda."""

    meeting: Any

    def back(self) -> str:
        return reverse("meeting_agenda", args=[self.meeting.pk])


class AddDossier(OnAgenda, Pressed):
    """One press: what lies before the body goes on the agenda, for advice or decision."""

    done = "Het voorstel staat op de agenda."

    def act(self) -> None:
        number = self.request.POST.get("dossier", "")
        dossier = get_object_or_404(
            ready_for(self.meeting), pk=number if number.isdecimal() else 0
        )
        advises = self.meeting.body.kind != BodyKind.BOARD
        agenda.add_item(
            meeting=self.meeting,
            item=agenda.Item(
                title=dossier.title,
                kind=ItemKind.FOR_ADVICE if advises else ItemKind.FOR_DECISION,
            ),
            dossier=dossier,
            by=self.request.user,
            now=self.now,
        )


class AddItem(OnAgenda, Asked):
    """Anything else: opening, minutes of last time, a presentation."""

    title = "Punt toevoegen"
    done = "Het punt staat op de agenda."

    def form(self, data: Any = None) -> ItemForm:
        return ItemForm(data)

    def act(self, form: ItemForm) -> None:
        agenda.add_item(
            meeting=self.meeting,
            item=form.item,
            dossier=form.cleaned_data["dossier"],
            by=self.request.user,
            now=self.now,
        )


class ChangeItem(OnAgenda, Asked):
    """Another title, kind, summary or time."""

    title = "Punt wijzigen"
    done = "Het punt is gewijzigd."

    def form(self, data: Any = None) -> ItemForm:
        return ItemForm(data, item=self.item)

    def act(self, form: ItemForm) -> None:
        agenda.change_item(
            item=self.item, to=form.item, by=self.request.user, now=self.now
        )


class MoveItem(OnAgenda, Pressed):
    """One place up or down."""

    def act(self) -> None:
        agenda.move_item(
            item=self.item,
            up=self.request.POST.get("richting") != "omlaag",
            by=self.request.user,
            now=self.now,
        )


class RenewVersion(OnAgenda, Pressed):
    """The last version of the dossier lies on the table."""

    done = "De nieuwste versie ligt nu op tafel."

    def act(self) -> None:
        agenda.renew_version(item=self.item, by=self.request.user, now=self.now)


class PullItem(OnAgenda, Asked):
    """Taking an item from the agenda, before or during the meeting."""

    title = "Punt van de agenda halen"
    lead = (
        "Een adviesronde bij dit punt wordt geannuleerd. Wat daarin is gezegd, "
        "blijft leesbaar."
    )
    button = "Haal van de agenda"
    done = "Het punt is van de agenda gehaald."

    def form(self, data: Any = None) -> ReasonForm:
        return ReasonForm(data)

    def act(self, form: ReasonForm) -> None:
        agenda.pull_item(
            item=self.item, by=self.request.user, now=self.now, **form.cleaned_data
        )

    def back(self) -> str:
        if self.request.GET.get("terug") == "leiden":
            return reverse("meeting_control", args=[self.meeting.pk])
        return super().back()


class AddPaper(OnAgenda, Asked):
    """A file at one item; the page comes back, for the next one."""

    title = "Stuk toevoegen"
    lead = (
        "Wie dit agendapunt mag lezen, leest ook dit stuk. Het komt in de bundel van "
        "alle stukken."
    )
    button = "Voeg dit stuk toe"
    done = "Het stuk ligt bij dit agendapunt."

    def form(self, data: Any = None) -> PaperForm:
        return PaperForm(data, None if data is None else self.request.FILES)

    def act(self, form: PaperForm) -> None:
        papers.add_to_item(
            item=self.item, by=self.request.user, now=self.now, **form.cleaned_data
        )

    def field_of(self, refusal: DomainError) -> str | None:
        return "upload" if isinstance(refusal, PaperRefused) else None

    def back(self) -> str:
        return reverse("agenda_item_paper", args=[self.meeting.pk, self.item.pk])

    def more(self) -> dict[str, Any]:
        return {"item": self.item, "papers": papers_of(self.item)}


class TakePaper(OnAgenda, Pressed):
    """A wrong file goes off the table."""

    done = "Het stuk is weggehaald. Niemand kan het nog openen."

    def act(self) -> None:
        papers.take_from_item(
            item=self.item,
            paper=get_object_or_404(
                papers_of(self.item),
                pk=self.kwargs["paper_pk"],
                subject_key=self.item.subject_key,
            ),
            by=self.request.user,
            now=self.now,
        )

    def back(self) -> str:
        return reverse("agenda_item_paper", args=[self.meeting.pk, self.item.pk])


class InviteGuest(OnAgenda, Asked):
    """Somebody from outside at one item."""

    title = "Gast uitnodigen"
    button = "Nodig uit"
    done = "De gast leest dit ene punt, en verder niets."

    def form(self, data: Any = None) -> PersonForm:
        return PersonForm(data)

    def act(self, form: PersonForm) -> None:
        people.invite_guest(
            item=self.item,
            guest=form.cleaned_data["email"],
            by=self.request.user,
            now=self.now,
        )

    def more(self) -> dict[str, Any]:
        return {"item": self.item, "guests": self.item.guests.select_related("guest")}


class WithdrawGuest(OnAgenda, Pressed):
    """The guest does not come after all."""

    done = "De gast leest dit punt niet meer."

    def act(self) -> None:
        people.withdraw_guest(
            item=self.item,
            guest=get_object_or_404(User, pk=self.kwargs["guest_pk"]),
            by=self.request.user,
            now=self.now,
        )


class NameSubstitute(OnAgenda, Asked):
    """Who sits for a member this once."""

    title = "Plaatsvervanger aanwijzen"
    button = "Wijs aan"
    done = "De plaatsvervanger zit er voor deze ene vergadering."

    def form(self, data: Any = None) -> SubstituteForm:
        return SubstituteForm(data, meeting=self.meeting)

    def act(self, form: SubstituteForm) -> None:
        people.name_substitute(
            meeting=self.meeting,
            membership=form.cleaned_data["membership"],
            substitute=form.cleaned_data["email"],
            by=self.request.user,
            now=self.now,
        )


class WithdrawSubstitute(OnAgenda, Pressed):
    """The member comes after all."""

    done = "Het lid komt zelf."

    def act(self) -> None:
        people.withdraw_substitute(
            meeting=self.meeting,
            membership=get_object_or_404(Membership, pk=self.kwargs["membership_pk"]),
            by=self.request.user,
            now=self.now,
        )
