"""What an editor can write, with its form and its words."""

from __future__ import annotations

from typing import NamedTuple

from django.urls import reverse

from ...domain.drafts import Subject, subject_of
from ...enums import DraftKind
from ...forms.content import ContentForm, Fields
from ...forms.initiative import InitiativeForm
from ...forms.standard import StandardForm
from ...forms.version import VersionForm
from ...models import Draft, Initiative, Standard, StandardVersion

FORMS: dict[str, type[ContentForm]] = {
    DraftKind.STANDARD: StandardForm,
    DraftKind.VERSION: VersionForm,
    DraftKind.INITIATIVE: InitiativeForm,
}
NEW: dict[str, str] = {
    DraftKind.STANDARD: "Nieuwe standaard",
    DraftKind.VERSION: "Nieuwe versie",
    DraftKind.INITIATIVE: "Nieuw initiatief",
}


class Written(NamedTuple):
    """A draft with what it is about."""

    draft: Draft
    subject: Subject | None
    standard: Standard | None

    @property
    def title(self) -> str:
        if self.draft.kind == DraftKind.VERSION:
            return f"{self.standard} – versie {self.draft.title}"
        return self.draft.title

    def form(self, fields: Fields) -> ContentForm:
        return FORMS[self.draft.kind].typed(fields, subject=self.subject)

    def published_form(self) -> ContentForm | None:
        """The form as it would have to be typed to get what is published now."""
        if self.subject is None:
            return None
        return self.form(FORMS[self.draft.kind].fields_of(self.subject))

    @property
    def staff_url(self) -> str:
        """The page to return to."""
        page = self.standard or self.subject
        return staff_url_of(page) if page else reverse("catalogue_staff")


def written(draft: Draft) -> Written:
    """The draft with what it is about, read once."""
    subject = subject_of(draft)
    if draft.kind == DraftKind.VERSION:
        return Written(draft, subject, Standard.objects.get(pk=draft.parent_id))
    standard = subject if isinstance(subject, Standard) else None
    return Written(draft, subject, standard)


def staff_url_of(page: Subject) -> str:
    if isinstance(page, StandardVersion):
        page = page.standard
    name = "initiative" if isinstance(page, Initiative) else "standard"
    return reverse(f"catalogue_staff_{name}", args=[page.slug])
