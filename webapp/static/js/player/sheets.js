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

/**
 * One large button after the sound broke off: the phone stopped the page, or the network stopped the sound.
 * @param {Player} player
 */
export function offerToContinue({ parts, playback, sheets }) {
  parts.onPress("continue", () => {
    sheets.close();
    playback.recover();
  });
  playback.addEventListener("broken", () => {
    const what = playback.interrupted ? "The phone fell asleep" : "The sound stopped";
    const { number } = playback.place.step;
    parts.part("continue-heading").textContent = `${what} ${number ? `at step ${number}` : "at the start"}.`;
    parts.part("continue-say").textContent = navigator.onLine
      ? "Nothing is lost. Ebb goes back ten seconds and carries on."
      : "There is no connection just now. Your place is kept.";
    sheets.open("continue");
  });
}
