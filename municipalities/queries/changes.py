"""Which municipalities went over into others, for who follows the list."""

from __future__ import annotations

from dataclasses import replace

from django.db.models import Q

from ..enums import Stand
from ..models import Succession
from .listing import Question, answering

MOST = 100


def changes_among(question: Question) -> list[Succession]:
    """Up to the day of the question, newest first: of those that fit it, gone or not."""
    fitting = answering(replace(question, stand=Stand.ALL)).values("pk")
    steps = Succession.objects.filter(
        Q(predecessor__in=fitting) | Q(successor__in=fitting), on__lte=question.day
    )
    newest = steps.order_by("-on", "predecessor__sort_key", "-is_main_successor")
    return list(newest.select_related("predecessor", "successor")[:MOST])
