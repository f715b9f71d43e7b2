"""What the documentation names exists, and what exists is documented."""

import re
import tomllib
from pathlib import Path

import pytest
import yaml
from django.urls import reverse

from launch.manage import ROOT

PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])
FOLDERS = {path.name for path in ROOT.iterdir() if path.is_dir()}
# Made when the portal runs or is built, so not in a fresh clone.
MADE_LATER = (".local", "static/dist")
REQUIRED = {
    "publiccodeYmlVersion": str,
    "name": str,
    "url": str,
    "platforms": list,
    "developmentStatus": str,
    "softwareType": str,
    "description": dict,
    "legal": dict,
    "maintenance": dict,
    "localisation": dict,
}


def text(name):
    return (ROOT / name).read_text()


def version():
    return tomllib.loads(text("pyproject.toml"))["project"]["version"]


def settings_variables():
    return set(
        re.findall(r'env\.\w+\(\s*"([A-Z_]+)"', text("samenorganiseren/settings.py"))
    )


def documented_variables():
    rows = re.findall(r"^\| (`[A-Z_`, ]+`) \|", text("docs/deploy.md"), re.MULTILINE)
    return {name for row in rows for name in re.findall(r"[A-Z_]+", row)}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_make_target_that_is_named_exists(page):
    targets = set(re.findall(r"^([a-z-]+):", text("Makefile"), re.MULTILINE))

    named = set(re.findall(r"`make ([a-z-]+)", page.read_text()))

    assert named - targets == set()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_place_that_is_linked_exists(page):
    links = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text())

    assert [link for link in links if not (page.parent / link).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_place_that_is_named_exists(page):
    named = re.findall(r"`([A-Za-z_.][\w.-]*/[\w./-]*)`", page.read_text())

    gone = [name for name in named if is_ours(name) and not (ROOT / name).exists()]
    assert gone == []


def is_ours(name):
    return Path(name).parts[0] in FOLDERS and not name.startswith(MADE_LATER)


def test_every_setting_is_documented_and_no_other():
    only_for_make_run = {"PORT", "PORTAL_DATA"}

    assert documented_variables() - only_for_make_run == settings_variables()


def test_the_redirect_address_of_a_provider_is_as_documented():
    address = reverse("openid_connect_callback", kwargs={"provider_id": "ID"})

    assert f"`https://<your domain>{address.replace('ID', '<id>')}`" in text(
        "docs/deploy.md"
    )


def test_publiccode_has_what_its_standard_requires():
    told = yaml.safe_load(text("publiccode.yml"))

    assert {key: type(told.get(key)) for key in REQUIRED} == REQUIRED
    assert told["softwareVersion"] == version()
    assert told["legal"] == {"license": "EUPL-1.2"} | told["legal"]


def test_the_changelog_begins_with_this_version():
    first = re.search(r"^## (\S+)", text("CHANGELOG.md"), re.MULTILINE)

    assert first[1] == version()
