"""From draft to public page: look at it first, then publish."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import resolve, reverse
from django.utils import timezone

from samenorganiseren.shared.errors import Conflict, DomainError

from ...domain import publishing
from ...domain.drafts import DraftGone, Subject
from ...models import Initiative, StandardVersion
from ...queries.history import last_event_id
from .drafts import DraftView
from .kinds import staff_url_of
from .seen import seen_moment, seen_number


class Preview(DraftView):
    """The public page itself, drawn as if the draft were published, then undone."""

    def get(self, request: HttpRequest, draft_id: int) -> HttpResponse:
        form = self.written.form(self.draft.fields)
        if not form.is_valid():
            return redirect(
                f"{reverse('catalogue_draft', args=[draft_id])}?controleer=1"
            )
        messages.info(
            request,
            "Dit is een voorbeeld. Zo komt de pagina eruit te zien; er is nog niets "
            "gepubliceerd.",
        )
        try:
            with publishing.as_if_published(
                draft=self.draft,
                content=form.cleaned_data,
                by=request.user,
                now=timezone.now(),
            ) as subject:
                response = public_page(request, subject)
        except DomainError as refusal:
            messages.error(request, str(refusal))
            return redirect("catalogue_draft", draft_id)
        response["Cache-Control"] = "no-store"
        response.headers.pop("ETag", None)
        return response


def public_page(request: HttpRequest, subject: Subject) -> HttpResponse:
    """What everybody would see at the address of this subject."""
    page = subject.standard if isinstance(subject, StandardVersion) else subject
    name = "initiative" if isinstance(page, Initiative) else "standard"
    found = resolve(reverse(name, args=[page.slug]))
    for header in ("HTTP_IF_NONE_MATCH", "HTTP_IF_MODIFIED_SINCE"):
        request.META.pop(header, None)
    response = found.func(request, *found.args, **found.kwargs)
    if hasattr(response, "render"):
        response.render()
    return response


class Publish(DraftView):
    """What will change, and the button."""

    def get(self, request: HttpRequest, draft_id: int) -> HttpResponse:
        form = self.written.form(self.draft.fields)
        if not form.is_valid():
            return redirect(
                f"{reverse('catalogue_draft', args=[draft_id])}?controleer=1"
            )
        return self.show(200)

    def post(self, request: HttpRequest, draft_id: int) -> HttpResponse:
        form = self.written.form(self.draft.fields)
        if not form.is_valid():
            return redirect(
                f"{reverse('catalogue_draft', args=[draft_id])}?controleer=1"
            )
        try:
            subject = publishing.publish_draft(
                draft=self.draft,
                content=form.cleaned_data,
                seen_at=seen_moment(request),
                by=request.user,
                now=timezone.now(),
            )
        except DraftGone as refusal:
            messages.warning(request, str(refusal))
            return redirect(self.written.staff_url)
        except DomainError as refusal:
            return self.show(409 if isinstance(refusal, Conflict) else 422, refusal)
        messages.success(
            request, f"{subject.subject_label} staat nu op de openbare pagina."
        )
        return redirect(staff_url_of(subject))

    def show(self, status: int, refusal: Exception | None = None) -> HttpResponse:
        mine = self.written.form(self.draft.fields)
        published = self.written.published_form()
        subject = self.written.subject
        context = {
            "written": self.written,
            "draft": self.draft,
            "differences": mine.differences(published),
            "refusal": refusal,
            "last_event": last_event_id(subject) if subject else None,
            "is_new": subject is None,
        }
        return render(
            self.request, "catalogue/editing/publish.html", context, status=status
        )


class FollowPublished(DraftView):
    """Both texts were seen; go on with the draft."""

    def post(self, request: HttpRequest, draft_id: int) -> HttpResponse:
        seen = seen_number(request)
        if not seen:
            raise BadRequest("no line of history")
        try:
            publishing.follow_published(
                draft=self.draft, seen_event=seen, by=request.user, now=timezone.now()
            )
        except Conflict as refusal:
            messages.warning(request, str(refusal))
        return redirect("catalogue_draft_publish", draft_id)
