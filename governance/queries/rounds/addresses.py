"""Addresses of rounds, for notices."""

from __future__ import annotations

from django.urls import reverse

from ...models import ConflictDeclaration, Round


def round_address(round: Round) -> str:
    """The member's page of the round."""
    return reverse("round", args=[round.pk])


def conflict_address(conflict: ConflictDeclaration) -> str:
    """Where others decide about an interest."""
    return reverse("conflict", args=[conflict.pk])
