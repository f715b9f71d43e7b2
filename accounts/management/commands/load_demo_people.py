"""Makes the made-up people of the demo."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from accounts.domain import demo_people


class Command(BaseCommand):
    help = (
        "Makes the fictitious people and organisations of the demo; only in demo mode."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            people = demo_people.load_demo_people(now=timezone.now())
        except demo_people.NotInDemo as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write(f"{len(people)} demopersonen staan klaar.")
