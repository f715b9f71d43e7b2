"""Markdown that people wrote, as HTML that cannot do anything but be read."""

from __future__ import annotations

import nh3
from django.utils.html import format_html
from django.utils.safestring import SafeString
from markdown_it import MarkdownIt

# Headings of a text lie under those of the page it stands on.
_HEADINGS = {"h1": "h3", "h2": "h4", "h3": "h5"}
_TAGS = {
    "a", "blockquote", "br", "code", "em", "h3", "h4", "h5", "hr", "li", "ol", "p",
    "pre", "strong", "table", "tbody", "td", "th", "thead", "tr", "ul",
}  # fmt: skip
_markdown = MarkdownIt("commonmark", {"html": False, "linkify": False}).enable("table")


class _Safe(str):
    """Cleaned HTML; says so to Django's templates."""

    def __html__(self) -> str:
        return str(self)


def rendered(text: str) -> SafeString:
    """Safe HTML of a Markdown text: no script, no picture, no style, no own HTML."""
    tokens = _markdown.parse(text or "")
    for token in tokens:
        token.tag = _HEADINGS.get(token.tag, token.tag)
    made = _markdown.renderer.render(tokens, _markdown.options, {})
    cleaned = nh3.clean(
        made,
        tags=_TAGS,
        attributes={"a": {"href"}},
        url_schemes={"http", "https", "mailto"},
        link_rel="nofollow noopener",
    )
    return format_html("{}", _Safe(cleaned))
