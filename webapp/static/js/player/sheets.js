/** @import { Player } from "./types.js" */

/** The sheets that come up from below. One at a time; when the sound goes on they go. */
export class Sheets {
  /** @param {Pick<Player, "parts" | "playback">} player */
  constructor({ parts, playback }) {
    this.parts = parts;
    playback.addEventListener("sounds", () => this.close());
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
