"""A composition while it is being made. It lives in the address of its page, so nothing is kept before it is whole."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from werkzeug.datastructures import MultiDict

from webapp.catalogue.words import LONGEST_SLUG
from webapp.composing.composition import Composition, Pick

LONGEST_TYPED_TITLE = 120
LONGEST_TYPED_DOSE = 8
MOST_READ = 40
"""What is beyond these cannot be kept anyway, and an address has its limits."""


@dataclass(frozen=True, slots=True)
class Draft:
    """`opened` is the routine whose steps are shown to choose from. `whole` is False where something was unreadable."""

    title: str
    picks: tuple[Pick, ...]
    opened: str = ""
    whole: bool = True

    @property
    def composition(self) -> Composition:
        return Composition(" ".join(self.title.split()), self.picks)

    @property
    def question(self) -> str:
        """The draft as the query of an address."""
        fields = [("title", self.title), *(("pick", pick.code) for pick in self.picks)]
        return urlencode([*fields, *([("open", self.opened)] if self.opened else [])])


def draft_in_address(asked: MultiDict[str, str]) -> Draft:
    return _draft(asked.get("title", ""), asked.getlist("pick"), asked.get("open", ""))


def draft_in_form(sent: MultiDict[str, str]) -> Draft:
    """Steps are numbered from 0 without gaps."""
    codes = []
    for number in range(MOST_READ):
        if f"step-{number}" not in sent:
            break
        sides, typed = sent.get(f"sides-{number}", "both"), sent.get(f"amount-{number}", "")
        codes.append(f"{sent[f'step-{number}']}.{sides}.{typed.strip()}")
    return _draft(sent.get("title", ""), codes, "")


def _draft(title: str, codes: Iterable[str], opened: str) -> Draft:
    picks, whole = [], True
    for code in list(codes)[:MOST_READ]:
        try:
            pick = Pick.of(code)
        except ValueError:
            whole = False
            continue
        routine, step = pick.routine[:LONGEST_SLUG], pick.step[:LONGEST_SLUG]
        picks.append(replace(pick, routine=routine, step=step, typed=_printable(pick.typed)))
    return Draft(title[:LONGEST_TYPED_TITLE], tuple(picks), opened[:LONGEST_SLUG], whole)


def _printable(typed: str) -> str:
    return "".join(filter(str.isprintable, typed))[:LONGEST_TYPED_DOSE]
