"""LINE's own description of its API as a judge of what we send, with the limits it leaves out.

The published file describes a message by its parent alone: subtypes hang on a `discriminator` that
JSON Schema does not follow, so a flex message without contents passes. Here every such parent becomes
a choice (`oneOf`) of its subtypes before it judges. What the file does not say (lengths, counts,
sizes, unknown properties) is checked beside it.
"""

from __future__ import annotations

import copy
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from jsonschema import Draft202012Validator
from referencing import Registry
from referencing.jsonschema import DRAFT202012

from tests.support.line_limits import limit_problems

DESCRIPTION = Path(__file__).parents[3] / "shared" / "line-openapi" / "messaging-api.yml"
_REFERENCE = "#/components/schemas/"
_ADDRESS = "urn:line"


def check_messages(messages: list[dict[str, object]]) -> list[str]:
    """Everything LINE would refuse in these message objects; empty when they are good."""
    problems = [
        f"messages[{place}]{problem}"
        for place, message in enumerate(messages)
        for problem in check_value("Message", message)
    ]
    return problems or limit_problems(messages)


def check_value(schema: str, value: object) -> list[str]:
    """What is wrong with a value by the schema of that name, unknown properties included."""
    reference = {"$ref": f"{_ADDRESS}{_REFERENCE}{schema}"}
    validator = Draft202012Validator(reference, registry=_registry())
    wrong = [f"{error.json_path}: {error.message[-200:]}" for error in validator.iter_errors(value)]
    return wrong + [
        f"{place}: unknown property" for place in _unknown({"$ref": _REFERENCE + schema}, value, "$")
    ]


@cache
def _schemas() -> dict[str, Any]:
    document = yaml.load(DESCRIPTION.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    schemas: dict[str, Any] = document["components"]["schemas"]
    return schemas


@cache
def _registry() -> Registry[Any]:
    document = {"components": {"schemas": _as_choices(_schemas())}}
    empty: Registry[Any] = Registry()
    registry: Registry[Any] = empty.with_resource(_ADDRESS, DRAFT202012.create_resource(document))
    return registry


def _as_choices(published: dict[str, Any]) -> dict[str, Any]:
    """The schemas with every discriminated parent turned into the choice of its subtypes."""
    schemas = copy.deepcopy(published)
    parents = [name for name, schema in schemas.items() if "discriminator" in schema]
    for parent in parents:
        discriminator = schemas[parent].pop("discriminator")
        schemas[f"{parent}Base"] = schemas[parent]
        kinds: dict[str, list[str]] = {}
        for kind, reference in discriminator.get("mapping", {}).items():
            kinds.setdefault(reference, []).append(kind)
        for reference, names in kinds.items():
            _bind(schemas[reference.removeprefix(_REFERENCE)], parent, discriminator["propertyName"], names)
        schemas[parent] = {"oneOf": [{"$ref": reference} for reference in kinds]}
    return schemas


def _bind(subtype: dict[str, Any], parent: str, property_name: str, kinds: list[str]) -> None:
    """Let a subtype build on the parent's base and insist on its own kind."""
    for part in subtype.get("allOf", []):
        if part.get("$ref") == _REFERENCE + parent:
            part["$ref"] = f"{_REFERENCE}{parent}Base"
    subtype.setdefault("allOf", []).append(
        {"required": [property_name], "properties": {property_name: {"enum": kinds}}}
    )


def _unknown(schema: dict[str, Any], value: object, place: str) -> list[str]:
    """The places of properties the published description does not have."""
    if isinstance(value, list):
        items = schema.get("items", {})
        return [
            found for index, item in enumerate(value) for found in _unknown(items, item, f"{place}[{index}]")
        ]
    if not isinstance(value, dict):
        return []
    known = _properties(schema, value)
    if not known:
        return []
    missing = [f"{place}.{name}" for name in value if name not in known]
    inside = [
        found
        for name, item in value.items()
        if name in known
        for found in _unknown(_resolved(known[name]), item, f"{place}.{name}")
    ]
    return missing + inside


def _resolved(schema: dict[str, Any]) -> dict[str, Any]:
    reference = schema.get("$ref")
    return _schemas()[reference.removeprefix(_REFERENCE)] if reference else schema


def _properties(schema: dict[str, Any], value: dict[str, Any]) -> dict[str, Any]:
    """The properties a value of the schema may have, its subtype's included."""
    schema = _resolved(schema)
    discriminator = schema.get("discriminator", {})
    subtype = discriminator.get("mapping", {}).get(value.get(discriminator.get("propertyName")))
    if subtype:
        return _own_properties({"$ref": subtype})
    return _own_properties(schema)


def _own_properties(schema: dict[str, Any]) -> dict[str, Any]:
    schema = _resolved(schema)
    found = dict(schema.get("properties", {}))
    for part in schema.get("allOf", []):
        found |= _own_properties(part)
    return found
