"""What a line may have been for: suggestions for a person, each with why and why not."""

from .all import suggestions_for
from .suggestion import Suggestion

__all__ = ["Suggestion", "suggestions_for"]
