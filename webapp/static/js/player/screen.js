/** @import { Status } from "./status.js" */
/** @import { Place, Player } from "./types.js" */

import { label, name } from "./plan.js";
import { Stage } from "./stage.js";

const PLAY = "M7 3.5v17l13.5-8.5z";
const PAUSE = "M7 4h4v16H7zM13 4h4v16h-4z";

/** Where the choice of captions is kept in the browser. */
export const CAPTIONS = "ebb.captions";

/** Length of the ring's line in its own units: 2π · 61. */
const RING = 383.3;

/** Seconds that a browser may take back when the sound rests: in between it guesses where the sound is. */
const TAKEN_BACK = 0.5;

/** Shows where the sound is: step, words, figure and ring. */
export class Screen {
  /** @param {Pick<Player, "parts" | "playback">} player */
  constructor({ parts, playback }) {
    this.parts = parts;
    this.playback = playback;
    this.stage = new Stage(parts);
    this.captions = wantsCaptions();
    /** @type {Status | null} which comes after the first sound */
    this.status = null;
    this.step = playback.place.step;
    this.wanted = playback.wanted;
    this.told = { sentence: "", time: 0 };
    for (const change of ["place", "state", "plan"]) playback.addEventListener(change, () => this.show());
    playback.addEventListener("back", () => this.tell(`Back to: ${name(this.step)}`));
    playback.addEventListener("next", () => this.tell(`Now: ${name(this.step)}`));
    this.show();
  }

  /**
   * Something that is not part of the words of the session. It stays until the next step.
   * @param {string} sentence
   */
  say(sentence) {
    if (write(this.parts.part("notice"), sentence)) this.status?.say(sentence);
  }

  /**
   * What a press did, in place of the caption until the voice goes on.
   * @param {string} sentence
   */
  tell(sentence) {
    this.told = { sentence, time: this.playback.time };
    this.show();
    this.status?.say(sentence, false);
  }

  show() {
    const { place, wanted } = this.playback;
    if (place.step.id !== this.step.id) this.say("");
    this.step = place.step;
    if (wanted !== this.wanted) this.#turn(wanted);
    this.stage.show(place.figure);
    this.parts.part("ring").setAttribute("stroke-dasharray", `${(RING * place.inStep).toFixed(1)} ${RING}`);
    write(this.parts.part("step"), label(place.step));
    write(this.parts.part("caption"), this.#caption(place));
    write(this.parts.part("verb"), wanted ? "Pause" : this.#wayOn());
    this.parts.part("sign").setAttribute("d", wanted ? PAUSE : PLAY);
    this.parts.root.classList.toggle("player--paused", !wanted);
    this.#showEasier();
    const title = `${wanted ? label(place.step) : "Paused"} · Ebb`;
    if (document.title !== title) document.title = title;
  }

  /** @param {boolean} wanted whether it is to sound from now on */
  #turn(wanted) {
    this.wanted = wanted;
    this.told.sentence = "";
    const { begun, time } = this.playback;
    if (begun) this.status?.say(wanted ? "Going on." : `Paused at ${clock(time)}.`, false);
  }

  /** @param {Place} place */
  #caption({ cue, time }) {
    const { waits, wanted, begun } = this.playback;
    if (waits) return "Waiting for the sound. It goes on by itself.";
    const { sentence } = this.told;
    if (sentence && this.told.time - TAKEN_BACK <= time && (cue?.start ?? 0) <= this.told.time) return sentence;
    this.told.sentence = "";
    if (wanted) return this.captions ? (cue?.text ?? "") : "";
    return begun ? `Paused at ${clock(time)}. Take the time you need.` : "Ready when you are.";
  }

  #wayOn() {
    return this.playback.begun ? "Go on" : "Begin";
  }

  #showEasier() {
    const { step } = this.playback.place;
    const button = this.parts.button("ease");
    button.disabled = !step.can_ease;
    write(button, step.easier ? "Easier form" : "Easier");
  }
}

/**
 * @param {HTMLElement} element
 * @param {string} text
 * @returns {boolean} whether that is new
 */
function write(element, text) {
  if (element.textContent === text) return false;
  element.textContent = text;
  return true;
}

/** @param {number} time in seconds */
function clock(time) {
  return `${Math.floor(time / 60)}:${String(Math.floor(time % 60)).padStart(2, "0")}`;
}

/** Where a browser keeps nothing, as usual. */
function wantsCaptions() {
  try {
    return localStorage.getItem(CAPTIONS) !== "off";
  } catch {
    return true;
  }
}
