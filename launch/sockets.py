"""Where the sockets of the embedded servers live: always a private folder."""

import re
import shutil
import tempfile
from pathlib import Path

# A socket address holds 107 characters and must survive two kinds of URL.
PLAIN = re.compile(r"[A-Za-z0-9/._-]{1,80}")


class SocketFolder:
    """Inside the data folder, or under a random name when that path is unfit.

    In the second case a link in the data folder points at it, by which the next
    start finds and removes what a killed launcher left behind.
    """

    def __init__(self, data: Path) -> None:
        self.inside = data / "sockets"
        self.remove()
        if PLAIN.fullmatch(str(self.inside)):
            self.path = self.inside
            self.inside.mkdir(parents=True, mode=0o700)
        else:
            self.path = Path(tempfile.mkdtemp(prefix="portaal-"))
            self.inside.symlink_to(self.path)

    def remove(self) -> None:
        if self.inside.is_symlink():
            shutil.rmtree(self.inside.readlink(), ignore_errors=True)
            self.inside.unlink()
        shutil.rmtree(self.inside, ignore_errors=True)
