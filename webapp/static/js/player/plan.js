/**
 * One step, or one side of a two-sided step. Times are seconds on the track.
 * @typedef {object} Step
 * @property {string} id
 * @property {string} name
 * @property {number} start
 * @property {number} end
 * @property {"left" | "right" | null} side
 * @property {string} figure pose
 * @property {boolean} easier whether it is led in its easier form
 * @property {boolean} can_ease whether there is an easier form to change to
 * @property {number} number its place among the dots of the tide; 0 is before the first
 * @property {number} of how many dots there are
 * @property {string[]} way_out what is said after "that hurts"
 * @property {string | null} way_out_audio address of those words
 */

/**
 * One utterance, or a chime, whose text is empty.
 * @typedef {{ start: number, end: number, kind: string, text: string, step: string, figure: string }} Cue
 */

/**
 * What is where at one time of the track.
 * @typedef {object} Place
 * @property {number} time
 * @property {Step} step
 * @property {number} index of the step in the plan
 * @property {Cue | null} cue the last one of the step that has begun
 * @property {string} figure
 * @property {number} inStep share of the step that has passed, 0 to 1
 * @property {number} inSession share of all steps that has passed, each counted alike, 0 to 1
 */

/** Captions are written in whole milliseconds, so one may begin just before its cue. */
const ROUNDING = 0.002;

/** What is said and shown on a track, and when. */
export class Plan {
  /** @param {{ track: string, captions: string, duration: number, steps: Step[], cues: Cue[] }} document */
  constructor({ track, captions, duration, steps, cues }) {
    this.track = track;
    this.captions = captions;
    this.duration = duration;
    this.steps = steps;
    this.cues = cues;
  }

  /**
   * @param {string} address of plan.json
   * @returns {Promise<Plan>}
   */
  static async fetch(address) {
    const response = await fetch(address, { headers: { Accept: "application/json" } });
    if (!response.ok) throw new Error(`The plan answered ${response.status}`);
    return new Plan(await response.json());
  }

  /** @param {number} time */
  indexAt(time) {
    const after = this.steps.findIndex((step) => time + ROUNDING < step.start);
    return after < 0 ? this.steps.length - 1 : Math.max(0, after - 1);
  }

  /**
   * @param {number} time
   * @returns {Place}
   */
  at(time) {
    const index = this.indexAt(time);
    const step = this.steps[index];
    const begun = this.cues.filter((cue) => cue.start >= step.start && cue.start <= time + ROUNDING);
    const cue = begun.findLast((each) => each.text) ?? null;
    return {
      time,
      step,
      index,
      cue,
      figure: begun.at(-1)?.figure ?? step.figure,
      inStep: share(time, step.start, step.end),
      inSession: this.#inSession(time, step),
    };
  }

  /**
   * The next step, past the other side of this one.
   * @param {Place} place
   * @returns {Step | undefined}
   */
  after({ step, index }) {
    return this.steps.find(({ id }, each) => each > index && id !== step.id);
  }

  /**
   * Where a place of another plan is in this one: the same step, from its start where its form has changed.
   * @param {Place} place
   */
  timeOf({ step, time }) {
    const same = this.steps.find(({ id, side }) => id === step.id && side === step.side);
    if (!same) return Math.min(step.start, this.duration);
    if (same.easier !== step.easier) return same.start;
    return Math.min(same.start + time - step.start, same.end);
  }

  /**
   * @param {number} time
   * @param {Step} step
   */
  #inSession(time, { number, of }) {
    if (number < 1) return 0;
    const sides = this.steps.filter((step) => step.number === number);
    return (number - 1 + share(time, sides[0].start, sides[sides.length - 1].end)) / of;
  }
}

/**
 * @param {number} time
 * @param {number} start
 * @param {number} end
 */
function share(time, start, end) {
  return Math.min(1, Math.max(0, (time - start) / (end - start)));
}

/** @param {Step} step */
export function label({ number, of, name, side }) {
  const whole = side ? `${name}, ${side}` : name;
  return number ? `${number} of ${of}: ${whole}` : whole;
}
