/** @import { Playback } from "./playback.js" */

/**
 * The whole track comes to this page while it plays, so that it goes on where the network goes away: browsers fetch a few
 * minutes ahead. It comes once the browser has as much as it wants, so that neither takes from the other; not where
 * somebody saves data.
 */
export class Whole {
  /** @param {Playback} playback */
  constructor(playback) {
    this.playback = playback;
    this.saves = /** @type {*} */ (navigator).connection?.saveData;
    this.coming = "";
    this.leaving = new AbortController();
    for (const moment of ["suspend", "playing"]) playback.audio.addEventListener(moment, () => this.fetch());
    this.fetch();
  }

  async fetch() {
    const { audio, plan } = this.playback;
    const { track } = plan;
    if (this.saves || track === this.coming || audio.networkState !== HTMLMediaElement.NETWORK_IDLE) return;
    this.stop();
    this.coming = track;
    URL.revokeObjectURL(this.playback.whole.address);
    this.playback.whole = { track: "", address: "" };
    const { signal } = this.leaving;
    try {
      const answer = await fetch(track, { priority: "low", signal });
      const sound = await answer.blob();
      if (answer.ok && !signal.aborted) this.playback.whole = { track, address: URL.createObjectURL(sound) };
    } catch {
      if (!signal.aborted) this.coming = "";
    }
  }

  /** Leave the network to what is asked for now. What has come whole stays. */
  stop() {
    if (this.coming === this.playback.whole.track) return;
    this.leaving.abort();
    this.leaving = new AbortController();
    this.coming = "";
  }
}
