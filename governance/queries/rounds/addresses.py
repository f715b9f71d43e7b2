"""Addresses of rounds, for notices."""

from __future__ import annotations

from django.urls import NoReverseMatch, reverse

from ...models import ConflictDeclaration, Dossier, Round


def round_address(round: Round) -> str:
    """The member's page of the round."""
    return reverse("round", args=[round.pk])


def conflict_address(conflict: ConflictDeclaration) -> str:
    """Where others decide about an interest."""
    return reverse("conflict", args=[conflict.pk])


def dossier_address(dossier: Dossier) -> str:
    """The page of the dossier, or nothing where the portal does not have it."""
    try:
        return dossier.get_absolute_url()
    except NoReverseMatch:
        return ""
