"""The icons for home screens, drawn from the logo (`make icons`)."""

from pathlib import Path

import resvg_py

from webapp.static_files import FOLDER

ICONS = {
    "icon-192.png": ("icon.svg", 192),
    "icon-512.png": ("icon.svg", 512),
    "maskable-512.png": ("icon-maskable.svg", 512),
    "apple-touch-icon.png": ("icon-maskable.svg", 180),
}
"""The drawing and the size in pixels of each. What cuts its own corners gets the one without."""


def draw(name: str) -> bytes:
    """A PNG."""
    source, size = ICONS[name]
    svg = (FOLDER / "logo" / source).read_text(encoding="utf-8")
    return resvg_py.svg_to_bytes(svg_string=svg, width=size, height=size, skip_system_fonts=True)


def write_icons(folder: Path) -> None:
    folder.mkdir(exist_ok=True)
    for name in ICONS:
        (folder / name).write_bytes(draw(name))


if __name__ == "__main__":
    write_icons(FOLDER / "icons")
