/** @import { Player } from "./types.js" */

import { label } from "./plan.js";
import { Stage } from "./stage.js";
import { Tide } from "./tide.js";

const PLAY = "M7 3.5v17l13.5-8.5z";
const PAUSE = "M7 4h4v16H7zM13 4h4v16h-4z";

/** Where the choice of captions is kept in the browser. */
export const CAPTIONS = "ebb.captions";

/** Length of the ring's line in its own units: 2π · 61. */
const RING = 383.3;

/** Shows where the sound is: step, words, figure, ring and tide. */
export class Screen {
  /** @param {Pick<Player, "parts" | "playback">} player */
  constructor({ parts, playback }) {
    this.parts = parts;
    this.playback = playback;
    this.tide = new Tide(parts.part("tide"), parts.part("steps"));
    this.stage = new Stage(parts);
    this.captions = localStorage.getItem(CAPTIONS) !== "off";
    this.step = playback.place.step;
    for (const change of ["place", "state", "plan"]) playback.addEventListener(change, () => this.show());
    this.show();
  }

  /**
   * Something that is not part of the words of the session. It stays until the next step.
   * @param {string} sentence
   */
  say(sentence) {
    write(this.parts.part("notice"), sentence);
  }

  show() {
    const { place, wanted } = this.playback;
    if (place.step.id !== this.step.id) this.say("");
    this.step = place.step;
    this.tide.show(place);
    this.stage.show(place.figure);
    this.parts.part("ring").setAttribute("stroke-dasharray", `${(RING * place.inStep).toFixed(1)} ${RING}`);
    write(this.parts.part("step"), label(place.step));
    write(this.parts.part("caption"), this.#caption(place.cue?.text ?? ""));
    write(this.parts.part("verb"), wanted ? "Pause" : this.#wayOn());
    this.parts.part("sign").setAttribute("d", wanted ? PAUSE : PLAY);
    this.parts.root.classList.toggle("player--paused", !wanted);
    this.#showEasier();
    const title = `${wanted ? label(place.step) : "Paused"} · Ebb`;
    if (document.title !== title) document.title = title;
  }

  /** @param {string} spoken */
  #caption(spoken) {
    if (this.playback.waits) return "Waiting for the sound. It goes on by itself.";
    if (this.playback.wanted) return this.captions ? spoken : "";
    return this.playback.begun ? "Paused. Take the time you need." : "Ready when you are.";
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
 */
function write(element, text) {
  if (element.textContent !== text) element.textContent = text;
}
