"""Reading the pictures and tables of a page of trends."""

from xml.etree.ElementTree import Element

from tests.page import Page, text_of


def drawing(page: Page, kind: str) -> Element:
    return page.find(f'.//svg[@class="chart__svg chart__svg--{kind}"]')


def of_class(svg: Element, name: str) -> list[Element]:
    return [element for element in svg.iter() if name in element.get("class", "").split()]


def marks(svg: Element, name: str) -> int:
    """How many marks of a kind are drawn: each begins with M in the one path of its kind."""
    return sum(element.get("d", "").count("M") for element in of_class(svg, name))


def table(page: Page, label: str) -> list[list[str]]:
    region = page.find(f'.//div[@aria-label="{label}"]')
    return [[text_of(cell) for cell in row] for row in region.iter("tr")]
