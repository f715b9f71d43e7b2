"""Pages that are mostly text."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.generic import TemplateView

from reporting.glossary import by_letter


class Text(TemplateView):
    """A page of text; reading it changes nothing."""

    http_method_names = ["get", "head", "options"]


def text(name: str) -> Any:
    """The view of templates/reporting/pages/<name>.html."""
    return Text.as_view(template_name=f"reporting/pages/{name}.html")


class Glossary(Text):
    """Every word that has a meaning of its own here, each with an anchor."""

    template_name = "reporting/pages/glossary.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self.render_to_response(self.get_context_data(letters=by_letter()))
