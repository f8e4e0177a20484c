/** @import { Playback } from "./playback.js" */

/**
 * Keep the screen awake while the page is seen and the sound plays. Browsers let go when the page is hidden.
 * @param {Playback} playback
 */
export function keepAwake(playback) {
  /** @type {WakeLockSentinel | undefined} */
  let lock;
  async function update() {
    const wanted = playback.wanted && !document.hidden;
    if (wanted && (!lock || lock.released)) lock = await navigator.wakeLock?.request("screen").catch(() => undefined);
    else if (!wanted) await lock?.release();
  }
  playback.addEventListener("state", update);
  document.addEventListener("visibilitychange", update);
  update();
}
