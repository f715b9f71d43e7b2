"""PostgreSQL from a wheel, on a unix socket only, with its data in one folder."""

import os
import shutil
import signal
import subprocess
import time
from pathlib import Path
from urllib.parse import quote

import psycopg

from launch import server_user, wheels
from launch.problem import Problem
from launch.reasons import is_full
from launch.server_user import ServerUser

ADMINISTRATOR = "portal"
# Part of the socket's name only; said so that PGPORT cannot change it.
PORT = "5432"
INITDB = (
    f"--username={ADMINISTRATOR}",
    "--auth=trust",
    "--encoding=UTF8",
    "--locale-provider=builtin",
    "--locale=C.UTF-8",
    "--no-sync",
)
SAFE = {"listen_addresses": "", "max_connections": "60", "shared_buffers": "128MB"}
FAST = {
    "listen_addresses": "",
    "max_connections": "300",
    "shared_buffers": "256MB",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "autovacuum": "off",
}


class Postgres:
    """One server. `settings` is SAFE for data that must stay, FAST for tests."""

    def __init__(
        self, folder: Path, sockets: Path, settings: dict[str, str] = SAFE
    ) -> None:
        self.folder = folder
        self.data = folder / "postgres"
        self.log = folder / "postgres.log"
        self.sockets = sockets
        self.settings = settings
        self.process: subprocess.Popen[bytes] | None = None

    def start(self, user: ServerUser | None = None) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        self.user = user or server_user.choose(self.data)
        self._refuse_closed_folder()
        self.programs = self._readable_programs()
        self._refuse_other_major()
        if not (self.data / "PG_VERSION").exists():
            self._create()
        self._launch()
        self._wait()

    def stop(self) -> None:
        if self.process and self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
            self.process.wait(30)

    def url(self, role: str, database: str) -> str:
        place = quote(str(self.sockets), safe="")
        return f"postgres://{role}@/{database}?host={place}&port={PORT}"

    def _refuse_closed_folder(self) -> None:
        if not self.user.can_run("/bin/ls", "-d", f"{self.folder}/."):
            raise Problem(
                "PostgreSQL draait hier als een andere gebruiker en die kan niet bij "
                f"{self.folder}. Zet het portaal in een map die iedereen mag openen, of start "
                "als gewone gebruiker."
            )

    def _readable_programs(self) -> Path:
        """Wheels under /root are closed to another user, who gets a copy."""
        programs = wheels.postgres_programs()
        if self.user.can_run(programs / "postgres", "--version"):
            return programs
        package = programs.parent.parent
        copy = self.folder / "postgres-programs"
        for name in (package.name, f"{package.name}.libs"):
            if (package.parent / name).exists():
                shutil.copytree(package.parent / name, copy / name, dirs_exist_ok=True)
        subprocess.run(["chmod", "-R", "a+rX", copy], check=True)
        return copy / package.name / "pginstall/bin"

    def _refuse_other_major(self) -> None:
        stamp = self.data / "PG_VERSION"
        if not stamp.exists():
            return
        told = subprocess.run(
            [self.programs / "postgres", "--version"],
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        ours = told.split()[2].split(".")[0]
        theirs = stamp.read_text().strip()
        if ours != theirs:
            raise Problem(
                f"De gegevens in {self.data} zijn van PostgreSQL {theirs} en dit portaal "
                f"gebruikt {ours}. Bewaar de map ergens anders, of begin opnieuw met "
                "`make reset`."
            )

    def _create(self) -> None:
        self.data.mkdir(mode=0o700, exist_ok=True)
        if self.user.uid != self.data.stat().st_uid:
            os.chown(self.data, self.user.uid, self.user.uid)
            os.chown(self.sockets, self.user.uid, self.user.uid)
        made = self._run("initdb", "-D", self.data, *INITDB)
        if made.returncode != 0:
            shutil.rmtree(self.data, ignore_errors=True)
            raise Problem(self._why("De database kan niet worden gemaakt", made.stdout))

    def _run(
        self, program: str, *arguments: str | Path
    ) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [self.programs / program, *arguments],
            preexec_fn=self.user.before_exec,
            env=self._environment(),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    def _environment(self) -> dict[str, str]:
        return {**os.environ, "LC_ALL": "C", "TZ": "UTC"}

    def _launch(self) -> None:
        settings = {
            "port": PORT,
            **self.settings,
            "unix_socket_directories": str(self.sockets),
        }
        chosen = [part for item in settings.items() for part in ("-c", "=".join(item))]
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                [self.programs / "postgres", "-D", self.data, *chosen],
                preexec_fn=self.user.before_exec,
                env=self._environment(),
                stdout=log,
                stderr=log,
                start_new_session=True,
            )

    def _wait(self, seconds: float = 60) -> None:
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            if self.process is None or self.process.poll() is not None:
                break
            try:
                psycopg.connect(self.url(ADMINISTRATOR, "postgres")).close()
            except psycopg.OperationalError:
                time.sleep(0.02)
            else:
                return
        self.stop()
        raise Problem(
            self._why("De database start niet", self.log.read_text(errors="replace"))
        )

    def _why(self, what: str, told: str) -> str:
        if is_full(told):
            return (
                f"{what}: de schijf is vol. Maak ruimte vrij op de schijf van {self.folder} "
                "en start opnieuw."
            )
        return (
            f"{what}: de map {self.data} is beschadigd of niet toegankelijk. Kijk in "
            f"{self.log} wat er is, of begin opnieuw met `make reset`."
        )
