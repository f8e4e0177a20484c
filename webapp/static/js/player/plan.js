/** @import { Place, PlanDocument, Step } from "./types.js" */

/** Captions are written in whole milliseconds, so one may begin just before its cue. */
const ROUNDING = 0.002;

/** What is said and shown on a track, and when. */
export class Plan {
  /** @param {PlanDocument} document */
  constructor({ shape, track, captions, duration, steps, cues, figures, breaths }) {
    this.shape = shape;
    this.track = track;
    this.captions = captions;
    this.duration = duration;
    this.steps = steps;
    this.cues = cues;
    this.figures = figures;
    this.breaths = breaths;
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
    const now = time + ROUNDING;
    const cue = this.cues.findLast(({ text, start }) => text && start >= step.start && start <= now) ?? null;
    return {
      time,
      step,
      index,
      cue,
      figure: this.figures.findLast(({ at }) => at <= now)?.figure ?? step.figure,
      inStep: share(time, step.start, step.end),
      ...this.#inSession(time, index),
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
   * Where a place of another plan is in this one: in the same step, from its start where its form has changed.
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
   * @param {number} index
   */
  #inSession(time, index) {
    const { number, of } = this.steps[index];
    const reached = Math.max(...this.steps.slice(0, index + 1).map((step) => step.number));
    if (!number) return { passed: reached, inSession: reached / of };
    const sides = this.steps.filter((step) => step.number === number);
    const inBoth = share(time, sides[0].start, sides[sides.length - 1].end);
    return { passed: number - 1, inSession: (number - 1 + inBoth) / of };
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
export function name({ name, side }) {
  return side ? `${name}, ${side}` : name;
}

/** @param {Step} step */
export function label(step) {
  return step.number ? `${step.number} of ${step.of}: ${name(step)}` : name(step);
}
