/**
 * @import { Parts } from "./parts.js"
 * @import { Playback } from "./playback.js"
 * @import { Screen } from "./screen.js"
 * @import { Sheets } from "./sheets.js"
 */

const KEPT = "ebb.captions";

/**
 * Everything that is not needed all the time. The sound rests while the sheet is open.
 * @param {Parts} parts
 * @param {Playback} playback
 * @param {Screen} screen
 * @param {Sheets} sheets
 */
export function offerMore(parts, playback, screen, sheets) {
  const captions = /** @type {HTMLInputElement} */ (/** @type {unknown} */ (parts.button("captions")));
  captions.checked = localStorage.getItem(KEPT) !== "off";
  screen.captions = captions.checked;
  parts.onPress("captions", () => {
    localStorage.setItem(KEPT, captions.checked ? "on" : "off");
    screen.captions = captions.checked;
    screen.show();
  });

  let goesOn = false;
  parts.onPress("more", () => {
    goesOn = playback.wanted;
    playback.pause();
    sheets.open("more");
  });
  parts.onPress("restart", () => {
    playback.restart();
    sheets.close();
  });
  parts.onPress("close", () => sheets.close());
  parts.sheet("more").addEventListener("close", () => goesOn && playback.play());
}
