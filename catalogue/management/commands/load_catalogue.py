"""Loads the real standards, initiatives and shared facilities of municipalities."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from catalogue.domain.loading import load_catalogue
from catalogue.domain.loading_files import BadRow
from samenorganiseren.shared.actors import Machine


class Command(BaseCommand):
    """Safe to run again: what is there stays as it is."""

    help = "Laadt de standaarden en initiatieven uit data/catalogue."

    def add_arguments(self, parser: CommandParser) -> None:
        folder = settings.BASE_DIR / "data" / "catalogue"
        parser.add_argument("--folder", type=Path, default=folder)

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            loaded = load_catalogue(
                folder=options["folder"],
                by=Machine("catalogus laden"),
                now=timezone.now(),
            )
        except BadRow as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write(
            f"Nieuw: {loaded.standards} standaarden, {loaded.initiatives} initiatieven "
            f"en {loaded.synonyms} synoniemen."
        )
