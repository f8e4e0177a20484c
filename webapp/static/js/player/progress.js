/** @import { Playback } from "./playback.js" */

/** Seconds of sound between two reports within a step. */
const EVERY = 10;

/** Tells the server where the listener is, so that leaving half-way loses nothing. */
export class Progress {
  /**
   * @param {Playback} playback
   * @param {string} address
   * @param {string} csrf
   */
  constructor(playback, address, csrf) {
    this.playback = playback;
    this.address = address;
    this.csrf = csrf;
    this.reported = playback.time;
    this.step = playback.place.step;
    playback.addEventListener("place", () => this.#moved());
    playback.audio.addEventListener("pause", () => this.report());
    window.addEventListener("pagehide", () => this.report());
    document.addEventListener("visibilitychange", () => document.hidden && this.report());
  }

  report() {
    const { time, step } = this.playback.place;
    if (time === this.reported) return;
    this.reported = time;
    this.step = step;
    const body = new URLSearchParams({ position: time.toFixed(2), step: step.id, csrf_token: this.csrf });
    navigator.sendBeacon(this.address, body);
  }

  #moved() {
    const { time, step } = this.playback.place;
    if (step !== this.step || Math.abs(time - this.reported) >= EVERY) this.report();
  }
}
