"""What drf-spectacular leaves out and the design rules ask for."""

from __future__ import annotations

from typing import Any

from django.conf import settings

from . import PROBLEM_JSON, VERSION
from .problems import TITLES

_PROBLEM = {
    "type": "object",
    "required": ["status", "title", "detail"],
    "properties": {
        "status": {"type": "integer"},
        "title": {"type": "string"},
        "detail": {"type": "string"},
        "errors": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["in", "location", "code", "detail"],
                "properties": {
                    "in": {"type": "string", "enum": ["query", "path", "body"]},
                    "location": {"type": "string"},
                    "code": {"type": "string"},
                    "detail": {"type": "string"},
                },
            },
        },
    },
}
_VERSION_HEADER = {
    "description": "De volledige versie van de API.",
    "schema": {"type": "string", "example": VERSION},
}
_LINK_HEADER = {
    "description": "De eerste, vorige, volgende en laatste pagina (RFC 8288).",
    "schema": {"type": "string"},
}
_READING = (400, 401, 403, 404, 406, 429)
_WRITING = (400, 401, 403, 404, 406, 409, 415, 429)


def complete(result: dict[str, Any], generator: Any, **kwargs: Any) -> dict[str, Any]:
    """Put the servers, the version header and the problems in the document."""
    result["servers"] = [{"url": f"{settings.BASE_URL}/api/v1"}]
    result["paths"] = {
        path.removeprefix("/api/v1"): methods
        for path, methods in result["paths"].items()
    }
    components = result.setdefault("components", {})
    components.setdefault("schemas", {})["Probleem"] = _PROBLEM
    components["headers"] = {"ApiVersie": _VERSION_HEADER, "Link": _LINK_HEADER}
    for name, schema in components["schemas"].items():
        if name.endswith("Request"):
            schema["additionalProperties"] = False
    for methods in result["paths"].values():
        for method, operation in methods.items():
            _complete_operation(method, operation)
    return result


def _complete_operation(method: str, operation: dict[str, Any]) -> None:
    responses = operation["responses"]
    for response in responses.values():
        headers = response.setdefault("headers", {})
        headers["API-Version"] = {"$ref": "#/components/headers/ApiVersie"}
        if operation["operationId"].endswith("List"):
            headers["Link"] = {"$ref": "#/components/headers/Link"}
    for status in _READING if method == "get" else _WRITING:
        responses[str(status)] = {
            "description": TITLES[status],
            "headers": {"API-Version": {"$ref": "#/components/headers/ApiVersie"}},
            "content": {
                PROBLEM_JSON: {"schema": {"$ref": "#/components/schemas/Probleem"}}
            },
        }
