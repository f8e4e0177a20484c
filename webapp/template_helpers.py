"""What every template can use: addresses of static files, figures, dates, numbers and words."""

from datetime import UTC, datetime
from uuid import uuid4

from flask import Flask
from markupsafe import Markup

from webapp.accounts.opaque import opaque_id
from webapp.extensions import services
from webapp.module_graph import needed_by
from webapp.static_files import static_url
from webapp.trends.records import zone


def init_app(app: Flask) -> None:
    for helper in (static_url, needed_by, figure, local_date, local_day, local_time, minutes, new_key, opaque_id):
        app.add_template_global(helper)
    app.add_template_global(score_text)
    app.add_template_global(stylesheets)


def stylesheets(*names: str) -> Markup:
    """Links to sheets of `static/css/`, in this order."""
    link = Markup('<link rel="stylesheet" href="{}">')
    return Markup("\n").join(link.format(static_url(f"css/{name}.css")) for name in names)


def figure(pose: str, prefix: str, title: str | None = None, css_class: str = "fig figure") -> Markup:
    """The still of a pose as inline SVG. `prefix` keeps its ids apart from those of other stills on the page."""
    return Markup(services().figures.still(pose, prefix=prefix, title=title, css_class=css_class))  # noqa: S704 our own drawing


def local_date(moment: datetime, time_zone: str) -> str:
    """`8 November`, with the year unless it is this one."""
    local = moment.astimezone(zone(time_zone))
    year = "" if local.year == datetime.now(UTC).astimezone(local.tzinfo).year else f" {local.year}"
    return f"{local.day} {local:%B}{year}"


def local_day(moment: datetime, time_zone: str) -> str:
    """`Sunday 8 November`, with the year unless it is this one."""
    return f"{moment.astimezone(zone(time_zone)):%A} {local_date(moment, time_zone)}"


def local_time(moment: datetime, time_zone: str) -> str:
    """`07:05`."""
    return f"{moment.astimezone(zone(time_zone)):%H:%M}"


def minutes(seconds: float) -> str:
    """`7 min`, never less than one."""
    return f"{max(1, round(seconds / 60))} min"


def new_key() -> str:
    """The key that makes a form sent twice count once."""
    return str(uuid4())


def score_text(score: float | None) -> str:
    """`6`, or for a mean `3.9`, with a true minus sign; `–` where there is no rating."""
    if score is None:
        return "–"
    text = str(score) if isinstance(score, int) else f"{score:.1f}"
    return text.replace("-", "−")
