/** @import { Parts } from "./parts.js" */
/** @import { Breath } from "./types.js" */

/** Its radius where a breath is out, and by how much it swells; the picture is 100 wide and high. */
const EMPTY = 30;
const SWELL = 19;

/** Seconds in which it comes or goes where no other half of the breath leads there. */
const FADING = 1.2;

/** The breath as a circle of light behind the figure: it swells on in and sinks on out, by the sound's clock alone. */
export class Halo {
  /** @param {Parts} parts */
  constructor(parts) {
    this.circle = parts.part("halo");
    this.word = parts.part("breath");
    this.fullness = 0;
  }

  /**
   * @param {Breath[]} breaths
   * @param {number} time
   * @param {boolean} calm whether a word has to do
   */
  show(breaths, time, calm) {
    const fullness = calm ? 0 : fullnessAt(breaths, time);
    if (fullness !== this.fullness) this.#swell(fullness);
    const word = calm ? (breaths.find(({ at, until }) => at <= time && time < until)?.way ?? "") : "";
    if (this.word.textContent !== word) this.word.textContent = word;
  }

  /** @param {number} fullness */
  #swell(fullness) {
    this.fullness = fullness;
    this.circle.setAttribute("r", (EMPTY + SWELL * fullness).toFixed(2));
    this.circle.setAttribute("opacity", Math.min(1, 2 * fullness).toFixed(2));
  }
}

/**
 * From 0, breathed out or no breath to show, to 1, breathed in.
 * @param {Breath[]} breaths
 * @param {number} time
 */
function fullnessAt(breaths, time) {
  const index = breaths.findLastIndex(({ at }) => at <= time);
  if (index < 0) return 0;
  const { at, until, way } = breaths[index];
  if (time >= until) return way === "in" ? smooth(1 - (time - until) / FADING) : 0;
  const share = smooth((time - at) / (until - at));
  if (way === "in") return share;
  const before = breaths[index - 1];
  const leads = before?.way === "in" && at - before.until < FADING;
  return (1 - share) * (leads ? 1 : smooth((time - at) / FADING));
}

/** @param {number} share from 0 to 1; what lies beyond counts as its end */
function smooth(share) {
  const within = Math.min(1, Math.max(0, share));
  return within * within * (3 - 2 * within);
}
