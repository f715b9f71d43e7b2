"""The page of one dossier: where it stands, what is next, and what happened."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils import timezone

from samenorganiseren.shared.access import to_sign_in
from samenorganiseren.shared.pages import page_of
from samenorganiseren.shared.panels import panels_for

from ...enums import Stage
from ...models import Dossier, DossierVersion, Paper
from ...queries.dossiers.embargo import as_known_to
from ...queries.dossiers.expecting import expectation_of
from ...queries.dossiers.intake import checks_with_words
from ...queries.dossiers.standing import outcome_of, stages_of, turn_of
from ...queries.dossiers.trail import made_up_among, steps_of, told, trail_of
from ...queries.dossiers.words import compared, fact_words, words_of
from ...rules import dossiers as rules
from .access import OfDossier
from .actions import actions_for

EVENTS_SHOWN = 25
PILLS = {
    Stage.DECIDED: "good",
    Stage.PUBLISHED: "good",
    Stage.IN_USE: "good",
    Stage.EXTENDED: "good",
    Stage.RETURNED: "warn",
    Stage.ON_HOLD: "warn",
    Stage.REJECTED: "bad",
    Stage.INADMISSIBLE: "bad",
    Stage.WITHDRAWN: "",
    Stage.REPLACED: "",
}


class ReaderOfDossier(OfDossier):
    """For who may read it: everyone once it is public."""

    def dispatch(
        self, request: HttpRequest, *args: Any, **kwargs: Any
    ) -> HttpResponseBase:
        if not (verdict := rules.may_read(request.user, self.dossier)):
            if not request.user.is_authenticated:
                return to_sign_in(request)
            raise PermissionDenied(verdict.reason)
        as_known_to(request.user, self.dossier)
        return super().dispatch(request, *args, **kwargs)


class DossierPage(ReaderOfDossier):
    """Stages, whose turn it is, the text, the papers, other areas' parts, the trail."""

    http_method_names = ["get", "head", "options"]

    def get(self, request: HttpRequest, key: str) -> HttpResponse:
        dossier = self.dossier
        if dossier.number and key != dossier.number:
            return redirect(dossier)
        versions = list(dossier.versions.order_by("-number"))
        steps = steps_of(dossier)
        context = {
            "dossier": dossier,
            "kind": f"{name_of(dossier)} · {dossier.get_kind_display()}",
            "pill": PILLS.get(Stage(dossier.stage), "now"),
            "stages": stages_of(dossier, steps),
            "outcome": outcome_of(dossier, steps),
            "turn": turn_of(dossier),
            "expectation": expectation_of(dossier, now=timezone.now()),
            "version": versions[0] if versions else None,
            "versions": versions,
            "facts": fact_words(versions[0]) if versions else {},
            "papers": papers_of(versions[0]) if versions else [],
            "panels": self.panels(request, dossier),
            "actions": actions_for(request.user, dossier),
            **self.trail(request),
            **self.inside(request, versions),
        }
        return render(request, "governance/dossiers/dossier.html", context)

    def trail(self, request: HttpRequest) -> dict[str, Any]:
        """The last events, and the way to the earlier ones."""
        inside = bool(rules.may_read_internal(request.user, self.dossier))
        events = trail_of(self.dossier, request.user, with_names=inside)
        page = page_of(events, request.GET.get("pagina"), EVENTS_SHOWN)
        shown = list(page.object_list)
        made_up = made_up_among(shown) if inside else frozenset()
        return {
            "page_obj": page,
            "page": page,
            "events": [
                told(event, with_names=inside, made_up=made_up) for event in shown
            ],
        }

    def inside(
        self, request: HttpRequest, versions: list[DossierVersion]
    ) -> dict[str, Any]:
        """What the intake found, for the proposer and the bodies."""
        if not versions or not rules.may_read_internal(request.user, self.dossier):
            return {}
        return {"checks": checks_with_words(versions[0])}

    @staticmethod
    def panels(request: HttpRequest, dossier: Dossier) -> list[str]:
        return [
            render_to_string(panel.template, panel.context, request)
            for panel in panels_for("dossier", request, dossier)
        ]


class VersionPage(ReaderOfDossier):
    """One frozen version: its text, and what changed since the one before."""

    http_method_names = ["get", "head", "options"]

    def get(self, request: HttpRequest, key: str, number: int) -> HttpResponse:
        if self.dossier.number and key != self.dossier.number:
            return redirect("dossier_version", self.dossier.number, number)
        found = {one.number: one for one in self.dossier.versions.all()}
        if number not in found:
            raise Http404
        version, before = found[number], found.get(number - 1)
        context = {
            "dossier": self.dossier,
            "title": f"Versie {number}",
            "version": version,
            "before": before,
            "before_number": str(number - 1),
            "rows": compared(words_of(before), words_of(version)) if before else [],
            "papers": papers_of(version),
            "papers_changed": before is not None and papers_differ(before, version),
            "facts": fact_words(version),
            "answers": answers_of(version),
        }
        return render(request, "governance/dossiers/version.html", context)


def name_of(dossier: Dossier) -> str:
    """Dossier D-2026-014, or that it is a draft."""
    return f"Dossier {dossier.number}" if dossier.number else "Concept"


def answers_of(version: DossierVersion) -> list[tuple[str, str]]:
    """The judging list as the proposer answered it."""
    words = words_of(version)
    asked = list(words)[-10:]
    return [(label, words[label]) for label in asked if words[label]]


def papers_of(version: DossierVersion) -> list[Paper]:
    """The papers that were submitted with it."""
    return list(Paper.objects.filter(subject_key=version.subject_key).order_by("id"))


def papers_differ(before: DossierVersion, after: DossierVersion) -> bool:
    """Whether other papers came with the later version."""
    return sorted(paper.sha256 for paper in papers_of(before)) != sorted(
        paper.sha256 for paper in papers_of(after)
    )
