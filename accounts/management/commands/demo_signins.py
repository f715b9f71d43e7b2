"""Prints with whom one can sign in to the demo."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from accounts.domain.demo_people import PASSWORD, everybody
from accounts.models import User


class Command(BaseCommand):
    help = "Prints the sign-ins of the demo as a table; nothing outside demo mode."

    def handle(self, *args: Any, **options: Any) -> None:
        known = set(
            User.objects.filter(is_fictitious=True).values_list("email", flat=True)
        )
        rows = [(one.email, one.does) for one in everybody() if one.email in known]
        if not settings.DEMO or not rows:
            return
        width = max(len(email) for email, _ in rows)
        self.stdout.write(
            f"Inloggen in de demo (alle mensen zijn fictief). Wachtwoord: {PASSWORD}\n"
        )
        for email, does in rows:
            self.stdout.write(f"  {email:<{width}}  {does}")
