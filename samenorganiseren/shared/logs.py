"""Log lines as JSON, with the request's number and without secrets."""

from __future__ import annotations

import json
import logging
import re
from datetime import UTC, datetime

from .origin import current_origin

_SECRET = re.compile(
    r"(?i)\b(password|wachtwoord|token|secret|sessionid|authorization|cookie)"
    r"(['\"]?\s*[:=]\s*['\"]?)[^\s'\",&]+"
)


class JsonFormatter(logging.Formatter):
    """One line of JSON for each log record."""

    def format(self, record: logging.LogRecord) -> str:
        line = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(),
            "level": record.levelname,
            "logger": record.name,
            "request_id": current_origin().request_id,
            "message": without_secrets(record.getMessage()),
        }
        if record.exc_info:
            line["exception"] = without_secrets(self.formatException(record.exc_info))
        return json.dumps(line, ensure_ascii=False)


def without_secrets(text: str) -> str:
    """The text with the value behind every secret-looking name struck out."""
    return _SECRET.sub(r"\1\2***", text)
