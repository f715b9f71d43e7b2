"""Reading the journal."""

from __future__ import annotations

from typing import Any

from django.utils.functional import cached_property
from django.views.generic import ListView

from accounts import rules
from accounts.forms.staff import JournalForm
from accounts.queries.journal import JournalFilter, entries_for
from accounts.queries.staff import known_actions, organisations_in_journal
from journal.models import Entry
from samenorganiseren.shared.access import Guarded
from samenorganiseren.shared.action_words import words_for
from samenorganiseren.shared.pages import Paged
from samenorganiseren.shared.verdicts import Verdict


class Journal(Guarded, Paged, ListView):
    template_name = "accounts/staff/journal.html"
    context_object_name = "entries"

    def verdict(self) -> Verdict:
        return rules.may_read_journal(self.request.user)

    @cached_property
    def form(self) -> JournalForm:
        return JournalForm(
            self.request.GET or {},
            organisations=organisations_in_journal(self.request.user),
            actions=sorted(
                ((one, words_for(one)) for one in known_actions()), key=lambda p: p[1]
            ),
        )

    def get_queryset(self) -> Any:
        if not self.form.is_valid():
            return Entry.objects.none()
        asked = self.form.cleaned_data
        organisation = asked["organisatie"]
        wanted = JournalFilter(
            person=asked["persoon"],
            action=asked["handeling"],
            organisation_key=organisation.subject_key if organisation else "",
            first_day=asked["vanaf"],
            last_day=asked["tot_en_met"],
        )
        return entries_for(self.request.user, wanted)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(form=self.form, **kwargs)
