/** @import { Playback } from "./playback.js" */
/** @import { Step } from "./types.js" */

/**
 * How much of each step has sounded, each side by itself. What was passed over does not count; where a session is taken
 * up again in the middle of a step, what lies before was heard then.
 */
export class Heard {
  /** @param {Playback} playback */
  constructor(playback) {
    this.playback = playback;
    const { step, time } = playback.place;
    /** @type {number | null} where the sound was the last time, unless it has jumped since */
    this.last = null;
    this.seconds = new Map([[sideOf(step), time - step.start]]);
    playback.addEventListener("place", () => this.#listen());
    for (const jump of ["seeking", "emptied"]) playback.audio.addEventListener(jump, () => this.#jumped());
  }

  /**
   * @param {string} id of a step
   * @returns {number[]} the share of each of its sides, from 0 to 1
   */
  shares(id) {
    const sides = this.playback.plan.steps.filter((step) => step.id === id);
    return sides.map((step) => Math.min(1, (this.seconds.get(sideOf(step)) ?? 0) / (step.end - step.start)));
  }

  #jumped() {
    this.last = null;
  }

  #listen() {
    const { audio, place } = this.playback;
    if (audio.seeking) return this.#jumped();
    const passed = this.last === null ? 0 : place.time - this.last;
    this.last = place.time;
    if (passed <= 0) return;
    const side = sideOf(place.step);
    this.seconds.set(side, (this.seconds.get(side) ?? 0) + passed);
  }
}

/** @param {Step} step */
function sideOf({ id, side }) {
  return `${id} ${side}`;
}
