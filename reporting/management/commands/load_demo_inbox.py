"""Loads the made-up inbox."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from reporting.domain.demo.inbox import load_demo_inbox
from samenorganiseren.shared.errors import DomainError


class Command(BaseCommand):
    help = (
        "Loads fictitious notices, follows and a webhook that fails; only in demo mode."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            told = load_demo_inbox(now=timezone.now())
        except DomainError as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write(
            f"{told} fictieve berichten geladen." if told else "Al geladen."
        )
