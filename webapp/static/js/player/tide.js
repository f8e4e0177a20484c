/** @import { Place, Player, Step } from "./types.js" */

const LEFT = 14;
const WIDTH = 612;
const MIDDLE = 32;
const HEIGHT = 21;
/** How much calmer the wave is at its end: HEIGHT times e to the minus this. */
const CALMING = 2.1;
const SAMPLES = 240;

/** The session as a tide that calms down: a dot for each step, and the way so far in sea green. */
export class Tide {
  /** @param {Pick<Player, "parts" | "playback">} player */
  constructor({ parts, playback }) {
    this.svg = parts.part("tide");
    /** Its words for a screen reader. */
    this.progress = parts.part("steps");
    this.dots = /** @type {SVGElement[]} */ ([]);
    /** @type {Step | undefined} */
    this.step = undefined;
    for (const change of ["place", "plan"]) playback.addEventListener(change, () => this.show(playback.place));
    this.show(playback.place);
  }

  /** @param {number} count of steps */
  draw(count) {
    if (count === this.dots.length) return;
    const line = shape("path", { class: "tide__line", d: wave(count, 1) });
    this.done = shape("path", { class: "tide__done" });
    this.dots = Array.from({ length: count }, (_, index) => dot((index + 0.5) / count, count));
    this.svg.replaceChildren(line, this.done, ...this.dots);
    this.step = undefined;
  }

  /** @param {Place} place */
  show({ step, passed, inSession }) {
    this.draw(step.of);
    this.done?.setAttribute("d", wave(step.of, inSession));
    if (step === this.step) return;
    this.step = step;
    this.dots.forEach((each, index) => {
      const now = index + 1 === step.number;
      each.setAttribute("class", `tide__dot ${now ? "tide__dot--now" : index < passed ? "tide__dot--done" : ""}`);
      each.setAttribute("r", now ? "13" : "8");
    });
    this.progress.setAttribute("aria-valuemax", String(step.of));
    this.progress.setAttribute("aria-valuenow", String(step.number || passed));
    this.progress.setAttribute("aria-valuetext", step.number ? `Step ${step.number} of ${step.of}` : step.name);
  }
}

/**
 * The point at a share of the way, with a crest or a trough at each of the dots.
 * @param {number} share
 * @param {number} count
 */
function point(share, count) {
  const y = MIDDLE - HEIGHT * Math.exp(-CALMING * share) * Math.sin(Math.PI * count * share);
  return [LEFT + WIDTH * share, y].map((value) => value.toFixed(1)).join(" ");
}

/**
 * @param {number} count
 * @param {number} until share of the way
 */
function wave(count, until) {
  const samples = Math.ceil(SAMPLES * until);
  return `M${Array.from({ length: samples + 1 }, (_, index) => point((until * index) / (samples || 1), count)).join("L")}`;
}

/**
 * @param {number} share
 * @param {number} count
 */
function dot(share, count) {
  const [cx, cy] = point(share, count).split(" ");
  return shape("circle", { class: "tide__dot", cx, cy, r: "8" });
}

/**
 * @param {string} name
 * @param {Record<string, string>} attributes
 */
function shape(name, attributes) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  return element;
}
