/** @import { Player } from "./types.js" */

import { Plan } from "./plan.js";

/** For so long after it broke off, the sound goes on by itself when there is a network again. In milliseconds. */
const PATIENCE = 120_000;

/**
 * One large button after the sound broke off: the phone stopped the page, or the network stopped the sound.
 * @param {Player} player
 */
export function offerToContinue({ parts, playback, sheets, planAddress }) {
  parts.onPress("continue", () => {
    sheets.close();
    playback.recover();
  });
  let broke = 0;
  function offer() {
    broke = Date.now();
    const what = playback.interrupted ? "The phone fell asleep" : "The sound stopped";
    const { number } = playback.place.step;
    parts.part("continue-heading").textContent = `${what} ${number ? `at step ${number}` : "at the start"}.`;
    parts.part("continue-say").textContent = navigator.onLine
      ? "Nothing is lost. Ebb goes back ten seconds and carries on."
      : "There is no connection just now. Your place is kept.";
    sheets.open("continue");
    if (!playback.interrupted) renew();
  }
  /** The address of a track goes with the Ebb that made it; its session knows the one that holds now. */
  async function renew() {
    const plan = await Plan.fetch(planAddress).catch(() => null);
    if (plan && playback.broken && plan.track !== playback.plan.track) {
      playback.adopt(plan, plan.timeOf(playback.place));
    }
  }
  playback.addEventListener("broken", offer);
  window.addEventListener("online", () => {
    const cut = parts.sheet("continue").open && !playback.interrupted;
    if (cut && Date.now() - broke < PATIENCE) playback.recover();
  });
  if (playback.broken) offer();
}
