"""A program that waits its turn: `python -m launch.after ADDRESS COMMAND…`.

Web, worker and beat each read the whole portal when they start. Side by side they
hold each other up; so the first page has the machine to itself.
"""

import os
import sys
import time
import urllib.error
import urllib.request

from launch.guard import die_with_parent

PATIENCE = 60


def answers(address: str) -> bool:
    try:
        urllib.request.urlopen(address, timeout=5).close()
    except urllib.error.HTTPError:
        return True
    except OSError:
        return False
    return True


def wait_for(address: str, patience: float = PATIENCE) -> bool:
    """Whether it answered in time."""
    until = time.monotonic() + patience
    while not (found := answers(address)) and time.monotonic() < until:
        time.sleep(0.05)
    return found


def main() -> None:
    """Wait, then become the command; where nobody answers, start all the same."""
    die_with_parent()
    wait_for(sys.argv[1])
    os.execvp(sys.argv[2], sys.argv[2:])


if __name__ == "__main__":
    main()
