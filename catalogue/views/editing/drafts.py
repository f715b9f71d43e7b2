"""Writing a draft: start, save, throw away."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.forms.utils import ErrorDict
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from ...domain import drafts
from ...domain.drafts import DraftChanged, DraftExists, DraftGone
from ...enums import DraftKind
from ...forms.content import ContentForm
from ...models import Draft, Initiative, Standard, StandardVersion
from ..access import EditorRequired
from .kinds import FORMS, NEW, Written, written
from .seen import seen_moment


class StartDraft(EditorRequired):
    """Begins a draft, or goes on with the one that is there."""

    kind = DraftKind.STANDARD

    def post(self, request: HttpRequest, **found: Any) -> HttpResponse:
        subject, standard = self.about(**found)
        try:
            draft = drafts.start_draft(
                kind=self.kind,
                subject=subject,
                standard=standard,
                fields=FORMS[self.kind].fields_of(subject) if subject else {},
                title=str(subject) if subject else NEW[self.kind],
                by=request.user,
                now=timezone.now(),
            )
        except DraftExists as refusal:
            messages.info(request, str(refusal))
            draft = Draft.objects.get(kind=self.kind, subject_key=subject.subject_key)
        return redirect("catalogue_draft", draft.pk)

    def about(self, slug: str = "", number: int = 0) -> tuple[Any, Standard | None]:
        return None, None


class StartStandard(StartDraft):
    kind = DraftKind.STANDARD

    def about(self, slug: str = "", number: int = 0) -> tuple[Any, Standard | None]:
        return get_object_or_404(Standard, slug=slug) if slug else None, None


class StartInitiative(StartDraft):
    kind = DraftKind.INITIATIVE

    def about(self, slug: str = "", number: int = 0) -> tuple[Any, Standard | None]:
        return get_object_or_404(Initiative, slug=slug) if slug else None, None


class StartVersion(StartDraft):
    kind = DraftKind.VERSION

    def about(self, slug: str = "", number: int = 0) -> tuple[Any, Standard | None]:
        standard = get_object_or_404(Standard, slug=slug)
        if not number:
            return None, standard
        return get_object_or_404(
            StandardVersion, standard=standard, pk=number
        ), standard


class DraftView(EditorRequired):
    """A page about one draft of the catalogue."""

    written: Written

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if request.user.is_authenticated and self.verdict():
            draft = Draft.objects.of_catalogue().filter(pk=kwargs["draft_id"]).first()
            if draft is None:
                messages.warning(request, str(DraftGone()))
                return redirect("catalogue_drafts")
            self.written = written(draft)
        return super().dispatch(request, *args, **kwargs)

    @property
    def draft(self) -> Draft:
        return self.written.draft


class EditDraft(DraftView):
    """The form. Saving keeps it also when it is not whole yet."""

    def get(self, request: HttpRequest, draft_id: int) -> HttpResponse:
        form = self.written.form(self.draft.fields)
        if "controleer" not in request.GET:
            form._errors, form.cleaned_data = ErrorDict(), {}
        return self.show(form)

    def post(self, request: HttpRequest, draft_id: int) -> HttpResponse:
        form = FORMS[self.draft.kind](request.POST, subject=self.written.subject)
        if form.too_long:
            return self.show(form, status=422)
        try:
            drafts.save_draft(
                draft=self.draft,
                fields=form.kept(),
                title=form.draft_title,
                seen_at=seen_moment(request),
                by=request.user,
                now=timezone.now(),
            )
        except DraftGone as refusal:
            messages.warning(request, str(refusal))
            return redirect("catalogue_drafts")
        except DraftChanged as refusal:
            self.draft.refresh_from_db()
            self.written = written(self.draft)
            other = self.written.form(self.draft.fields)
            return self.show(form, status=409, refusal=refusal, other=other)
        return self.go_on(request)

    def go_on(self, request: HttpRequest) -> HttpResponse:
        next_page = {
            "voorbeeld": "catalogue_draft_preview",
            "publiceer": "catalogue_draft_publish",
        }.get(request.POST.get("actie", ""))
        if next_page:
            return redirect(next_page, self.draft.pk)
        messages.success(
            request, "Het concept is bewaard. Nog niemand anders leest het."
        )
        return redirect("catalogue_draft", self.draft.pk)

    def show(
        self,
        form: ContentForm,
        *,
        status: int = 200,
        refusal: Exception | None = None,
        other: ContentForm | None = None,
    ) -> HttpResponse:
        context = {
            "form": form,
            "written": self.written,
            "draft": self.draft,
            "refusal": refusal,
            "differences": form.differences(other) if other else [],
        }
        return render(
            self.request, "catalogue/editing/draft.html", context, status=status
        )


class DiscardDraft(DraftView):
    """Throws the draft away, after asking."""

    def get(self, request: HttpRequest, draft_id: int) -> HttpResponse:
        context = {"written": self.written, "draft": self.draft}
        return render(request, "catalogue/editing/discard.html", context)

    def post(self, request: HttpRequest, draft_id: int) -> HttpResponse:
        try:
            drafts.discard_draft(draft=self.draft, by=request.user, now=timezone.now())
        except DraftGone as refusal:
            messages.warning(request, str(refusal))
        else:
            messages.success(request, "Het concept is weggegooid.")
        return redirect(self.written.staff_url)
