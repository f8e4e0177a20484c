"""The chart on the sheet for a clinician, its columns in figures below it, and function below those. In millimetres."""

from dataclasses import replace
from typing import Final

from webapp.export.chart_pdf import draw_chart, draw_function, function_height
from webapp.export.place_pdf import Place
from webapp.export.report import Picture
from webapp.export.sheet_pdf import MARGIN, SOFT, Sheet
from webapp.export.tables_pdf import COLUMNS_HEIGHT, UNDER_DATES, Under, draw_columns_table
from webapp.trends.chart import Drawing

LABELS: Final = 15.0
"""At the left of the plot: the scale, and what the rows below it are."""
LABELS_OF_FEW: Final = 4.0
DATES: Final = 22.0
"""Units of the drawing below the line of 0, for the base line of the dates."""
CAPTION: Final = 4.0
GAP: Final = 3.0
AFTER: Final = 5.0
PANEL: Final = 0.8
"""The panel of function is flatter than the chart by this much."""


def picture_height(sheet: Sheet, picture: Picture, flat: float) -> float:
    """What `draw_picture` would take up."""
    drawing = picture.chart.drawings[-1]
    rise = _unit(sheet, drawing) * flat
    _caption_style(sheet)
    caption = sheet.height_of(sheet.epw, picture.caption, CAPTION)
    if not drawing.columns:
        return caption + drawing.height * rise + AFTER
    panel = GAP + function_height(drawing.function, rise * PANEL) if drawing.function else 0.0
    return caption + (drawing.floor + drawing.under) * rise + UNDER_DATES + COLUMNS_HEIGHT + panel + AFTER


def draw_picture(sheet: Sheet, picture: Picture, flat: float) -> None:
    """The wide drawing of the page, flatter than there by the factor `flat`."""
    drawing, words = picture.chart.drawings[-1], picture.chart.words
    bottom = sheet.y + picture_height(sheet, picture, flat)
    _caption_style(sheet)
    with sheet.tagged("P"):
        sheet.block(MARGIN, sheet.epw, picture.caption, CAPTION)
    unit = _unit(sheet, drawing)
    place = Place(sheet, MARGIN + _labels(drawing) - drawing.left * unit, sheet.y, unit, unit * flat)
    with sheet.tagged("Figure", f"{words.title}. {words.description}"):
        draw_chart(place, drawing)
    if drawing.columns:
        sheet.y += (drawing.floor + drawing.under) * place.rise
        columns = [Under(place.at(one.x, 0)[0], place.at(one.middle, 0)[0], one.label) for one in drawing.columns]
        draw_columns_table(sheet, picture.columns, columns, DATES * place.rise)
    if drawing.function:
        with sheet.tagged("Figure", f"{drawing.function.heading.words}. The scores are in the text below."):
            below = replace(place, y=sheet.y + GAP, rise=place.rise * PANEL)
            draw_function(below, drawing, drawing.function)
    sheet.y = bottom


def _caption_style(sheet: Sheet) -> None:
    sheet.style("text", 8.5, colour=SOFT)


def _labels(drawing: Drawing) -> float:
    return LABELS if drawing.columns else LABELS_OF_FEW


def _unit(sheet: Sheet, drawing: Drawing) -> float:
    return (sheet.epw - _labels(drawing)) / (drawing.right - drawing.left)
