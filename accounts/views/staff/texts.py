"""The help on pages and the text of mails."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.functional import cached_property
from django.views.generic import FormView, TemplateView

from accounts.domain import texts
from accounts.forms.staff import HelpTextForm, MailTextForm
from accounts.models import HelpText, MailText
from accounts.queries import texts as read
from samenorganiseren.shared import help_places, mail_texts
from samenorganiseren.shared.errors import DomainError

from .front import StaffOnly


class HelpTexts(StaffOnly, TemplateView):
    template_name = "accounts/staff/help_texts.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        changed = {text.key: text for text in HelpText.objects.all()}
        places = [(place, changed.get(place.key)) for place in help_places.known()]
        return super().get_context_data(places=places, **kwargs)


class ChangeHelp(StaffOnly, FormView):
    template_name = "accounts/staff/help_text_form.html"
    form_class = HelpTextForm

    @cached_property
    def place(self) -> help_places.HelpPlace:
        if (found := help_places.named(self.kwargs["key"])) is None:
            raise Http404
        return found

    def get_initial(self) -> dict[str, Any]:
        text = read.help_text(self.place.key) or self.place
        return {"title": text.title, "body": text.body}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(place=self.place, **kwargs)

    def form_valid(self, form: HelpTextForm) -> HttpResponse:
        by, now = self.request.user, timezone.now()
        texts.change_help(key=self.place.key, by=by, now=now, **form.cleaned_data)
        messages.success(self.request, "De hulptekst is gewijzigd.")
        return redirect("staff_help_texts")


class MailTexts(StaffOnly, TemplateView):
    template_name = "accounts/staff/mail_texts.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        changed = {text.key: text for text in MailText.objects.all()}
        kinds = [(kind, changed.get(kind.key)) for kind in mail_texts.known()]
        return super().get_context_data(kinds=kinds, **kwargs)


class ChangeMail(StaffOnly, FormView):
    """Writes another text, or with `terug` lets the portal's own text hold again."""

    template_name = "accounts/staff/mail_text_form.html"
    form_class = MailTextForm

    @cached_property
    def mail(self) -> mail_texts.MailKind:
        if (found := mail_texts.named(self.kwargs["key"])) is None:
            raise Http404
        return found

    def get_initial(self) -> dict[str, Any]:
        subject, body = read.mail_text(self.mail)
        return {"subject": subject, "body": body}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        places = sorted(self.mail.places)
        return super().get_context_data(mail=self.mail, places=places, **kwargs)

    def post(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        if "terug" not in request.POST:
            return super().post(request, *args, **kwargs)
        texts.restore_mail(kind=self.mail, by=request.user, now=timezone.now())
        messages.success(request, "De tekst van het portaal geldt weer.")
        return redirect("staff_mail_texts")

    def form_valid(self, form: MailTextForm) -> HttpResponse:
        by, now = self.request.user, timezone.now()
        try:
            texts.change_mail(kind=self.mail, by=by, now=now, **form.cleaned_data)
        except DomainError as refusal:
            form.add_error("body", str(refusal))
            return self.form_invalid(form)
        messages.success(self.request, "De mailtekst is gewijzigd.")
        return redirect("staff_mail_texts")
