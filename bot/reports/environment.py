"""The templates of pages that stand alone: everything put into them is escaped."""

from __future__ import annotations

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined

from bot.reports.breaking import Breaker


@cache
def page_templates() -> Environment:
    """The templates of bot/reports/pages; the filter `words` gives the words of a text."""
    templates = Environment(
        loader=PackageLoader("bot.reports", "pages"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    templates.filters["words"] = Breaker().pieces
    return templates
