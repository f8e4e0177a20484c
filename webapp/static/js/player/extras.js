/** @import { Extras, Player } from "./types.js" */

import { soundAlone } from "./alone.js";
import { Change } from "./change.js";
import { offerToContinue } from "./continue.js";
import { Heard } from "./heard.js";
import { Hurts } from "./hurts.js";
import { offerLeading } from "./leading.js";
import { LockScreen } from "./media-session.js";
import { offerMore } from "./more.js";
import { name } from "./plan.js";
import { Progress } from "./progress.js";
import { Status } from "./status.js";
import { Tide } from "./tide.js";
import { keepAwake } from "./wake-lock.js";
import { Whole } from "./whole.js";

/**
 * Everything that the first sound does not need.
 * @param {Player} player
 * @returns {Extras} what can be asked for from now on
 */
export function connect(player) {
  const { playback, screen, sheets, routine } = player;
  screen.status = new Status(player);
  new Tide(player);
  offerToContinue(player);
  const heard = new Heard(playback);
  new Progress({ ...player, heard });
  const change = new Change({ ...player, heard, whole: new Whole(playback) });
  const hurts = new Hurts({ ...player, change });
  offerLeading({ ...player, change });
  keepAwake(playback);
  soundAlone(playback);
  if ("mediaSession" in navigator) new LockScreen(playback, routine);
  if (playback.audio.paused) playback.addEventListener("sounds", () => move(player), { once: true });
  else move(player);
  /** @param {() => unknown} action one that the sound goes on with */
  const closing = (action) => () => {
    sheets.close();
    action();
  };
  return {
    ...offerMore(player),
    ease: () => change.ease(),
    hurts: () => hurts.open(),
    longer: closing(() => change.longer()),
    skip: closing(() => change.leaveOut()),
    repeat: closing(() => {
      playback.restart();
      screen.tell(`Again: ${name(playback.place.step)}`);
    }),
  };
}

/**
 * The figure moves as soon as it can. Without that the stills stay.
 * @param {Player} player
 */
async function move(player) {
  const module = await import("./moving.js").catch(() => null);
  if (module) new module.Moving(player);
}
