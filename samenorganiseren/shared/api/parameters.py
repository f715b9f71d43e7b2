"""Query parameters are declared, or refused: unknown, empty, doubled or wrong."""

from __future__ import annotations

from typing import Any

from django_filters import rest_framework as filters
from rest_framework.request import Request

from .problems import InvalidInput, input_error

_EVERYWHERE: frozenset[str] = frozenset({"format"})


def refuse_undeclared(request: Request, declared: frozenset[str]) -> None:
    """Raise InvalidInput naming every parameter that is unknown, empty or doubled."""
    errors = []
    for name, values in request.query_params.lists():
        if name not in declared:
            errors.append(
                input_error(
                    "query", name[:80], "unknown", "Deze parameter bestaat niet."
                )
            )
        elif len(values) > 1:
            errors.append(
                input_error("query", name, "double", "Geef deze parameter één keer.")
            )
        elif not values[0].strip() or "\x00" in values[0]:
            errors.append(
                input_error(
                    "query", name, "empty", "Geef een waarde, of laat de parameter weg."
                )
            )
    if errors:
        raise InvalidInput(errors)


class StrictFilters(filters.DjangoFilterBackend):
    """django-filter that refuses what is not declared, with all errors at once."""

    def filter_queryset(self, request: Request, queryset: Any, view: Any) -> Any:
        filterset_class = self.get_filterset_class(view, queryset)
        declared = set(filterset_class.base_filters) if filterset_class else set()
        if getattr(view, "paginator", None) is not None:
            declared |= view.paginator.parameter_names
        refuse_undeclared(request, frozenset(declared))
        if filterset_class is None or _asks_nothing(filterset_class, request):
            return queryset
        filterset = filterset_class(
            request.query_params, queryset=queryset, request=request
        )
        if not filterset.is_valid():
            raise InvalidInput(
                [
                    input_error("query", name, "invalid", text)
                    for name, texts in filterset.errors.items()
                    for text in texts
                ]
            )
        return filterset.qs


def _asks_nothing(filterset_class: type[filters.FilterSet], request: Request) -> bool:
    """Without one of its parameters, nor a rule of its own for that, nothing is left out."""
    is_ordinary = filterset_class.filter_queryset is filters.FilterSet.filter_queryset
    asked = request.query_params.keys()
    return is_ordinary and asked.isdisjoint(filterset_class.base_filters)


class OneOf(filters.BaseInFilter, filters.ChoiceFilter):
    """One or more of the known words, separated by commas."""
