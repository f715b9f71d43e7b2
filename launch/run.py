"""`make run`: everything the portal needs, in one folder, until Ctrl-C."""

import os
import signal
import threading
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from launch import after, data_folder, manage, ports, programs, styles, supervisor
from launch.guard import die_with_parent
from launch.loads import Loads
from launch.problem import Problem
from launch.servers import start_servers
from launch.terminal import say, step


@dataclass(frozen=True)
class Choices:
    """What the reader chose by variables: PORT and DEMO."""

    port: int
    demo: bool
    base_url: str

    @classmethod
    def from_environment(cls) -> "Choices":
        given = os.environ.get("PORT") or "8000"
        if not given.isdecimal() or not 1 <= int(given) <= 65535:
            raise Problem(
                f"PORT={given} is geen poort. Kies een getal, bijvoorbeeld PORT=8001."
            )
        base_url = os.environ.get("BASE_URL") or f"http://localhost:{given}"
        demo = os.environ.get("DEMO", "1").lower() not in (
            "0",
            "false",
            "no",
            "nee",
            "",
        )
        return cls(int(given), demo, base_url)

    @property
    def alive(self) -> str:
        return f"http://127.0.0.1:{self.port}/livez"

    def check(self) -> None:
        if self.demo and self.base_url.startswith("https://"):
            raise Problem(
                f"BASE_URL={self.base_url} hoort bij een echt portaal en daar mogen geen "
                "demopersonen in. Start met DEMO=0, of laat BASE_URL weg."
            )
        if ports.is_taken(self.port):
            raise Problem(
                f"Poort {self.port} is al in gebruik. Kies een andere, bijvoorbeeld: "
                f"make run PORT={self.port + 1}."
            )


def run() -> int:
    _stop_with_make()
    choices = Choices.from_environment()
    choices.check()
    folder = data_folder.choose(data_folder.LOCAL, choices.port)
    say("Samen Organiseren start")
    with folder.held() as place, ExitStack() as running:
        folder.require_space()
        _set_environment(choices, folder)
        start_servers(place, running)
        _prepare(choices)
        fallen = _serve(choices, place)
    if fallen:
        raise Problem(
            f"Het onderdeel {fallen} is onverwacht gestopt; hierboven staat waarom."
        )
    say("Het portaal is gestopt.")
    return 0


def _stop_with_make() -> None:
    """A `make` that is killed cannot say so; the kernel tells us."""
    if "MAKELEVEL" in os.environ:
        die_with_parent(signal.SIGTERM)


def _set_environment(choices: Choices, folder: data_folder.DataFolder) -> None:
    os.environ.update(DEMO=str(int(choices.demo)), BASE_URL=choices.base_url)
    defaults = {
        "SECRET_KEY": folder.secret_key(),
        "DJANGO_SETTINGS_MODULE": "samenorganiseren.settings",
        "STATIC_ROOT": str(folder.path / "static"),
        "MEDIA_ROOT": str(folder.path / "media"),
        "EMAIL_BACKEND": "django.core.mail.backends.filebased.EmailBackend",
        "EMAIL_FILE_PATH": str(folder.path / "mail"),
        "INVOICE_OUTBOX_DIR": str(folder.path / "invoices"),
    }
    for name, value in defaults.items():
        os.environ.setdefault(name, value)


def _prepare(choices: Choices) -> None:
    with step("De stijlen bouwen"):
        styles.build()
    with step("De bestanden voor de browser klaarzetten"):
        styles.collect(Path(os.environ["STATIC_ROOT"]))
    Loads(os.environ["DATABASE_OWNER_URL"], choices.demo).bring_in()


def _serve(choices: Choices, place: Path) -> str:
    """Worker and beat come second: the first page has the machine to itself."""
    threading.Thread(target=_announce, args=[choices], daemon=True).start()
    return supervisor.run(
        {
            "web": programs.web(choices.port, workers=2),
            "worker": programs.after(choices.alive, programs.worker()),
            "beat": programs.after(choices.alive, programs.beat(place / "beat")),
        }
    )


def _announce(choices: Choices) -> None:
    """Say the address once it answers, and who can sign in there."""
    if not after.wait_for(choices.alive):
        return
    say(f"\nOpen {choices.base_url} in uw browser. Stoppen doet u met Ctrl-C.\n")
    if choices.demo:
        say(manage.manage("demo_signins"))
