"""From what was written down to what stands on the sheet."""

from collections.abc import Sequence
from datetime import date

from webapp.export.names import Names
from webapp.export.report import FOOT, NO_DEVICE, Material, Picture, Report, Table
from webapp.export.report_listings import listings
from webapp.export.report_sentence import baseline_sentence, report_sentence
from webapp.export.report_tables import columns_table, routines_table, steps_table
from webapp.trends.averages import stretches_from
from webapp.trends.baseline import Standing
from webapp.trends.beside import Beside
from webapp.trends.comparison import Spans, compare, spans
from webapp.trends.few import MOST
from webapp.trends.function import points
from webapp.trends.periods import Unit, how_many, next_after, run_up_to
from webapp.trends.ratings_chart import few_chart, ratings_chart
from webapp.trends.records import RatingRecord, Record, SessionRecord, day_of
from webapp.trends.windows import MOST_COLUMNS, UNITS_OF_ALL, Window
from webapp.trends.wording import EN_DASH, in_words, whole_date
from webapp.trends.words_of_chart import EACH

WEEKS_IN_TITLE = 26
MONTHS_IN_TITLE = 24
DAYS_A_MONTH, DAYS_A_YEAR = 30.44, 365.25


def make_report(material: Material) -> Report:
    sessions = tuple(record for record in material.records if isinstance(record, SessionRecord))
    standing = _standing(material)
    return Report(
        title=f"Low back pain: {length_in_words(material.first, material.last)} at home",
        who=material.who,
        period=f"{whole_date(material.first)} to {whole_date(material.last)}",
        printed=f"printed {whole_date(material.today)}",
        sentence=report_sentence(material.records, _spans(material), until_today=material.last == material.today),
        baseline=baseline_sentence(standing, material.last) if standing else "",
        picture=_picture(material) if material.records else None,
        tables=_tables(sessions, material.names) if sessions else (),
        listings=listings(material, sessions),
        foot=FOOT if sessions else NO_DEVICE,
    )


def _spans(material: Material) -> Spans | None:
    """As Today and the trends have them, as far as the days of the sheet hold them."""
    began = max(material.began, material.first) if material.began else None
    return spans(material.records, material.last, began)


def _standing(material: Material) -> Standing | None:
    """None where the weeks that it is about reach back behind the sheet, which says nothing of other weeks."""
    found = material.standing
    return found if material.records and found and found.since >= material.first else None


def _tables(sessions: Sequence[SessionRecord], names: Names) -> tuple[Table, ...]:
    return routines_table(sessions, names), steps_table(sessions, names)


def length_in_words(first: date, last: date) -> str:
    """`eight weeks`, `five days`, `seven months`, `ten years`. Weeks that begin on a Monday may be under way."""
    days = (last - first).days + 1
    if days < 14 and days != 7:
        return in_words(days, "day")
    weeks = (days + 6) // 7 if first.weekday() == 0 else round(days / 7)
    if weeks <= WEEKS_IN_TITLE:
        return in_words(weeks, "week")
    months = round(days / DAYS_A_MONTH)
    return in_words(months, "month") if months <= MONTHS_IN_TITLE else in_words(round(days / DAYS_A_YEAR), "year")


def _picture(material: Material) -> Picture:
    records = material.records
    if len(records) <= MOST:
        chart = few_chart(records, material.names.titles)
        return Picture(_caption(records, None, together=False), chart, Table("", (), ()))
    window = _window(day_of(records[0]), material)
    shown = stretches_from(records, window.unit, window.starts)
    standing = _standing(material)
    beside = Beside(standing.baseline if standing else None, function=points(material.function))
    chart = ratings_chart(window, shown, compare(_spans(material)), beside)
    drawing = chart.pictures[-1].drawing
    caption = _caption(records, window.unit, together=drawing.together, dotted=bool(drawing.levels))
    return Picture(caption, chart, columns_table(shown, window.unit))


def _window(first: date, material: Material) -> Window:
    """From the first entry to the last day, in the narrowest columns that can be told apart."""
    last = material.last
    unit: Unit = next((unit for unit in UNITS_OF_ALL if how_many(first, last, unit) <= MOST_COLUMNS), "decade")
    starts = run_up_to(last, unit, how_many(first, last, unit))
    return Window("all", unit, starts, last, min(last, _end(starts[-1], unit)))


def _end(start: date, unit: Unit) -> date:
    return date.fromordinal(next_after(start, unit).toordinal() - 1)


def _caption(records: Sequence[Record], unit: Unit | None, *, together: bool, dotted: bool = False) -> str:
    alone = any(isinstance(record, RatingRecord) for record in records)
    marks = f"Ring: before {'or outside ' if alone else ''}a session. Dot: after."
    scale = f"Pain now, 0{EN_DASH}10 (NRS-11, LOINC 72514-3). {marks}"
    if unit is None:
        return scale
    mean = f"{EACH[unit]} mean of the rings" if alone else f"{EACH[unit]} mean before"
    levels = " Dotted: from there on a change that matters from the baseline." if dotted else ""
    return f"{scale}{' The larger, the more.' if together else ''} Bar: {mean}, shade: range.{levels}"
