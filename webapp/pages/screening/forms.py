"""Reading the answers to the safety questions."""

from dataclasses import dataclass

from werkzeug.datastructures import MultiDict

from webapp.safety.screening import questions


@dataclass(frozen=True, slots=True)
class Answers:
    """What was ticked and, where it cannot be kept as it is, a sentence that says why."""

    ticked: tuple[str, ...]
    problem: str | None


def read_answers(form: MultiDict[str, str]) -> Answers:
    """Nothing ticked counts only with "None of these", and "None of these" only with nothing ticked."""
    sent = form.getlist("sign")
    known = [sign.id for sign in questions()]
    ticked = tuple(sign_id for sign_id in known if sign_id in sent)
    return Answers(ticked, _problem(ticked, form.get("answer"), strangers=set(sent) - set(known)))


def _problem(ticked: tuple[str, ...], answer: str | None, *, strangers: set[str]) -> str | None:
    if strangers:
        return "The questions have changed since this page was opened. Please answer them once more."
    if ticked and answer == "none":
        return "Something is ticked, so “None of these” does not fit. Take the tick away, or choose “These apply”."
    if not ticked and answer != "none":
        return "Nothing is ticked. If nothing applies to you, choose “None of these”."
    return None


def says_cleared(form: MultiDict[str, str]) -> bool:
    return form.get("cleared") == "yes"
