/** @import { Player } from "./types.js" */

/** Seconds of sound between two reports within a step. */
const EVERY = 10;

/** Share of a step that has to sound for it to count as listened to. */
const LISTENED = 0.8;

/** Tells the server where the listener is and which steps were listened to, so that leaving half-way loses nothing. */
export class Progress {
  /** @param {Pick<Player, "playback" | "outbox">} player */
  constructor({ playback, outbox }) {
    this.playback = playback;
    this.outbox = outbox;
    this.reported = playback.time;
    this.step = playback.place.step;
    /** @type {number | null} where the sound was the last time, unless it has jumped since */
    this.last = null;
    /** @type {Map<string, number>} seconds that have sounded of each step, each side by itself */
    this.sounded = new Map();
    /** @type {Set<string>} ids of steps */
    this.heard = new Set();
    playback.addEventListener("place", () => this.#moved());
    playback.audio.addEventListener("emptied", () => this.#jumped());
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
    if (this.playback.time === this.reported) return;
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
    if (this.playback.audio.seeking) this.#jumped();
    else this.#count(time);
    if (step !== this.step || Math.abs(time - this.reported) >= EVERY) this.report();
  }

  #jumped() {
    this.last = null;
  }

  /** @param {number} time */
  #count(time) {
    const passed = this.last === null ? 0 : time - this.last;
    this.last = time;
    if (passed <= 0) return;
    const { step } = this.playback.place;
    const whole = `${step.id} ${step.side}`;
    this.sounded.set(whole, (this.sounded.get(whole) ?? 0) + passed);
    if (this.heard.has(step.id) || !this.#listened(step.id)) return;
    this.heard.add(step.id);
    this.report({ heard: step.id });
  }

  /** @param {string} step whether it was listened to on both sides, where it has two */
  #listened(step) {
    const spans = this.playback.plan.steps.filter(({ id }) => id === step);
    return spans.every(({ side, start, end }) => {
      return (this.sounded.get(`${step} ${side}`) ?? 0) >= LISTENED * (end - start);
    });
  }
}
