"""A page as a strict reader sees it: parsing it fails where a browser would have to guess."""

from html.parser import HTMLParser
from xml.etree.ElementTree import Element, SubElement

VOID = frozenset(["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"])
LABELLED = frozenset({"input", "select", "textarea"})
NEEDS_NO_LABEL = frozenset({"hidden", "submit"})


class _TreeBuilder(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.root = Element("document")
        self.open = [self.root]
        self.doctype = ""

    def handle_decl(self, decl: str) -> None:
        self.doctype = decl.lower()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        assert len(names) == len(set(names)), f"<{tag}> has an attribute twice: {names}"
        element = SubElement(self.open[-1], tag, {name: value or "" for name, value in attrs})
        if tag not in VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        assert self.open[-1].tag == tag, f"</{tag}> closes <{self.open[-1].tag}> at line {self.getpos()[0]}"
        self.open.pop()

    def handle_data(self, data: str) -> None:
        parent = self.open[-1]
        if len(parent):
            parent[-1].tail = (parent[-1].tail or "") + data
        else:
            parent.text = (parent.text or "") + data


class Page:
    """One HTML page. `find` and `findall` take ElementTree paths: `page.find('.//form[@action="/sign-in"]')`."""

    def __init__(self, html: str) -> None:
        builder = _TreeBuilder()
        builder.feed(html)
        builder.close()
        assert builder.open == [builder.root], f"never closed: {[element.tag for element in builder.open[1:]]}"
        assert builder.doctype == "doctype html"
        self.html = html
        self.root = builder.root
        self._check_strictness()
        self._leave_out_what_is_inert()
        self._check()

    @property
    def title(self) -> str:
        return text_of(self._one("title"))

    @property
    def heading(self) -> str:
        return text_of(self._one("h1"))

    @property
    def text(self) -> str:
        """What can be read in the body, with single spaces."""
        return text_of(self._one("body"))

    def find(self, path: str) -> Element:
        found = self.root.find(path)
        assert found is not None, f"nothing on the page is {path}"
        return found

    def findall(self, path: str) -> list[Element]:
        return self.root.findall(path)

    def by_id(self, identifier: str) -> Element:
        return self.find(f'.//*[@id="{identifier}"]')

    def links(self) -> list[str]:
        return [link.attrib["href"] for link in self.findall(".//a[@href]")]

    def fields(self, action: str | None = None) -> dict[str, str]:
        """What a browser would send with the form as it stands: its fields, but no button."""
        form = self.find(".//form" if action is None else f'.//form[@action="{action}"]')
        values = {field.attrib["name"]: field.get("value", "on") for field in form.iter("input") if _is_sent(field)}
        for area in form.iter("textarea"):
            values[area.attrib["name"]] = area.text or ""
        for select in form.iter("select"):
            options = list(select.iter("option"))
            chosen = next((option for option in options if "selected" in option.attrib), options[0])
            values[select.attrib["name"]] = chosen.get("value", text_of(chosen))
        return values

    def _one(self, tag: str) -> Element:
        drawn = self.findall(f".//svg//{tag}")
        found = [element for element in self.findall(f".//{tag}") if element not in drawn]
        assert len(found) == 1, f"the page has {len(found)} <{tag}>"
        return found[0]

    def _check(self) -> None:
        assert self.find(".//html").get("lang"), "the page says no language"
        assert self.title.endswith(" · Ebb"), self.title
        assert len(self.title) > len(" · Ebb"), "the title is empty"
        assert self.heading
        self._one("main")
        for forbidden in ("{{", "{%", "&lt;svg", ">None<", "Undefined"):
            assert forbidden not in self.html, f"the page contains {forbidden}"
        self._check_ids()
        self._check_fields()

    def _leave_out_what_is_inert(self) -> None:
        """What stands in a template is on the page only where a script puts it there."""
        for template in self.findall(".//template"):
            for child in list(template):
                template.remove(child)

    def _check_ids(self) -> None:
        ids = [element.attrib["id"] for element in self.root.iter() if "id" in element.attrib]
        there = set(ids)
        assert len(ids) == len(there), f"used twice: {sorted({one for one in ids if ids.count(one) > 1})}"
        for element in self.root.iter():
            for name in ("for", "aria-labelledby", "aria-describedby", "aria-controls"):
                missing = set(element.get(name, "").split()) - there
                assert not missing, f"{name} of <{element.tag}> names {missing}, which is not there"
            href = element.get("href", "")
            assert not href.startswith("#") or href[1:] in there, f"{href} leads nowhere"

    def _check_fields(self) -> None:
        labelled = {label.get("for", "") for label in self.root.iter("label")}
        inside = {field for label in self.root.iter("label") for field in label.iter()}
        for field in self.root.iter():
            if field.tag not in LABELLED or field.get("type") in NEEDS_NO_LABEL:
                continue
            has_label = field.get("id") in labelled or field in inside
            assert has_label or field.get("aria-label") or field.get("aria-labelledby"), f"no label: {field.attrib}"
        for button in self.root.iter("button"):
            assert text_of(button) or button.get("aria-label"), f"a button without words: {button.attrib}"
        for form in self.root.iter("form"):
            assert sum(1 for _ in form.iter("form")) == 1, "a form inside a form"
            if form.get("method", "get").lower() == "post":
                assert form.find('.//input[@name="csrf_token"]') is not None, f"no token: {form.attrib}"

    def _check_strictness(self) -> None:
        for element in self.root.iter():
            assert element.tag != "style", "a <style> element"
            inline = [name for name in element.attrib if name == "style" or name.startswith("on")]
            assert not inline, f"<{element.tag}> has {inline}"
            assert element.tag != "img" or "alt" in element.attrib, "an image without alt"
            if element.tag == "script":
                assert "src" in element.attrib, "a script inside the page"
            if element.tag in ("script", "img", "link", "audio", "source"):
                address = element.get("src") or element.get("href") or ""
                assert address.startswith(("/", "data:")) or not address, f"another site: {address}"


def text_of(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())


def _is_sent(field: Element) -> bool:
    if field.get("type") in ("checkbox", "radio"):
        return "checked" in field.attrib
    return "name" in field.attrib and field.get("type") != "submit"
