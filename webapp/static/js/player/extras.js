/** @import { Extras, Player } from "./types.js" */

import { Change } from "./change.js";
import { Hurts } from "./hurts.js";
import { LockScreen } from "./media-session.js";
import { offerMore } from "./more.js";
import { keepAwake } from "./wake-lock.js";

/**
 * Everything that the first sound does not need. The figure moves as soon as it can; without that the stills stay.
 * @param {Player} player
 * @returns {Extras} what can be asked for from now on
 */
export function connect(player) {
  const { playback, routine } = player;
  const change = new Change(player);
  const hurts = new Hurts({ ...player, change });
  const more = offerMore(player);
  keepAwake(playback);
  if ("mediaSession" in navigator) new LockScreen(playback, routine);
  import("./moving.js").then(({ Moving }) => new Moving(player)).catch(() => undefined);
  return { ease: () => change.ease(), hurts: () => hurts.open(), more };
}
