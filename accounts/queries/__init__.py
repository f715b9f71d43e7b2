"""Questions about people, organisations and keys."""

from .tokens import key_hash, token_owner

__all__ = ["key_hash", "token_owner"]
