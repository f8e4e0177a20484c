/** @import { Change } from "./change.js" */
/** @import { Extras, Player } from "./types.js" */

import { CAPTIONS } from "./screen.js";

/**
 * Everything that is not needed all the time, and the list of keys. The sound rests while one of these sheets is open.
 * @param {Pick<Player, "parts" | "playback" | "screen" | "sheets">} player
 * @returns {Pick<Extras, "more" | "keys">}
 */
export function offerMore({ parts, playback, screen, sheets }) {
  const captions = /** @type {HTMLInputElement} */ (/** @type {unknown} */ (parts.button("captions")));
  captions.checked = screen.captions;
  parts.onPress("captions", () => {
    screen.captions = captions.checked;
    screen.show();
    localStorage.setItem(CAPTIONS, captions.checked ? "on" : "off");
  });
  parts.onPress("close", () => sheets.close());

  let goesOn = false;
  for (const name of ["more", "keys"]) {
    parts.sheet(name).addEventListener("close", () => goesOn && !sheets.isOpen && playback.play());
  }
  /** @param {string} name */
  function rest(name) {
    if (!sheets.isOpen) goesOn = playback.wanted;
    playback.pause();
    sheets.open(name);
  }
  return {
    more() {
      offerWays(parts, playback);
      rest("more");
    },
    keys: () => rest("keys"),
  };
}

/**
 * What can be done with this step just now.
 * @param {Player["parts"]} parts
 * @param {Player["playback"]} playback
 */
function offerWays(parts, playback) {
  const { place, plan } = playback;
  const { longer, unit, can_leave_out } = place.step;
  const next = plan.after(place);
  parts.part("longer").hidden = !longer;
  parts.part("longer-how").textContent = `For ${longer} ${unit}`;
  parts.part("skip").hidden = !next || !can_leave_out;
  parts.part("skip-how").textContent = next ? `On to: ${next.name}` : "";
}
