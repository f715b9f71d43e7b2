"""Loads the story of the demo."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from catalogue.domain.demo.loading import load_demo
from samenorganiseren.shared.errors import DomainError


class Command(BaseCommand):
    help = "Loads fictitious statements, products and needs; only in demo mode."

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            told = load_demo(now=timezone.now())
        except DomainError as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write(
            f"{told} fictieve opgaven geladen." if told else "Al geladen."
        )
