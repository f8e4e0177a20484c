"""The handout of a routine: a page to print, and the same as a PDF."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime

import segno
from flask import Response, abort, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_login import login_required
from markupsafe import Markup

from webapp.catalogue.models import Routine, Step
from webapp.catalogue.words import of_side
from webapp.export.handout import RULE, Handout, Passage, SheetStep
from webapp.extensions import services
from webapp.pages.library import library
from webapp.pages.routines.wording import amount, safe_range, sentence, where
from webapp.safety.signs import groups

BESIDE_THE_SOUND = re.compile("; pause me[^.]*")
"""What makes no sense on paper."""

WITHOUT_A_PLAN = 3
"""Days in the table for the ratings."""


@login_required
def handout_page(slug: str) -> str:
    handout = handout_of(_routine(slug))
    code = segno.make(handout.address, error="m", micro=False).svg_inline(scale=2, border=0, omitsize=True)
    drawn = Markup(code)  # noqa: S704 drawn from our own address
    return render_template("routines/handout.html", handout=handout, slug=slug, rule=RULE, code=drawn)


@login_required
def handout_file(slug: str) -> ResponseReturnValue:
    """A PDF, which takes about half a second of CPU."""
    from webapp.export.handout_pdf import handout_pdf  # noqa: PLC0415 a heavy library that only this needs

    made = handout_pdf(handout_of(_routine(slug)), services().figures.picture, datetime.now(UTC))
    answer = Response(made, mimetype="application/pdf")
    answer.headers["Content-Disposition"] = f'inline; filename="{slug}.pdf"'
    answer.headers["Cache-Control"] = "private, no-cache"
    return answer


def _routine(slug: str) -> Routine:
    return library().routines.get(slug) or abort(404)


def handout_of(routine: Routine) -> Handout:
    plan = routine.plan
    return Handout(
        title=routine.title,
        about=f"{sentence(routine.promise)} About {routine.minutes:g} minutes, {where(routine)}.",
        cautions=(routine.disclaimer,) if routine.disclaimer else (),
        steps=tuple(
            _sheet_step(number, step, chosen=routine.slug not in library().shipped)
            for number, step in enumerate(_steps(routine), start=1)
        ),
        ways=tuple(_ways(routine)),
        help=Passage("Stop and get help", _help(services().config.emergency_number)),
        foot=sentence(routine.credit),
        address=url_for("routines.show", slug=routine.slug, _external=True),
        times_a_day=plan.times_a_day if plan else 1,
        days=plan.days if plan else WITHOUT_A_PLAN,
    )


def _steps(routine: Routine) -> tuple[Step, ...]:
    """Those of the standard variant: what only the full one repeats needs no place on paper."""
    return tuple(step for step in routine.counted_steps if "standard" in step.variants)


def _sheet_step(number: int, step: Step, *, chosen: bool) -> SheetStep:
    """With every amount that is safe, or with the one that was `chosen` by whoever put the routine together."""
    side = step.first_side
    figure = of_side(step.figure, side)
    words = [line.say for line in step.setup]
    words += [beat.say for beat in step.movement.beats] if step.movement else []
    words += [BESIDE_THE_SOUND.sub("", cue.say) for cue in step.hold.cues] if step.hold else []
    if step.both_sides:
        words.append("Then the other side, mirrored.")
    return SheetStep(
        number=number,
        name=f"{of_side(step.name, side)}{' (optional)' if step.optional else ''}",
        figure=figure,
        label=services().figures.label(figure),
        words=" ".join(of_side(text, side) for text in words),
        dose=f"{amount(step.dose, 'standard') if chosen else safe_range(step.dose)}." if step.dose else "",
        easier=of_side(step.easier.name, side) if step.easier else "",
        cautions=(of_side(step.caution, side),) if step.caution else (),
    )


def _ways(routine: Routine) -> Iterator[Passage]:
    """The first and the last way from one position to another."""
    ways = [step for step in routine.steps if step.transition]
    for step in dict.fromkeys((ways[0], ways[-1])) if ways else ():
        yield Passage(step.name, " ".join(line.say for line in step.setup))


def _help(number: str) -> str:
    """The signs of the screening, in two sentences."""
    named = {group.level: [sign.ask[0].lower() + sign.ask[1:] for sign in group.signs] for group in groups()}
    now, first = ("; ".join(named.get(level, [])) for level in ("emergency", "urgent"))
    return f"Call {number} at once: {now}. See a doctor first: {first}."
