"""Telling followers what happened in the catalogue."""

from __future__ import annotations

from datetime import datetime, timedelta

from samenorganiseren.shared.periodic import periodic

from ..domain import news


@periodic(
    "catalogue.gather_news",
    every=timedelta(minutes=2),
    title="Nieuws over de catalogus vertellen",
)
def gather_news(*, now: datetime) -> str:
    return f"{news.gather_news(now=now)} berichten verteld aan volgers."
