"""Makes the bodies that advise and decide, with their seats and first rule."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from governance.domain.bodies.loading import load_bodies
from samenorganiseren.shared.actors import Machine


class Command(BaseCommand):
    """Safe to run again: what is there stays as it is."""

    help = "Maakt de organen die adviseren en besluiten, met hun zetels en regels."

    def handle(self, *args: Any, **options: Any) -> None:
        made = load_bodies(by=Machine("organen laden"), now=timezone.now())
        self.stdout.write(f"Nieuw: {made} organen.")
