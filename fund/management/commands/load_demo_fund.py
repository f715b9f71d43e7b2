"""Loads the story of the fund."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from fund.domain.demo.loading import load_fund_demo
from samenorganiseren.shared.errors import DomainError


class Command(BaseCommand):
    help = "Loads two fictitious years of the fund; only in demo mode."

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            told = load_fund_demo(now=timezone.now())
        except DomainError as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write(
            f"{told} fictieve toekenningen geladen." if told else "Al geladen."
        )
