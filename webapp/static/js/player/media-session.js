/** @import { Playback } from "./playback.js" */
/** @import { Step } from "./types.js" */

import { label } from "./plan.js";

/** How far the seek buttons go where the device names no length, in seconds. */
const SEEK = 10;

/** WebKit shows either the seek buttons or those for steps; the steps matter more. */
const EITHER = navigator.vendor.startsWith("Apple");

/** The lock screen and the buttons of a headset. */
export class LockScreen {
  /**
   * @param {Playback} playback
   * @param {string} routine its title
   */
  constructor(playback, routine) {
    this.playback = playback;
    this.routine = routine;
    this.session = navigator.mediaSession;
    /** @type {Step | null} */
    this.step = null;
    playback.addEventListener("place", () => this.#showStep());
    playback.addEventListener("plan", () => this.#showPosition());
    playback.addEventListener("state", () => this.#showState());
    for (const change of ["seeked", "ratechange"]) playback.audio.addEventListener(change, () => this.#showPosition());
    playback.addEventListener("sounds", () => this.#takeOver());
    this.#takeOver();
    this.#showStep();
    this.#showState();
  }

  /**
   * WebKit forgets the handlers when the sound starts anew, so they are set each time. *Stop* rests like *pause*: some
   * headsets send it when they are taken off, and that is not the end of a session.
   */
  #takeOver() {
    const { playback } = this;
    /** @param {number} seconds */
    const move = (seconds) => playback.seek(playback.time + seconds);
    /** @type {Partial<Record<MediaSessionAction, MediaSessionActionHandler | null>>} */
    const handlers = {
      play: () => playback.play(),
      pause: () => playback.pause(),
      stop: () => playback.pause(),
      previoustrack: () => playback.back(),
      nexttrack: () => playback.next(),
      seekto: ({ seekTime }) => playback.seek(seekTime ?? playback.time),
      seekbackward: EITHER ? null : ({ seekOffset }) => move(-(seekOffset ?? SEEK)),
      seekforward: EITHER ? null : ({ seekOffset }) => move(seekOffset ?? SEEK),
    };
    for (const [action, handler] of Object.entries(handlers)) {
      this.#handle(/** @type {MediaSessionAction} */ (action), handler);
    }
    this.#showPosition();
  }

  /**
   * @param {MediaSessionAction} action one that a browser does not know is none of its buttons
   * @param {MediaSessionActionHandler | null} handler
   */
  #handle(action, handler) {
    try {
      this.session.setActionHandler(action, handler);
    } catch {}
  }

  #showStep() {
    const { step } = this.playback.place;
    if (step === this.step) return;
    this.step = step;
    this.session.metadata = new MediaMetadata({
      title: label(step),
      artist: this.routine,
      album: "Ebb",
      artwork: [{ src: step.artwork, sizes: "512x512", type: "image/png" }],
    });
    this.#showPosition();
  }

  #showState() {
    this.session.playbackState = this.playback.wanted ? "playing" : "paused";
  }

  #showPosition() {
    const { audio, time } = this.playback;
    const { duration, playbackRate } = audio;
    if (!Number.isFinite(duration)) return;
    this.session.setPositionState?.({ duration, playbackRate, position: Math.min(time, duration) });
  }
}
