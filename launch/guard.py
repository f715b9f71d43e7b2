"""Child processes that never outlive the process that started them."""

import ctypes
import os
import signal
import sys

PR_SET_PDEATHSIG = 1
LIBC = ctypes.CDLL(None, use_errno=True)


def die_with_parent(with_signal: int = signal.SIGTERM) -> None:
    """Ask the kernel for a signal at the parent's death; runs in the child.

    A change of user clears the request, so call this after it.
    """
    if sys.platform == "linux":
        LIBC.prctl(PR_SET_PDEATHSIG, int(with_signal), 0, 0, 0)


def main() -> None:
    """Replace this process by the given command, guarded."""
    die_with_parent()
    os.execvp(sys.argv[1], sys.argv[1:])


if __name__ == "__main__":
    main()
