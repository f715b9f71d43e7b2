"""Loads the reports of the demo."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from reporting.domain.demo.reports import load_demo_reports
from samenorganiseren.shared.errors import DomainError


class Command(BaseCommand):
    help = "Makes a report and asks for another one; only in demo mode."

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            asked = load_demo_reports(now=timezone.now())
        except DomainError as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write(f"{asked} rapporten gevraagd." if asked else "Al geladen.")
