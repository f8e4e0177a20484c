/** @import { Player } from "./types.js" */

import { CAPTIONS } from "./screen.js";

/**
 * Everything that is not needed all the time. The sound rests while the sheet is open.
 * @param {Player} player
 * @returns {() => void} opens it
 */
export function offerMore({ parts, playback, screen, sheets }) {
  const captions = /** @type {HTMLInputElement} */ (/** @type {unknown} */ (parts.button("captions")));
  captions.checked = screen.captions;
  parts.onPress("captions", () => {
    localStorage.setItem(CAPTIONS, captions.checked ? "on" : "off");
    screen.captions = captions.checked;
    screen.show();
  });
  parts.onPress("restart", () => {
    playback.restart();
    sheets.close();
  });
  parts.onPress("close", () => sheets.close());

  let goesOn = false;
  parts.sheet("more").addEventListener("close", () => goesOn && playback.play());
  return () => {
    goesOn = playback.wanted;
    playback.pause();
    sheets.open("more");
  };
}
