"""My webhooks: adding, trying, reading the log, resuming and removing."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.functional import cached_property
from django.views.generic import FormView, TemplateView, View

from samenorganiseren.shared.access import SignedIn
from samenorganiseren.shared.errors import DomainError
from samenorganiseren.shared.verdicts import Verdict

from ..domain.webhooks import keeping
from ..forms import WebhookForm
from ..models import Webhook

LOG_PAGE = 20


class OwnWebhooks(SignedIn):
    """A page for who may have webhooks, about their own."""

    def verdict(self) -> Verdict:
        return keeping.may_have_webhooks(self.request.user)

    @cached_property
    def webhook(self) -> Webhook:
        return get_object_or_404(
            Webhook.objects.of(self.request.user), pk=self.kwargs["number"]
        )


class MyWebhooks(OwnWebhooks, TemplateView):
    """All of them, and whether they run."""

    template_name = "notifications/webhooks.html"
    http_method_names = ["get", "head", "options"]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        mine = list(Webhook.objects.of(self.request.user))
        return super().get_context_data(webhooks=mine, **kwargs)


class AddWebhook(OwnWebhooks, FormView):
    """A name, an address and the kinds of events; the secret is shown once."""

    form_class = WebhookForm
    template_name = "notifications/webhook_form.html"

    def form_valid(self, form: WebhookForm) -> HttpResponse:
        try:
            webhook, secret = keeping.add_webhook(
                by=self.request.user, now=timezone.now(), **form.cleaned_data
            )
        except DomainError as refusal:
            form.add_error("url", str(refusal))
            return self.form_invalid(form)
        shown = {"webhook": webhook, "secret": secret}
        response = render(self.request, "notifications/webhook_added.html", shown)
        response["Cache-Control"] = "no-store"
        return response


class WebhookPage(OwnWebhooks, TemplateView):
    """One webhook with the log of what was sent and what came back."""

    template_name = "notifications/webhook.html"
    http_method_names = ["get", "head", "options"]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        sent = self.webhook.deliveries.select_related("news").prefetch_related(
            "attempts"
        )
        page = Paginator(sent, LOG_PAGE).get_page(self.request.GET.get("pagina"))
        return super().get_context_data(webhook=self.webhook, page=page, **kwargs)


class ActOnWebhook(OwnWebhooks, View):
    """Press a button on its page."""

    http_method_names = ["post", "options"]

    def post(self, request: HttpRequest, number: int, action: str) -> HttpResponse:
        verb, told, target = ACTIONS[action]
        try:
            verb(webhook=self.webhook, by=request.user, now=timezone.now())
            messages.success(request, told)
        except DomainError as refusal:
            messages.error(request, str(refusal))
        return redirect(target, *([number] if target == "webhook" else []))


ACTIONS = {
    "proberen": (
        keeping.try_webhook,
        "Een proef is onderweg. Ververs deze pagina om te zien wat er terugkwam.",
        "webhook",
    ),
    "aanzetten": (keeping.resume_webhook, "De webhook staat weer aan.", "webhook"),
    "verwijderen": (keeping.remove_webhook, "De webhook is verwijderd.", "webhooks"),
}
