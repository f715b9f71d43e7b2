"""Markdown that people wrote, as HTML that can do no harm."""

from __future__ import annotations

import nh3
from django.utils.safestring import SafeString
from markdown_it import MarkdownIt

_TAGS = {
    "p",
    "ul",
    "ol",
    "li",
    "strong",
    "em",
    "a",
    "blockquote",
    "code",
    "pre",
    "br",
    "h3",
    "h4",
}
_parser = MarkdownIt("commonmark", {"html": False})


def rendered(text: str) -> SafeString:
    """The text as HTML: no script, no images, links only to the web and mail."""
    html = nh3.clean(
        _parser.render(text),
        tags=_TAGS,
        attributes={"a": {"href"}},
        url_schemes={"http", "https", "mailto"},
    )
    return SafeString(html)
