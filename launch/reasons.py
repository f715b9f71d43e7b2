"""Why the machine refused something, in Dutch."""

import errno

FULL = "de schijf is vol"
IN_THE_WAY = "daar staat een bestand in de weg"
CLOSED = "u mag daar niet schrijven"
REASONS = {
    errno.ENOSPC: FULL,
    errno.EDQUOT: FULL,
    errno.EEXIST: IN_THE_WAY,
    errno.ENOTDIR: IN_THE_WAY,
    errno.EACCES: CLOSED,
    errno.EPERM: CLOSED,
    errno.EROFS: "daar kan alleen worden gelezen",
}


def why(error: OSError) -> str:
    return REASONS.get(error.errno or 0) or str(error.strerror)


def is_full(told: str) -> bool:
    """Whether a program that failed said that the disk is full."""
    return "No space left on device" in told or "Disk quota exceeded" in told
