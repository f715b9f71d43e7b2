"""Every refusal of the API is a problem document (RFC 9457), in Dutch.

An input that is wrong names all its errors at once: where (`in`, `location` as a
JSON Pointer), which (`code`) and what to do (`detail`).
"""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404
from rest_framework import exceptions, status
from rest_framework.response import Response

from ..errors import Conflict, DomainError, NotAllowed
from . import PROBLEM_JSON

TITLES = {
    400: "Ongeldige invoer",
    401: "Niet aangemeld",
    403: "Niet toegestaan",
    404: "Niet gevonden",
    405: "Methode niet toegestaan",
    406: "Vorm niet beschikbaar",
    409: "Conflict",
    413: "Te groot",
    415: "Vorm niet ondersteund",
    429: "Te veel vragen",
    500: "Er ging iets mis",
    503: "Even niet beschikbaar",
}
DETAILS = {
    400: "De vraag klopt niet. Verbeter haar en probeer het opnieuw.",
    401: "Stuur een geldige API-sleutel mee: Authorization: Bearer <sleutel>.",
    403: "Met deze API-sleutel mag dit niet.",
    404: "Dit adres bestaat niet.",
    405: "Deze methode werkt niet op dit adres.",
    406: "Dit adres antwoordt alleen in JSON.",
    413: "Wat u stuurde is te groot.",
    415: "Stuur JSON, met Content-Type: application/json.",
    429: "U stelt te veel vragen. Wacht even en probeer het opnieuw.",
    500: "Het ligt aan ons. Probeer het later opnieuw.",
    503: "Probeer het over een paar minuten opnieuw.",
}


class InvalidInput(exceptions.APIException):
    """Input that is wrong, with every error at once."""

    status_code = status.HTTP_400_BAD_REQUEST

    def __init__(self, errors: list[dict[str, str]]) -> None:
        super().__init__(TITLES[400])
        self.errors = errors


def input_error(where: str, location: str, code: str, detail: str) -> dict[str, str]:
    """One error: `where` is query, body or path; `location` a name or a JSON Pointer."""
    return {"in": where, "location": location, "code": code, "detail": detail}


def problem(
    status_code: int, detail: str = "", errors: list[dict[str, str]] | None = None
) -> dict[str, Any]:
    """The body of a problem document."""
    body: dict[str, Any] = {
        "status": status_code,
        "title": TITLES.get(status_code, "De vraag lukte niet"),
        "detail": detail or DETAILS.get(status_code, "De vraag lukte niet."),
    }
    if errors:
        body["errors"] = errors
    return body


def answer_with_problem(exc: Exception, context: dict[str, Any]) -> Response | None:
    """Turn whatever an API view raised into a problem document (DRF's hook).

    Anything unknown is left alone, so that it becomes a 500 and is logged.
    """
    known = _known(exc)
    if known is None:
        return None
    status_code, detail, errors, headers = known
    return Response(
        problem(status_code, detail, errors),
        status=status_code,
        headers=headers,
        content_type=PROBLEM_JSON,
    )


Known = tuple[int, str, list[dict[str, str]] | None, dict[str, str]]


def _known(exc: Exception) -> Known | None:
    return _of_ours(exc) or _of_the_framework(exc)


def _of_ours(exc: Exception) -> Known | None:
    match exc:
        case InvalidInput():
            return 400, "", exc.errors, {}
        case Conflict():
            return 409, str(exc), None, {}
        case NotAllowed():
            return 403, str(exc), None, {}
        case DomainError():
            return 400, str(exc), [input_error("body", "/", "rule", str(exc))], {}
    return None


def _of_the_framework(exc: Exception) -> Known | None:
    match exc:
        case exceptions.ValidationError():
            return 400, "", body_errors(exc.get_full_details()), {}
        case Http404():
            return 404, "Dit bestaat niet (meer).", None, {}
        case PermissionDenied():
            return 403, "", None, {}
        case exceptions.APIException():
            return exc.status_code, "", _parse_errors(exc), _headers(exc)
    return None


def _parse_errors(exc: exceptions.APIException) -> list[dict[str, str]] | None:
    if isinstance(exc, exceptions.ParseError):
        return [input_error("body", "/", "parse", "Dit is geen geldige JSON.")]
    return None


def _headers(exc: exceptions.APIException) -> dict[str, str]:
    headers = {}
    if isinstance(exc, exceptions.NotAuthenticated | exceptions.AuthenticationFailed):
        headers["WWW-Authenticate"] = "Bearer"
    if isinstance(exc, exceptions.Throttled) and exc.wait is not None:
        headers["Retry-After"] = str(int(exc.wait) + 1)
    return headers


def body_errors(details: Any, pointer: str = "") -> list[dict[str, str]]:
    """All errors of a serializer, each with the JSON Pointer of its place."""
    if isinstance(details, list):
        return [
            found
            for index, item in enumerate(details)
            for found in body_errors(
                item, pointer if _is_leaf(item) else f"{pointer}/{index}"
            )
        ]
    if _is_leaf(details):
        return [
            input_error(
                "body", pointer or "/", details["code"], str(details["message"])
            )
        ]
    return [
        found
        for name, inner in details.items()
        for found in body_errors(
            inner, pointer if name == "non_field_errors" else f"{pointer}/{name}"
        )
    ]


def _is_leaf(details: Any) -> bool:
    return isinstance(details, dict) and set(details) == {"message", "code"}
