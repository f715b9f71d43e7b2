"""What a password must be: long, not well known, and not about the person."""

from __future__ import annotations

from django.contrib.auth.password_validation import (
    CommonPasswordValidator,
    MinimumLengthValidator,
    UserAttributeSimilarityValidator,
)

PASSWORD_RULE = (
    "Minstens 12 tekens. Een paar gewone woorden achter elkaar is het makkelijkst."
)


class LongEnough(MinimumLengthValidator):
    """At least twelve characters; which ones does not matter."""

    def get_error_message(self) -> str:
        return f"Dit wachtwoord is te kort. Gebruik minstens {self.min_length} tekens."

    def get_help_text(self) -> str:
        return PASSWORD_RULE


class NotCommon(CommonPasswordValidator):
    """Not one of the twenty thousand that people use most."""

    def get_error_message(self) -> str:
        return "Veel mensen gebruiken dit wachtwoord. Kies een ander."

    def get_help_text(self) -> str:
        return ""


class NotAboutThePerson(UserAttributeSimilarityValidator):
    """Not their name or e-mail address."""

    def __init__(self) -> None:
        super().__init__(user_attributes=("email", "name"))

    def get_error_message(self) -> str:
        return "Dit wachtwoord lijkt op uw naam of e-mailadres. Kies een ander."

    def get_help_text(self) -> str:
        return ""
