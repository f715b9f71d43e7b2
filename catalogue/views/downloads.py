"""The catalogue's lists as spreadsheets, in the portal's one way."""

from samenorganiseren.shared.downloads import answer_with, guarded

__all__ = ["answer_with", "guarded"]
