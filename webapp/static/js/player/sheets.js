/**
 * @import { Parts } from "./parts.js"
 * @import { Playback } from "./playback.js"
 */

/** The sheets that come up from below. One at a time; when the sound goes on they go. */
export class Sheets {
  /**
   * @param {Parts} parts
   * @param {Playback} playback
   */
  constructor(parts, playback) {
    this.parts = parts;
    this.playback = playback;
    playback.audio.addEventListener("playing", () => this.close());
  }

  /** @param {string} name */
  open(name) {
    this.close();
    this.parts.sheet(name).showModal();
  }

  close() {
    for (const sheet of this.parts.root.querySelectorAll("dialog")) sheet.close();
  }

  get isOpen() {
    return this.parts.root.querySelector("dialog[open]") !== null;
  }
}
