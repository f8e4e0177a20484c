"""How much of a step: what was chosen in the standard variant, and the others in the same proportion as before."""

from webapp.catalogue.models import VARIANTS, Dose, Performance
from webapp.catalogue.words import LONGEST_TEXT


def chosen_dose(dose: Dose, amount: int) -> Dose:
    """`amount` lies within the safe range; gentle and full stay within it, too."""
    chosen = in_proportion(dose, amount / dose.standard)
    reason = f"Your choice, from {dose.smallest} to {dose.largest}. {dose.reason}"[:LONGEST_TEXT]
    return chosen.model_copy(update={"standard": amount, "reason": reason})


def in_proportion(dose: Dose, share: float) -> Dose:
    """`share` of it in each variant, as far as that is safe."""
    amounts = {str(name): min(max(round(dose.of(name) * share), dose.smallest), dose.largest) for name in VARIANTS}
    return dose.model_copy(update=amounts)


def settled(performance: Performance, dose: Dose) -> Dose:
    """A stretch is held as long as was chosen here in every variant, whatever length is wished for in general."""
    amounts = dict.fromkeys((*VARIANTS, "smallest", "largest"), dose.standard) if performance.is_stretch else {}
    return dose.model_copy(update=amounts)
