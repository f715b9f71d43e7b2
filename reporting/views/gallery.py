"""Every component of the portal on one page, with its rule."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse

from reporting.views import samples
from reporting.views.pages import Text


class Gallery(Text):
    """Only where people build or try the portal."""

    template_name = "reporting/pages/gallery.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not (settings.DEMO or settings.DEBUG):
            raise Http404
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        refused = samples.SampleForm(samples.REFUSED, prefix="fout")
        return super().get_context_data(
            fresh=samples.SampleForm(initial=samples.INITIAL),
            refused_fields=refused,
            page=Paginator(range(260), 20).page(4),
            **samples.components(),
        )
