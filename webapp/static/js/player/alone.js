/** @import { Playback } from "./playback.js" */

/**
 * Of several pages with a player, the one that began to sound last is heard.
 * @param {Playback} playback
 */
export function soundAlone(playback) {
  const pages = new BroadcastChannel("ebb.player");
  const tell = () => pages.postMessage("sounds");
  playback.addEventListener("sounds", tell);
  pages.addEventListener("message", () => playback.pause());
  if (!playback.audio.paused) tell();
}
