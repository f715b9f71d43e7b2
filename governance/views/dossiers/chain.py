"""The decision trail for who wants to check it: export, script and chain heads."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.views.generic import View

from samenorganiseren.shared.wording import dutch_date

from ...models import ChainHead
from ...queries.dossiers.export import export_of, may_export
from ...rules.dossiers import may_read_internal
from ...verifying import verify_dossier
from .page import ReaderOfDossier

HEADS_SHOWN = 60
HOLES = (
    "Dit dossier heeft gebeurtenissen die u niet mag lezen. Een export zonder die "
    "gebeurtenissen bewijst niets. Vraag de secretaris om een controle."
)


class VerifyPage(ReaderOfDossier):
    """How to check this dossier, and with what."""

    http_method_names = ["get", "head", "options"]

    def get(self, request: HttpRequest, key: str) -> HttpResponse:
        if not self.dossier.number:
            raise Http404
        if key != self.dossier.number:
            return redirect("verify_dossier", key=self.dossier.number)
        context = {
            "dossier": self.dossier,
            "may_export": may_export(request.user, self.dossier),
            "holes": HOLES,
            "head": ChainHead.objects.order_by("-day").first(),
        }
        return render(request, "governance/dossiers/verify.html", context)


class Export(ReaderOfDossier):
    """The file; names for insiders alone, their digests for everyone."""

    http_method_names = ["get", "head", "options"]

    def get(self, request: HttpRequest, key: str) -> HttpResponse:
        if not may_export(request.user, self.dossier):
            raise PermissionDenied(HOLES)
        export = export_of(
            self.dossier,
            with_names=bool(may_read_internal(request.user, self.dossier)),
            day=_day(request.GET.get("dag", "")),
        )
        response = JsonResponse(
            export, json_dumps_params={"ensure_ascii": False, "indent": 1}
        )
        name = f"{self.dossier.number}.json"
        response["Content-Disposition"] = f'attachment; filename="{name}"'
        response["Cache-Control"] = "private, no-store"
        return response


class Heads(View):
    """The daily heads, for whoever keeps them elsewhere: Atom, or JSON."""

    http_method_names = ["get", "head", "options"]

    def get(self, request: HttpRequest) -> HttpResponse:
        form = request.GET.get("vorm", "")
        heads = ChainHead.objects.order_by("-day")[:HEADS_SHOWN]
        if form == "json":
            return JsonResponse({"ketenkoppen": [_told(head) for head in heads]})
        if form not in ("", "atom"):
            raise Http404
        return _feed(request, list(heads))


class VerifyingScript(View):
    """One file that needs nothing but Python."""

    http_method_names = ["get", "head", "options"]

    def get(self, request: HttpRequest) -> HttpResponse:
        source = Path(verify_dossier.__file__).read_bytes()
        response = HttpResponse(source, content_type="text/x-python; charset=utf-8")
        response["Content-Disposition"] = 'attachment; filename="verify_dossier.py"'
        return response


def _told(head: ChainHead) -> dict[str, object]:
    return {
        "dag": head.day.isoformat(),
        "hash": head.hash,
        "vorige": head.previous_hash,
        "koppen": head.heads,
    }


def _feed(request: HttpRequest, heads: list[ChainHead]) -> HttpResponse:
    address = request.build_absolute_uri(reverse("chain_heads"))
    made = Atom1Feed(
        title="Ketenkoppen van de dossiers - Samen Organiseren",
        link=address,
        description="",
        language="nl",
        feed_url=request.build_absolute_uri(),
        author_name="Samen Organiseren",
    )
    for head in heads:
        made.add_item(
            title=f"Ketenkop van {dutch_date(head.day)}",
            link=address,
            description=head.hash,
            unique_id=f"{address}#{head.day.isoformat()}",
            updateddate=head.made_at,
        )
    return HttpResponse(
        made.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8"
    )


def _day(typed: str) -> date | None:
    try:
        return date.fromisoformat(typed) if typed else None
    except ValueError:
        raise Http404 from None
