"""Invites the first functional administrator of a new portal."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from accounts.domain import first_administrator
from accounts.domain.mails import address
from samenorganiseren.shared.errors import DomainError


class Command(BaseCommand):
    help = "Invites the first functional administrator and prints the link."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email")
        parser.add_argument("name")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            key = first_administrator.invite_first(
                email=options["email"], name=options["name"], now=timezone.now()
            )
        except DomainError as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write(
            f"Open deze link om het account te maken:\n{address('accept_invitation', key)}"
        )
