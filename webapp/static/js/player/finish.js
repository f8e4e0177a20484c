/** @import { Player } from "./types.js" */

import { newKey } from "../outbox/outbox.js";

const KEPT = "Kept on this phone. It is sent when there is a connection.";
const UNANSWERED = `${KEPT} If Ebb has signed you out, sign in again.`;
const NOT_KEPT = "There is no connection just now. Leave this page open, and it is sent when there is one.";
const LEFT_OUT = "That is fine. A number that is not given is left out, never guessed.";

/** The question after a session, asked on the player's own page, so that it needs no network. */
export class Finish {
  /** @param {Pick<Player, "parts" | "playback" | "outbox" | "sheets">} player */
  constructor({ parts, playback, outbox, sheets }) {
    this.parts = parts;
    this.outbox = outbox;
    this.sheets = sheets;
    this.finished = false;
    const template = /** @type {HTMLTemplateElement} */ (parts.root.querySelector("template[data-rating]"));
    parts.root.append(template.content);
    this.summary = `/sessions/${outbox.session}/summary`;
    parts.part("summary").setAttribute("href", this.summary);
    parts.onPress("back-to-sound", () => playback.play());
    parts.sheet("rating").addEventListener("submit", (event) => {
      event.preventDefault();
      this.#answer(/** @type {SubmitEvent} */ (event).submitter?.getAttribute("value") ?? "");
    });
  }

  /** @param {boolean} finished whether the end of the track was reached */
  ask(finished) {
    this.finished = finished;
    this.parts.button("back-to-sound").hidden = finished;
    this.sheets.open("rating");
  }

  /** @param {string} score nothing where the person leaves it out */
  async #answer(score) {
    const before = this.parts.root.dataset.before ?? "";
    this.parts.part("question").hidden = true;
    this.parts.part("answered").hidden = false;
    this.parts.part("before-after").textContent = score ? inWords(before, score) : "Done.";
    this.parts.part("before-after").focus();
    this.#say(score ? "" : LEFT_OUT);
    if (await this.#send(score)) location.assign(this.summary);
    else this.#wait(score);
  }

  /** @param {string} score */
  #send(score) {
    const finished = this.finished ? { finished: "1" } : {};
    if (!score) return this.outbox.post("ending", finished);
    return this.outbox.post("rating", { key: newKey(), pain_after: score, ...finished });
  }

  /** @param {string} score */
  #wait(score) {
    const kept = navigator.onLine ? UNANSWERED : KEPT;
    const where = this.outbox.keeps ? kept : NOT_KEPT;
    this.#say(score ? where : `${LEFT_OUT} ${where}`);
    this.outbox.addEventListener("emptied", () => {
      this.#say("It has been sent.");
      this.parts.part("summary").hidden = false;
    });
  }

  /** @param {string} sentence */
  #say(sentence) {
    this.parts.part("kept").textContent = sentence;
  }
}

/**
 * @param {string} before nothing where it is not known
 * @param {string} after
 */
function inWords(before, after) {
  if (!before) return `Now it is ${after}.`;
  return before === after ? `It was ${before}, and it still is.` : `It was ${before}. Now it is ${after}.`;
}
