"""Words of people, organisations and roles."""

from __future__ import annotations

from django.db.models import TextChoices


class OrganisationKind(TextChoices):
    """What a role can belong to."""

    MUNICIPALITY = "gemeente", "gemeente"
    PARTNERSHIP = "samenwerkingsverband", "samenwerkingsverband"
    SUPPLIER = "leverancier", "leverancier"
    VNG = "vng", "VNG"
    BODY = "orgaan", "orgaan"


class Role(TextChoices):
    """What a person may be for one organisation, during a term."""

    INFORMATION_MANAGER = "informatiemanager", "informatiemanager"
    APPROVER = "accordeur", "accordeur"
    PEOPLE_MANAGER = "organisatiebeheerder", "beheerder van de organisatie"
    PARTNERSHIP_COORDINATOR = "coordinator", "coördinator samenwerkingsverband"
    SUPPLIER = "leverancier", "vertegenwoordiger van een leverancier"
    CATALOGUE_EDITOR = "catalogusredacteur", "redacteur van de catalogus"
    FUNCTIONAL_ADMINISTRATOR = "functioneel-beheerder", "functioneel beheerder"
    FUND_ADMINISTRATOR = "fondsbeheerder", "beheerder van het Fonds GGU"
    # A seat gives the position; this role lets its holder in, with a second factor.
    BODY_MEMBER = "lid-van-orgaan", "lid van een orgaan"
    BODY_SECRETARY = "secretaris-van-orgaan", "secretaris van een orgaan"
    BODY_ASSISTANT = "assistent-van-lid", "assistent van een lid"


# For which kinds of organisation a role exists. Every role here writes, so every
# role asks for a second factor at sign-in (outside demo mode).
ROLE_FITS: dict[Role, frozenset[OrganisationKind]] = {
    Role.INFORMATION_MANAGER: frozenset({OrganisationKind.MUNICIPALITY}),
    Role.APPROVER: frozenset({OrganisationKind.MUNICIPALITY}),
    Role.PEOPLE_MANAGER: frozenset(
        {
            OrganisationKind.MUNICIPALITY,
            OrganisationKind.PARTNERSHIP,
            OrganisationKind.SUPPLIER,
        }
    ),
    Role.PARTNERSHIP_COORDINATOR: frozenset({OrganisationKind.PARTNERSHIP}),
    Role.SUPPLIER: frozenset({OrganisationKind.SUPPLIER}),
    Role.CATALOGUE_EDITOR: frozenset({OrganisationKind.VNG}),
    Role.FUNCTIONAL_ADMINISTRATOR: frozenset({OrganisationKind.VNG}),
    Role.FUND_ADMINISTRATOR: frozenset({OrganisationKind.VNG}),
    Role.BODY_MEMBER: frozenset({OrganisationKind.BODY}),
    Role.BODY_SECRETARY: frozenset({OrganisationKind.BODY}),
    Role.BODY_ASSISTANT: frozenset({OrganisationKind.BODY}),
}


class TokenScope(TextChoices):
    """What an API token may do."""

    READ = "lezen", "lezen wat de eigenaar mag zien"
    WRITE_STATEMENTS = "opgaven", "opgaven doen voor de organisatie"
