"""Makes the organisations to which people of municipalities are invited."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from accounts.domain.register_organisations import make_missing


class Command(BaseCommand):
    help = "Makes an organisation for every municipality and partnership without one."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(
            f"{make_missing(now=timezone.now())} organisaties toegevoegd."
        )
