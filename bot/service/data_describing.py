"""Describing the open data of a published round: a Frictionless Data Package (datapackage.org, version 1)."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping

from bot.clock import BANGKOK
from bot.service.pack_records import json_bytes
from bot.service.publishing import Published
from bot.wording.say import say


def described(found: Published, data: Mapping[str, bytes], folder: str) -> bytes:
    """What the csv and json files hold, with their sizes and hashes; `folder` is their address."""
    facts = {
        "office": found.office.full_name,
        "round": found.snapshot.round_number,
        "year": found.snapshot.fiscal_year.number,
    }
    resources: list[dict[str, object]] = []
    for key, content in data.items():
        resource: dict[str, object] = {
            "name": f"report-{key}",
            "path": f"{folder}/report.{key}",
            "format": key,
            "mediatype": found.files[key].media_type,
            "encoding": "utf-8",
            "bytes": len(content),
            "hash": f"sha256:{found.files[key].sha256}",
        }
        if key == "csv":
            names = next(csv.reader(io.StringIO(content.decode("utf-8-sig"))), [])
            fields = [{"name": name, "type": "string"} for name in names]
            resource |= {"profile": "tabular-data-resource", "schema": {"fields": fields}}
        resources.append(resource)
    return json_bytes(
        {
            "profile": "data-package",
            "name": f"integrity-report-{found.office.id}-{facts['year']}-{facts['round']}",
            "title": say("published.title", **facts),
            "description": say("published.description", **facts),
            "homepage": folder,
            "version": str(found.snapshot.version),
            "created": found.publication.published_at.astimezone(BANGKOK).isoformat(),
            "resources": resources,
        }
    )
