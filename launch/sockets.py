"""Where the sockets of the embedded servers live: always a private folder."""

import re
import shutil
import tempfile
from pathlib import Path

# A socket address holds 107 characters and must survive two kinds of URL.
PLAIN = re.compile(r"[A-Za-z0-9/._-]{1,80}")


class SocketFolder:
    """Inside the data folder, or under a random name when that path is unfit."""

    def __init__(self, data: Path) -> None:
        inside = data / "sockets"
        self.is_temporary = PLAIN.fullmatch(str(inside)) is None
        if self.is_temporary:
            self.path = Path(tempfile.mkdtemp(prefix="portaal-"))
        else:
            self.path = inside
            inside.mkdir(parents=True, exist_ok=True)
            inside.chmod(0o700)

    def remove(self) -> None:
        if self.is_temporary:
            shutil.rmtree(self.path, ignore_errors=True)
