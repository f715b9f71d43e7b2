"""Where help stands on our own pages, with its first text."""

from __future__ import annotations

from samenorganiseren.shared.help_places import HelpPlace

PLACES = (
    HelpPlace(
        "mijn-account",
        "Mijn account",
        "Waarom een tweede stap bij het inloggen?",
        "Met een rol kunt u gegevens van uw organisatie wijzigen. Een wachtwoord alleen is daarvoor "
        "te weinig: het kan uitlekken. Met een app of passkey kan een ander er niets mee.",
    ),
    HelpPlace(
        "mensen-van-organisatie",
        "Mensen van een organisatie",
        "Welke rol kiest u?",
        "- Een **informatiemanager** legt vast wat uw organisatie gebruikt of uitlegt.\n"
        "- Een **accordeur** bevestigt dat. Zonder accordeur werkt alles ook.\n"
        "- Een **beheerder van de organisatie** nodigt mensen uit en geeft rollen.\n\n"
        "Iemand kan meer dan één rol hebben. U kunt uzelf geen rol geven.",
    ),
    HelpPlace(
        "api-sleutels",
        "API-sleutels",
        "Wat is een API-sleutel?",
        "Met een sleutel leest of schrijft een programma namens u en uw organisatie. Geef elk "
        "programma een eigen sleutel. Trek een sleutel in als u hem niet meer gebruikt.",
    ),
    HelpPlace(
        "logboek",
        "Logboek",
        "Wat staat er in het logboek?",
        "Elke handeling die iets wijzigt, met wie, wat, wanneer en vanaf welke plek. Niemand kan "
        "een regel wijzigen of weghalen.",
    ),
)
