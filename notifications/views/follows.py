"""Following: one subject, and all that somebody follows."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.functional import cached_property
from django.views.generic import FormView, TemplateView

from samenorganiseren.shared import followables, subjects
from samenorganiseren.shared.access import SignedIn
from samenorganiseren.shared.errors import DomainError
from samenorganiseren.shared.subjects import Subject

from ..domain import following
from ..enums import Rhythm
from ..forms import RhythmForm
from ..models import Follow
from ..queries import follows_of, latest_news


class Follows(SignedIn, TemplateView):
    """All that somebody follows, and the latest news of it."""

    template_name = "notifications/follows.html"
    http_method_names = ["get", "head", "options"]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            follows=follows_of(self.request.user),
            news=latest_news(self.request.user),
            **kwargs,
        )


class FollowPage(SignedIn, FormView):
    """Begin to follow one subject, choose how often, or cease."""

    form_class = RhythmForm
    template_name = "notifications/follow.html"

    @cached_property
    def followable(self) -> followables.Followable:
        found = followables.named(self.kwargs["word"])
        if found is None:
            raise Http404
        return found

    @cached_property
    def subject(self) -> Subject:
        found = subjects.resolve(f"{self.followable.kind}:{self.kwargs['number']}")
        if found is None or not found.is_visible_to(self.request.user):
            raise Http404
        return found

    @cached_property
    def follow(self) -> Follow | None:
        mine = Follow.objects.of(self.request.user)
        return mine.filter(subject_key=self.subject.key).first()

    def get_initial(self) -> dict[str, Any]:
        rhythm = self.follow.rhythm if self.follow else Rhythm.DAILY
        return {"rhythm": rhythm}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            subject=self.subject,
            followable=self.followable,
            follow=self.follow,
            **kwargs,
        )

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if "stop" in request.POST:
            return self._cease()
        return super().post(request, *args, **kwargs)

    def form_valid(self, form: RhythmForm) -> HttpResponse:
        rhythm = Rhythm(form.cleaned_data["rhythm"])
        try:
            following.follow(
                subject_key=self.subject.key,
                rhythm=rhythm,
                by=self.request.user,
                now=timezone.now(),
            )
        except DomainError as refusal:
            form.add_error(None, str(refusal))
            return self.form_invalid(form)
        messages.success(self.request, f"U volgt {self.subject.title}: {rhythm.label}.")
        return redirect(self.subject.url)

    def _cease(self) -> HttpResponse:
        following.unfollow(subject_key=self.subject.key, by=self.request.user)
        messages.success(self.request, f"U volgt {self.subject.title} niet meer.")
        return redirect("follows")
