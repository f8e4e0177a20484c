/** @import { Player } from "./types.js" */

/** Seconds that a short sentence of a screen reader takes. */
const ROOM = 2;

/**
 * One sentence at a time for a screen reader, which must not talk over the voice. What has to wait is said in the next
 * gap; where the voice goes on by itself, it has said enough.
 */
export class Status {
  /** @param {Pick<Player, "parts" | "playback">} player */
  constructor({ parts, playback }) {
    this.element = parts.part("status");
    this.playback = playback;
    this.sentence = "";
    for (const change of ["place", "state"]) playback.addEventListener(change, () => this.#speak());
  }

  /**
   * @param {string} sentence
   * @param {boolean} [waits] whether it is still worth saying once the voice has spoken
   */
  say(sentence, waits = true) {
    this.element.textContent = "";
    this.sentence = sentence;
    this.#speak();
    if (!waits) this.sentence = "";
  }

  #speak() {
    if (!this.sentence || this.#voiceSpeaks()) return;
    this.element.textContent = this.sentence;
    this.sentence = "";
  }

  #voiceSpeaks() {
    const { wanted, plan, time } = this.playback;
    const speaks = plan.cues.some(
      ({ text, silent, start, end }) => text && !silent && start < time + ROOM && end > time,
    );
    return wanted && speaks;
  }
}
