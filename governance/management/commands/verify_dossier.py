"""Rebuilds a dossier from its events and says whether all of it is as it was."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from governance.queries.dossiers.finding import dossier_at
from governance.queries.dossiers.verifying import complaints_about


class Command(BaseCommand):
    """Ends with an error where something is not as it was."""

    help = "Controleert een dossier tegen zijn gebeurtenissen, versies en stukken."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("nummer")

    def handle(self, *args: Any, **options: Any) -> None:
        dossier = dossier_at(options["nummer"])
        if dossier is None or not dossier.number:
            raise CommandError(f"Er is geen dossier {options['nummer']}.")
        if found := complaints_about(dossier):
            raise CommandError("\n".join(found))
        self.stdout.write(
            f"Dossier {dossier.number} klopt: {dossier.event_count} gebeurtenissen, "
            f"de laatste met kenmerk {dossier.head_hash}."
        )
