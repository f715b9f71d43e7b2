"""Where a webhook may lead: to the public internet, and nowhere inside.

The name is looked up once and the call goes to that very address, so that a name
that answers differently the second time leads nowhere else.
"""

from __future__ import annotations

import ipaddress
import socket
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings

from samenorganiseren.shared.errors import DomainError

PORTS = {"https": 443, "http": 80}


class BadTarget(DomainError):
    """This address is not one that the portal may call."""


@dataclass(frozen=True)
class Target:
    """One address to call: the name, and the number that was found for it."""

    scheme: str
    host: str
    number: str
    port: int
    path: str


def target_of(url: str) -> Target:
    """Take the address apart and look it up. Raises BadTarget with a sentence."""
    try:
        parts = urlsplit(url)
        port = parts.port or PORTS.get(parts.scheme, 0)
    except ValueError as error:
        raise BadTarget("Dit is geen adres. Begin met https://.") from error
    if parts.scheme not in _schemes() or not parts.hostname:
        raise BadTarget("Het adres van een webhook begint met https://.")
    if parts.username or parts.password or parts.fragment:
        raise BadTarget("Laat naam, wachtwoord en # weg uit het adres.")
    number = _number_of(parts.hostname, port)
    path = f"{parts.path or '/'}{f'?{parts.query}' if parts.query else ''}"
    return Target(parts.scheme, parts.hostname, number, port, path)


def _schemes() -> tuple[str, ...]:
    return ("https", "http") if settings.WEBHOOKS_MAY_STAY_INSIDE else ("https",)


def _number_of(host: str, port: int) -> str:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise BadTarget(f"Wij kunnen {host} niet vinden. Controleer het adres.") from (
            error
        )
    numbers = [str(address[4][0]) for address in found]
    # One inside is enough: the next call could get that one.
    if not settings.WEBHOOKS_MAY_STAY_INSIDE and not all(map(_is_public, numbers)):
        raise BadTarget(
            f"{host} ligt in een afgeschermd netwerk. Een webhook kan alleen naar een "
            "adres op het openbare internet."
        )
    return numbers[0]


def _is_public(number: str) -> bool:
    address = ipaddress.ip_address(number.partition("%")[0])
    inside = getattr(address, "ipv4_mapped", None) or address
    return inside.is_global and not inside.is_multicast
