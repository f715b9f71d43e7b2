"""Orders to the bank: put together by one, approved by another, then downloaded."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.views.generic import View

from samenorganiseren.shared.errors import DomainError
from samenorganiseren.shared.pages import page_of

from ...domain.awards import batches, paying
from ...forms.awards.batch import BatchForm
from ...models import Disbursement, PaymentBatch
from ...queries.awards import lists
from ...rules.access import may_approve
from ..acting import Pressed
from ..gate import Administrators


class Batches(Administrators, View):
    """What is ready to be paid, and the orders that were made."""

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.show(BatchForm(ready=list(lists.ready_payments())))

    def post(self, request: HttpRequest) -> HttpResponseBase:
        form = BatchForm(request.POST, ready=list(lists.ready_payments()))
        if not form.is_valid():
            return self.show(form)
        try:
            batch = batches.prepare_batch(
                payments=form.chosen,
                account=form.cleaned_data["account"],
                execute_on=form.cleaned_data["execute_on"],
                by=request.user,
                now=timezone.now(),
            )
        except DomainError as refusal:
            form.add_error(None, str(refusal))
            return self.show(form)
        messages.success(
            request,
            "De betaalopdracht is voorbereid. Een tweede beheerder keurt haar goed.",
        )
        return redirect(batch)

    def show(self, form: BatchForm) -> HttpResponse:
        page = page_of(lists.batches(), self.request.GET.get("pagina"))
        context = {"form": form, "ready": form.ready, "page": page}
        status = 422 if form.is_bound else 200
        return render(self.request, "fund/awards/batches.html", context, status=status)


class OfBatch(View):
    """About one order."""

    @cached_property
    def batch(self) -> PaymentBatch:
        return get_object_or_404(PaymentBatch, number=self.kwargs["number"])


class BatchPage(Administrators, OfBatch):
    """One order: its payments, who prepared and approved it, and its hash."""

    def get(self, request: HttpRequest, number: str) -> HttpResponse:
        batch = self.batch
        context = {
            "batch": batch,
            "payments": list(
                batch.payments.select_related(
                    "tranche__award", "municipality"
                ).order_by("id")
            ),
            "approval": may_approve(request.user, batch.prepared_by_id),
        }
        return render(request, "fund/awards/batch.html", context)


class BatchFile(Administrators, OfBatch):
    """The file for the bank, only once it was approved."""

    def get(self, request: HttpRequest, number: str) -> HttpResponse:
        batch = self.batch
        if batch.approved_at is None:
            messages.error(
                request,
                "Deze betaalopdracht is nog niet goedgekeurd. Er is geen bestand.",
            )
            return redirect(batch)
        response = HttpResponse(bytes(batch.content), content_type="application/xml")
        response["Content-Disposition"] = f'attachment; filename="{batch.number}.xml"'
        response["X-Content-Type-Options"] = "nosniff"
        response["Cache-Control"] = "private, no-store"
        return response


class OnBatch(OfBatch, Pressed):
    """Goes back to the page of the order."""

    def back(self) -> str:
        return self.batch.get_absolute_url()


class ApproveBatch(OnBatch):
    """A second administrator approves."""

    done = "De betaalopdracht is goedgekeurd. Download het bestand en lever het bij de bank in."

    def act(self) -> None:
        batches.approve_batch(batch=self.batch, by=self.request.user, now=self.now)


class DiscardBatch(OnBatch):
    """Take away an order that nobody approved."""

    done = "De betaalopdracht is weg. De uitbetalingen staan weer klaar."

    def act(self) -> None:
        batches.discard_batch(batch=self.batch, by=self.request.user, now=self.now)

    def back(self) -> str:
        return reverse("fund_batches")


class RefusedByBank(OnBatch):
    """The bank did not carry out one payment."""

    done = "De uitbetaling is teruggekomen en staat opnieuw klaar."

    def act(self) -> None:
        payment = get_object_or_404(
            Disbursement.objects.filter(batch=self.batch), pk=self.kwargs["pk"]
        )
        paying.note_refused_by_bank(
            disbursement=payment, by=self.request.user, now=self.now
        )
