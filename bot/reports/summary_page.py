"""The executive summary as a web page that stands alone: no script, nothing fetched from elsewhere."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from bot.reports.charts import ON_TIME_COLOUR, RECEIVED_COLOUR, lights_chart, rates_chart
from bot.reports.environment import page_templates
from bot.reports.summary import RATE_HEADINGS, Light, Summary


def summary_page(summary: Summary) -> str:
    """The whole page."""
    template = page_templates().get_template("summary_page.html")
    title = f"{summary.title} {summary.subtitle}"
    return template.render(title=title, style=summary_style(), section=summary_section(summary))


def summary_section(summary: Summary) -> str:
    """The page's content alone, to be put into another page together with `summary_style`."""
    counted = ", ".join(f"{light.thai} {text}" for light, count, text in summary.counts if count)
    rates = [*summary.rates, summary.total]
    drawn = {
        "lights_chart": lights_chart(summary.counts, counted),
        "rates_chart": rates_chart(rates, summary.rates_heading),
    }
    template = page_templates().get_template("summary.html")
    return template.render(summary=summary, rate_headings=RATE_HEADINGS, **drawn)


@cache
def summary_style() -> str:
    """The style sheet of the section; nothing in it comes from an office."""
    lights = "".join(f".summary .light.{light.value} {{ background: #{light.colour}; }}\n" for light in Light)
    bars = (
        f".summary .received {{ background: #{RECEIVED_COLOUR}; }}\n"
        f".summary .on-time {{ background: #{ON_TIME_COLOUR}; }}\n"
    )
    sheet = files("bot.reports").joinpath("pages", "summary.css").read_text("utf-8")
    return sheet + lights + bars
