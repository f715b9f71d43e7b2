"""The sign-in providers of organisations, from one setting."""

from __future__ import annotations

from typing import Any

# What providers say in `amr` or `acr` when they asked for more than a password.
STRONG = ["mfa", "otp", "hwk", "swk", "fpt", "sc"]


def provider_apps(providers: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """OIDC_PROVIDERS in the words of the sign-in library."""
    return [
        {
            "provider_id": provider["id"],
            "name": provider["name"],
            "client_id": provider["client_id"],
            "secret": provider["secret"],
            "settings": {
                "server_url": provider["server"],
                "strong": provider.get("strong", STRONG),
                "oauth_pkce_enabled": True,
            },
        }
        for provider in providers
    ]
