"""The shape of the code base; docs/architecture.md says why it is so."""

import ast
import re
from pathlib import Path

import grimp
import pytest
from django.apps import apps

ROOT = Path(__file__).resolve().parents[2]
# Highest first: an app may point only at apps after it.
APPS = [
    "reporting",
    "fund",
    "governance",
    "catalogue",
    "notifications",
    "accounts",
    "municipalities",
    "journal",
]
DOORS = {"domain", "queries", "models", "rules", "enums"}
DRAWERS = {"utils", "helpers", "services", "common", "core", "misc", "signals", "admin"}
DATE_OR_NUMBER = re.compile(r"\d{4}_(auto|initial_\d|alter|\d)")


@pytest.fixture(scope="module")
def sources():
    """Every module of the apps, parsed."""
    return {
        path: ast.parse(path.read_text())
        for app in [*APPS, "samenorganiseren"]
        for path in (ROOT / app).rglob("*.py")
        if "migrations" not in path.parts
    }


def test_apps_enter_each_other_by_their_doors():
    graph = grimp.build_graph(*APPS, exclude_type_checking_imports=True, cache_dir=None)

    through_the_window = [
        f"{module} -> {imported}"
        for module in sorted(graph.modules)
        for imported in graph.find_modules_directly_imported_by(module)
        if imported.split(".")[0] != module.split(".")[0]
        if imported.count(".") == 0 or imported.split(".")[1] not in DOORS
    ]

    assert through_the_window == []


def test_foreign_keys_point_downwards():
    upward = [
        str(field)
        for place, label in enumerate(APPS)
        for model in apps.get_app_config(label).get_models()
        for field in model._meta.get_fields()
        if field.is_relation and field.concrete and field.related_model
        if field.related_model._meta.app_label in APPS[:place]
    ]

    assert upward == []


def test_migrations_are_named_for_what_they_do():
    generated = [
        str(path.relative_to(ROOT))
        for path in ROOT.glob("*/migrations/0*.py")
        if DATE_OR_NUMBER.match(path.name)
    ]

    assert generated == []


def test_migrations_can_be_reversed():
    one_way = [
        f"{path.relative_to(ROOT)}:{call.lineno}"
        for path in ROOT.glob("*/migrations/0*.py")
        for call in ast.walk(ast.parse(path.read_text()))
        if isinstance(call, ast.Call) and _called(call) in ("RunPython", "RunSQL")
        if len(call.args) < 2
        and not {"reverse_code", "reverse_sql"} & {word.arg for word in call.keywords}
    ]

    assert one_way == []


def test_no_module_is_a_drawer(sources):
    drawers = [
        str(path) for path in sources if DRAWERS & set(path.with_suffix("").parts)
    ]

    assert drawers == []


def test_domain_verbs_take_their_arguments_by_name(sources):
    positional = [
        f"{path.relative_to(ROOT)}:{verb.name}"
        for path, module in sources.items()
        if "domain" in path.parts
        for verb in module.body
        if isinstance(verb, ast.FunctionDef) and not verb.name.startswith("_")
        if "by" in {argument.arg for argument in verb.args.args}
    ]

    assert positional == []


def test_nothing_is_excused_from_the_checks():
    excuses = re.compile(r"#\s*(noqa|type:\s*ignore|TODO|FIXME|XXX)|mark\.(skip|xfail)")
    found = [
        f"{path.relative_to(ROOT)}:{number}"
        for folder in [*APPS, "samenorganiseren", "launch", "tests"]
        for path in (ROOT / folder).rglob("*.py")
        if path != Path(__file__)
        for number, line in enumerate(path.read_text().splitlines(), start=1)
        if excuses.search(line)
    ]

    assert found == []


def _called(call: ast.Call) -> str:
    return getattr(call.func, "attr", getattr(call.func, "id", ""))
