"""Which modules a module needs before it runs, so that a page can ask for all of them at once.

Without that a browser finds out level by level, and on a slow network each level costs a round trip.
"""

import re
from functools import cache
from posixpath import dirname, join, normpath

from webapp.static_files import FOLDER

IMPORT = re.compile(r'^(?:import|export) [^;]*?from "(\.[^"]+)";', re.MULTILINE)
"""As Biome formats them. What is imported later, while a module runs, is not meant."""


@cache
def needed_by(*names: str) -> tuple[str, ...]:
    """The modules themselves and all that they import, by their names under `webapp/static/`, each once."""
    found = list(names)
    for name in found:
        text = (FOLDER / name).read_text(encoding="utf-8")
        imported = (normpath(join(dirname(name), at)) for at in IMPORT.findall(text))
        found += [other for other in dict.fromkeys(imported) if other not in found]
    return tuple(found)
