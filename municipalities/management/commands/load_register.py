"""Loads the register of municipalities from its files."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from municipalities.domain.register import LoadReport, RegisterRefused, load_register
from samenorganiseren.shared.actors import Machine

LOADER = Machine("register laden")


class Command(BaseCommand):
    help = (
        "Loads municipalities, populations, successions, neighbours and the honeycomb."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--from",
            dest="folder",
            type=Path,
            default=settings.BASE_DIR / "data" / "register",
            help="the folder with the files; default data/register",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            report = load_register(
                folder=options["folder"], by=LOADER, now=timezone.now()
            )
        except RegisterRefused as refusal:
            raise CommandError(f"Niets geladen. {refusal}") from refusal
        self.stdout.write("\n".join(told(report)))


def told(report: LoadReport) -> list[str]:
    """What changed, one line for each kind of thing."""
    if report.changed_nothing:
        return ["Het register was al bij; er is niets veranderd."]
    return [
        f"{name}: {c.added} nieuw, {c.changed} gewijzigd, {c.removed} vervallen"
        for name, c in report.changes.items()
        if not c.is_nothing
    ]
