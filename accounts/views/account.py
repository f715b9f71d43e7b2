"""My account: who I am here, how I sign in, where I am signed in."""

from __future__ import annotations

import json
from typing import Any

from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse_lazy
from django.utils import timezone
from django.views.generic import FormView, ListView, TemplateView, View

from accounts.domain import people, personal_data, sessions
from accounts.forms.account import NameForm
from accounts.queries import account as read
from accounts.queries.journal import entries_of
from samenorganiseren.shared.access import SignedIn
from samenorganiseren.shared.pages import Paged


class MyAccount(SignedIn, TemplateView):
    template_name = "accounts/account.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            account=read.account_of(self.request.user), **kwargs
        )


class MyName(SignedIn, FormView):
    template_name = "accounts/name.html"
    form_class = NameForm
    success_url = reverse_lazy("account")

    def get_initial(self) -> dict[str, Any]:
        return {"name": self.request.user.name}

    def form_valid(self, form: NameForm) -> HttpResponse:
        user = self.request.user
        people.rename(person=user, by=user, now=timezone.now(), **form.cleaned_data)
        messages.success(self.request, "Uw naam is gewijzigd.")
        return super().form_valid(form)


class MySessions(SignedIn, ListView):
    template_name = "accounts/sessions.html"
    context_object_name = "sessions"

    def get_queryset(self) -> Any:
        return read.sessions_of(self.request.user)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            current=self.request.session.session_key, **kwargs
        )

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        current, now = request.session.session_key, timezone.now()
        if not (number := request.POST.get("sessie", "")):
            sessions.end_others(user=request.user, current=current, now=now)
            messages.success(request, "U bent op alle andere apparaten uitgelogd.")
            return redirect("my_sessions")
        mine = UserSession.objects.filter(user=request.user)
        session = get_object_or_404(mine, pk=number if number.isdecimal() else 0)
        sessions.end(session=session, by=request.user, now=now)
        messages.success(request, "U bent op dat apparaat uitgelogd.")
        return redirect("my_sessions")


class MyJournal(SignedIn, Paged, ListView):
    template_name = "accounts/my_journal.html"
    context_object_name = "entries"

    def get_queryset(self) -> Any:
        return entries_of(self.request.user)


class MyData(SignedIn, View):
    """Everything that the portal keeps about the reader, as one file."""

    http_method_names = ["get", "head", "options"]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        kept = personal_data.export(user=request.user, now=timezone.now())
        return HttpResponse(
            json.dumps(kept, ensure_ascii=False, indent=2),
            content_type="application/json; charset=utf-8",
            headers={
                "Content-Disposition": 'attachment; filename="mijn-gegevens.json"',
                "Cache-Control": "no-store",
            },
        )
