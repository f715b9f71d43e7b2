"""What the reader sees while the portal starts: one line for each step."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager


def say(text: str = "") -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


@contextmanager
def step(text: str) -> Iterator[None]:
    """Name what happens, then how long it took."""
    began = time.monotonic()
    sys.stdout.write(f"  {text} … ")
    sys.stdout.flush()
    try:
        yield
    except BaseException:
        say("niet gelukt")
        raise
    say(f"{time.monotonic() - began:.1f} s".replace(".", ","))
