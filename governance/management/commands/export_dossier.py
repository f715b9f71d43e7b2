"""Writes a dossier to a file that verifies on a machine without the portal."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from governance.queries.dossiers.export import export_of
from governance.queries.dossiers.finding import dossier_at


class Command(BaseCommand):
    """All of it, with the names that are still there."""

    help = "Schrijft een dossier met zijn keten naar een bestand."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("nummer")
        parser.add_argument("bestand", type=Path)
        parser.add_argument("--day", type=date.fromisoformat, default=None)

    def handle(self, *args: Any, **options: Any) -> None:
        dossier = dossier_at(options["nummer"])
        if dossier is None or not dossier.number:
            raise CommandError(f"Er is geen dossier {options['nummer']}.")
        export = export_of(dossier, with_names=True, day=options["day"])
        text = json.dumps(export, ensure_ascii=False, indent=1)
        options["bestand"].write_text(text, encoding="utf-8")
        self.stdout.write(
            f"Dossier {dossier.number} staat in {options['bestand']}. "
            "Controleer het met verify_dossier.py."
        )
