/** @import { Player } from "./types.js" */

/**
 * One large button after the sound broke off: the phone stopped the page, or the network stopped the sound.
 * @param {Player} player
 */
export function offerToContinue({ parts, playback, sheets }) {
  parts.onPress("continue", () => {
    sheets.close();
    playback.recover();
  });
  function offer() {
    const what = playback.interrupted ? "The phone fell asleep" : "The sound stopped";
    const { number } = playback.place.step;
    parts.part("continue-heading").textContent = `${what} ${number ? `at step ${number}` : "at the start"}.`;
    parts.part("continue-say").textContent = navigator.onLine
      ? "Nothing is lost. Ebb goes back ten seconds and carries on."
      : "There is no connection just now. Your place is kept.";
    sheets.open("continue");
  }
  playback.addEventListener("broken", offer);
  if (playback.broken) offer();
}
