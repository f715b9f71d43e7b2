"""What the reader can do with a need."""

from __future__ import annotations

from typing import Any

from django import template

from ..enums import NeedState
from ..models import Need
from ..rules.needs import may_answer, may_withdraw, organisations_of

register = template.Library()


@register.simple_tag(takes_context=True)
def need_actions(context: template.Context, need: Need) -> dict[str, Any]:
    """For each own municipality whether it supports the need; and what else may be done."""
    person = context["request"].user
    organisations = [
        organisation
        for organisation in organisations_of(person)
        if organisation.municipality_id != need.municipality_id
    ]
    is_open = need.state == NeedState.OPEN
    return {
        "is_open": is_open,
        "supports": _supports(need, organisations),
        "may_answer": is_open and bool(may_answer(person)),
        "may_withdraw": bool(may_withdraw(person, need)),
        "may_sign_in": is_open and not person.is_authenticated,
    }


def _supports(need: Need, organisations: list[Any]) -> list[tuple[Any, bool]]:
    if not organisations:
        return []
    keys = [organisation.municipality_id for organisation in organisations]
    supporting = set(
        need.supports.filter(municipality__in=keys).values_list(
            "municipality_id", flat=True
        )
    )
    return [
        (organisation, organisation.municipality_id in supporting)
        for organisation in organisations
    ]


@register.simple_tag(takes_context=True)
def may_put_in_need(context: template.Context) -> bool:
    """Whether the reader speaks for a municipality."""
    return bool(organisations_of(context["request"].user))
