"""The one refusal of a load: which file, which line, what is wrong."""

from samenorganiseren.shared.errors import DomainError


class RegisterRefused(DomainError):
    """The files do not reconcile. Nothing was changed."""

    def __init__(self, file: str, line: int, sentence: str) -> None:
        super().__init__(f"{file}, regel {line}: {sentence}")
