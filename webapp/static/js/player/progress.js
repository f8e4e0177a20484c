/** @import { Heard } from "./heard.js" */
/** @import { Player } from "./types.js" */

/** Seconds of sound between two reports within a step. */
const EVERY = 10;

/** Share of a step that has to sound for it to count as listened to. */
const LISTENED = 0.8;

/** Tells the server where the listener is and which steps were listened to, so that leaving half-way loses nothing. */
export class Progress {
  /** @param {Pick<Player, "playback" | "outbox"> & { heard: Heard }} player */
  constructor({ playback, outbox, heard }) {
    this.playback = playback;
    this.outbox = outbox;
    this.heard = heard;
    this.reported = playback.time;
    this.step = playback.place.step;
    /** @type {Set<string>} ids of steps that were told of */
    this.told = new Set();
    playback.addEventListener("place", () => this.#moved());
    playback.audio.addEventListener("pause", () => this.report());
    window.addEventListener("pagehide", () => this.#leave());
    document.addEventListener("visibilitychange", () => document.hidden && this.#leave());
  }

  /** @param {Record<string, string>} [further] */
  report(further) {
    const { time, step } = this.playback.place;
    if (time === this.reported && !further) return;
    this.reported = time;
    this.step = step;
    this.outbox.post("progress", { ...this.#here(), ...further }, further ? undefined : "progress");
  }

  /** The page may be gone before what it keeps has been sent; the same place sent twice counts once. */
  #leave() {
    if (this.playback.time === this.reported || this.outbox.void) return;
    this.report();
    const body = new URLSearchParams({ ...this.#here(), csrf_token: this.outbox.token.csrf });
    navigator.sendBeacon(`/sessions/${this.outbox.session}/progress`, body);
  }

  #here() {
    const { time, step } = this.playback.place;
    return { position: time.toFixed(2), step: step.id };
  }

  #moved() {
    const { time, step } = this.playback.place;
    this.#tellOf(step.id);
    if (step !== this.step || Math.abs(time - this.reported) >= EVERY) this.report();
  }

  /** @param {string} step told of once, when it was listened to on both sides, where it has two */
  #tellOf(step) {
    if (this.told.has(step) || this.heard.shares(step).some((share) => share < LISTENED)) return;
    this.told.add(step);
    this.report({ heard: step });
  }
}
