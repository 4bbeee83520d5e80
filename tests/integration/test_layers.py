"""The rules of the house that a machine can check."""

import tomllib
from pathlib import Path

import pytest
from django.apps import apps
from django.db import models

ROOT = Path(__file__).parents[2]
LAYERS = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"][
    0
]["layers"]
RANK = {
    name.strip(): len(LAYERS) - number
    for number, names in enumerate(LAYERS)
    for name in names.split("|")
}
BESIDE_THE_LAYERS = {
    "iserlohn_europa.delivery",
    "iserlohn_europa.operations",
    "iserlohn_europa.settings",
}
OUR_APPS = [config for config in apps.get_app_configs() if config.name in RANK]


def packages() -> set[str]:
    """Every package of ours."""
    inside = (path.parent for path in (ROOT / "iserlohn_europa").glob("*/__init__.py"))
    root_apps = {"partnerships", "events", "awards"}
    return {f"iserlohn_europa.{path.name}" for path in inside} | root_apps


def test_every_package_has_its_layer():
    assert packages() - BESIDE_THE_LAYERS == set(RANK)


def relations():
    for config in OUR_APPS:
        for model in config.get_models():
            for field in model._meta.get_fields():
                is_ours = isinstance(field, models.ForeignKey | models.ManyToManyField)
                if is_ours and field.related_model:
                    yield pytest.param(config, field, id=f"{model.__name__}.{field.name}")


@pytest.mark.parametrize(("config", "field"), list(relations()))
def test_every_relation_points_to_its_own_app_or_down(config, field):
    target = field.related_model._meta.app_config.name
    if target in RANK and target != config.name:
        assert RANK[target] < RANK[config.name]


@pytest.mark.parametrize(
    "path", sorted((ROOT / "static" / "css").rglob("*.css")), ids=lambda path: path.name
)
def test_style_sheets_shout_at_nobody(path):
    assert "!important" not in path.read_text()
