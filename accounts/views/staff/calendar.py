"""The yearly calendar of upkeep."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse_lazy
from django.utils import timezone
from django.views.generic import FormView, ListView, View

from accounts.domain import upkeep
from accounts.forms.staff import TaskForm
from accounts.models import UpkeepTask
from samenorganiseren.shared.errors import Conflict
from samenorganiseren.shared.pages import Paged
from samenorganiseren.shared.wording import dutch_date

from .front import StaffOnly


class Calendar(StaffOnly, Paged, ListView):
    template_name = "accounts/staff/calendar.html"
    context_object_name = "tasks"

    def get_queryset(self) -> Any:
        return UpkeepTask.objects.filter(done_at=None).order_by("due_on", "id")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        done = UpkeepTask.objects.exclude(done_at=None).order_by("-done_at")[:10]
        return super().get_context_data(done=done, today=timezone.localdate(), **kwargs)


class New(StaffOnly, FormView):
    template_name = "accounts/staff/task_form.html"
    form_class = TaskForm
    success_url = reverse_lazy("staff_calendar")

    def form_valid(self, form: TaskForm) -> HttpResponse:
        upkeep.plan(by=self.request.user, now=timezone.now(), **form.cleaned_data)
        messages.success(self.request, "De taak staat in de kalender.")
        return super().form_valid(form)


class Finish(StaffOnly, View):
    http_method_names = ["post", "options"]

    def post(self, request: HttpRequest, number: int) -> HttpResponse:
        task = get_object_or_404(UpkeepTask, pk=number)
        try:
            following = upkeep.finish(task=task, by=request.user, now=timezone.now())
            again = (
                f" Volgende keer: {dutch_date(following.due_on)}." if following else ""
            )
            messages.success(request, f"Afgevinkt: {task.title}.{again}")
        except Conflict as refusal:
            messages.warning(request, str(refusal))
        return redirect("staff_calendar")
