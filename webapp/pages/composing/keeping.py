"""Keeping a composition for the person who is signed in."""

from collections.abc import Sequence
from datetime import UTC, datetime
from uuid import UUID

from flask_login import current_user

from webapp.composing.composition import Composition, Pick
from webapp.composing.own_routine import ids_of
from webapp.extensions import current_db
from webapp.pages.library import OwnRoutine
from webapp.practice.compositions import carry_over, keep


def keep_draft(key: UUID, composition: Composition, instead_of: OwnRoutine | None) -> str:
    """The slug of what is kept. What was eased or left out in the one that it replaces stays so. The caller commits."""
    db, now = current_db(), datetime.now(UTC)
    codes = [pick.code for pick in composition.picks]
    old = instead_of.id if instead_of else None
    row = keep(db, current_user.id, key, composition.title, codes, now=now, instead_of=old)
    if instead_of and row.composed_at == now:
        steps = same_steps(instead_of.composition.picks, composition.picks)
        carry_over(db, current_user.id, instead_of.slug, row.slug, steps, now=now)
    return row.slug


def same_steps(old: Sequence[Pick], new: Sequence[Pick]) -> dict[str, str]:
    """The id that each step of the old routine has in the new one, however they are ordered now."""
    waiting = list(zip(new, ids_of(new), strict=True))
    found: dict[str, str] = {}
    for pick, old_id in zip(old, ids_of(old), strict=True):
        same = next((one for one in waiting if (one[0].routine, one[0].step) == (pick.routine, pick.step)), None)
        if same:
            waiting.remove(same)
            found[old_id] = same[1]
    return found
