"""Work of the catalogue that the outbox asks for, and that comes round by itself."""

from . import adoption, editing, news

__all__ = ["adoption", "editing", "news"]
