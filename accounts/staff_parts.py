"""The parts of Beheer that are about people, organisations, texts and upkeep."""

from __future__ import annotations

from accounts.rules import may_administer, may_read_journal
from samenorganiseren.shared.staff_menu import StaffPart

PARTS = (
    StaffPart(
        "Mensen",
        "Wie een account heeft, en of het aan staat.",
        "staff_people",
        may_administer,
        10,
    ),
    StaffPart(
        "Rollen",
        "Wie wat mag, voor welke organisatie.",
        "staff_roles",
        may_administer,
        11,
    ),
    StaffPart(
        "Organisaties",
        "Gemeenten, samenwerkingsverbanden, leveranciers en hun mensen.",
        "staff_organisations",
        may_administer,
        12,
    ),
    StaffPart(
        "Samenwerkingsverbanden",
        "Welke er zijn, en welke gemeente meedoet vanaf wanneer.",
        "staff_partnerships",
        may_administer,
        13,
    ),
    StaffPart(
        "Hulpteksten",
        "De uitleg op de pagina’s.",
        "staff_help_texts",
        may_administer,
        40,
    ),
    StaffPart(
        "Mailteksten",
        "Wat het portaal in zijn mails schrijft.",
        "staff_mail_texts",
        may_administer,
        41,
    ),
    StaffPart(
        "Onderhoudskalender",
        "Wat elk jaar gedaan moet worden, en wanneer.",
        "staff_calendar",
        may_administer,
        42,
    ),
    StaffPart(
        "Logboek",
        "Wie wat deed, wanneer en vanaf welke plek.",
        "staff_journal",
        may_read_journal,
        60,
    ),
)
