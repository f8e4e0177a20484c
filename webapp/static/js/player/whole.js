/** @import { Playback } from "./playback.js" */

/**
 * The whole track comes to this page while it plays, so that it goes on where the network goes away: browsers fetch a few
 * minutes ahead. It comes once the browser has as much as it wants, so that neither takes from the other; not where
 * somebody saves data.
 * @param {Playback} playback
 */
export function haveWhole(playback) {
  const { audio } = playback;
  if (/** @type {*} */ (navigator).connection?.saveData) return;
  let coming = "";
  async function fetchTrack() {
    const { track } = playback.plan;
    if (track === coming || audio.networkState !== HTMLMediaElement.NETWORK_IDLE) return;
    coming = track;
    URL.revokeObjectURL(playback.whole.address);
    playback.whole = { track: "", address: "" };
    try {
      const answer = await fetch(track, { priority: "low" });
      const sound = await answer.blob();
      if (answer.ok && track === coming) playback.whole = { track, address: URL.createObjectURL(sound) };
    } catch {
      coming = "";
    }
  }
  for (const moment of ["suspend", "playing"]) audio.addEventListener(moment, fetchTrack);
  fetchTrack();
}
