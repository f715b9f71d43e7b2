"""Loads the story of advice and decisions."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from governance.domain.demo.loading import load_governance_demo
from samenorganiseren.shared.errors import DomainError


class Command(BaseCommand):
    help = "Loads fictitious members, dossiers and meetings; only in demo mode."

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            told = load_governance_demo(now=timezone.now())
        except DomainError as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write(
            f"{told} fictieve dossiers geladen." if told else "Al geladen."
        )
