"""The number to call: set by the host as a number, or as the country whose number it is."""

import re

COUNTRY_NUMBERS = {
    "AU": "000",
    "CA": "911",
    "GB": "999",
    "IN": "112",
    "NZ": "111",
    "US": "911",
}
"""Where people of that country call an ambulance."""

EUROPEAN_UNION = "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK"
"""Where it is 112 everywhere: Directive (EU) 2018/1972, article 109."""

DEFAULT = "112"
"""Mobile telephones connect 112 and 911 as emergency calls in most of the world: 3GPP TS 22.101, section 10.1."""


def emergency_number(setting: str) -> str:
    """The number for a setting such as `999`, `GB` or nothing. Raises ValueError, with a sentence for the host."""
    wanted = setting.strip()
    if not wanted:
        return DEFAULT
    if re.fullmatch(r"[0-9]{2,6}", wanted):
        return wanted
    country = wanted.upper()
    if country in EUROPEAN_UNION.split():
        return DEFAULT
    if country in COUNTRY_NUMBERS:
        return COUNTRY_NUMBERS[country]
    raise ValueError(
        f"EBB_EMERGENCY_NUMBER is two to six digits, or one of these countries: "
        f"{' '.join(sorted({*EUROPEAN_UNION.split(), *COUNTRY_NUMBERS}))}; not `{setting}`"
    )
