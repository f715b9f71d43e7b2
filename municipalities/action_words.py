"""Our actions as the journal shows them."""

from __future__ import annotations

WORDS = {
    "municipalities.member_added": "gemeente doet mee in samenwerkingsverband",
    "municipalities.membership_ended": "deelname aan samenwerkingsverband beëindigd",
    "municipalities.partnership_started": "samenwerkingsverband toegevoegd",
    "municipalities.register_loaded": "register van gemeenten ingelezen",
}
