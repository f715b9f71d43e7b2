"""The description of a real server: complete, closed, and in step with the settings."""

import re

import pytest
import yaml

from launch.manage import ROOT

COMPOSE = yaml.safe_load((ROOT / "docker-compose.yml").read_text())
SERVICES = COMPOSE["services"]
DEPLOY = (ROOT / "docs" / "deploy.md").read_text()
OURS = ("migrate", "load", "web", "worker", "beat")
STARTED = ("postgres", "valkey", "web", "worker", "beat", "proxy")
# What a service may say, out of the compose specification.
KNOWN = {
    "build",
    "cap_add",
    "cap_drop",
    "command",
    "depends_on",
    "environment",
    "healthcheck",
    "image",
    "networks",
    "ports",
    "read_only",
    "restart",
    "security_opt",
    "shm_size",
    "stop_grace_period",
    "tmpfs",
    "user",
    "volumes",
}


def asked_for(text: str) -> set[str]:
    return set(re.findall(r"\$\{([A-Z_]+)", text))


def test_the_services_are_those_of_a_whole_portal():
    assert sorted(SERVICES) == sorted({*OURS, *STARTED})


def test_every_key_is_one_that_compose_knows():
    unknown = {name: sorted(set(service) - KNOWN) for name, service in SERVICES.items()}

    assert unknown == {name: [] for name in SERVICES}
    assert set(COMPOSE) - {"name", "services", "networks", "volumes"} == {
        "x-hardened",
        "x-portal",
        "x-portal-environment",
    }


@pytest.mark.parametrize("name", SERVICES)
def test_no_service_can_gain_rights(name):
    service = SERVICES[name]

    closed = (service["read_only"], service["cap_drop"], service["security_opt"])
    assert closed == (True, ["ALL"], ["no-new-privileges:true"])
    assert service.get("cap_add", []) == (
        ["NET_BIND_SERVICE"] if name == "proxy" else []
    )


@pytest.mark.parametrize("name", sorted(set(SERVICES) - {"proxy"}))
def test_every_service_but_the_proxy_runs_without_root(name):
    assert int(SERVICES[name]["user"].split(":")[0]) >= 900


@pytest.mark.parametrize("name", STARTED)
def test_every_lasting_service_tells_its_health(name):
    assert SERVICES[name]["healthcheck"]["test"][0] in ("CMD", "CMD-SHELL")


def test_only_the_proxy_is_reachable_from_outside():
    assert [name for name, service in SERVICES.items() if "ports" in service] == [
        "proxy"
    ]
    assert COMPOSE["networks"]["inside"] == {"internal": True}
    assert [SERVICES[name]["networks"] for name in ("postgres", "valkey")] == [
        ["inside"]
    ] * 2


def test_only_the_migration_knows_the_owner_of_the_schema():
    knows = [
        name
        for name, service in SERVICES.items()
        if "PORTAL_OWNER_PASSWORD"
        in str(service["environment" if "environment" in service else "image"])
    ]

    assert knows == ["postgres", "migrate"]


def test_what_a_service_needs_exists():
    missing = [
        (name, needed)
        for name, service in SERVICES.items()
        for needed in [
            *service.get("depends_on", {}),
            *(volume.split(":")[0] for volume in service.get("volumes", [])),
        ]
        if needed not in SERVICES and needed not in COMPOSE["volumes"]
        if not (ROOT / needed).is_file()
    ]

    assert missing == []


def test_the_example_of_the_settings_file_names_all_that_is_required():
    required = set(
        re.findall(r"\$\{([A-Z_]+):\?\}", (ROOT / "docker-compose.yml").read_text())
    )
    example = (ROOT / "deploy" / "env.example").read_text()

    assert required - set(re.findall(r"^([A-Z_]+)=", example, re.MULTILINE)) == set()


def test_the_portal_gets_only_settings_that_it_reads():
    source = (ROOT / "samenorganiseren" / "settings.py").read_text()

    unread = [
        name for name in SERVICES["web"]["environment"] if f'"{name}"' not in source
    ]

    assert unread == []


def test_the_image_holds_every_app_and_nothing_of_the_workshop():
    kept = re.findall(r"^!(.+)$", (ROOT / ".dockerignore").read_text(), re.MULTILINE)
    apps = [path.parent.name for path in ROOT.glob("*/apps.py")]

    assert sorted(set(apps) - set(kept)) == []
    assert [
        name for name in ("tests", "launch", ".git", ".env", ".local") if name in kept
    ] == []
