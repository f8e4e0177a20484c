/** @import { Playback } from "./playback.js" */
/** @import { Step } from "./types.js" */

import { label } from "./plan.js";

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
    playback.audio.addEventListener("seeked", () => this.#showPosition());
    playback.addEventListener("sounds", () => this.#takeOver());
    this.#takeOver();
    this.#showStep();
    this.#showState();
  }

  /** WebKit forgets the handlers when the sound starts anew, so they are set each time. */
  #takeOver() {
    const { playback } = this;
    const set = this.session.setActionHandler.bind(this.session);
    set("play", () => playback.play());
    set("pause", () => playback.pause());
    set("stop", () => playback.pause());
    set("previoustrack", () => playback.back());
    set("nexttrack", () => playback.next());
    set("seekto", ({ seekTime }) => playback.seek(seekTime ?? playback.time));
    set("seekbackward", null);
    set("seekforward", null);
    this.#showPosition();
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
    if (!Number.isFinite(audio.duration)) return;
    this.session.setPositionState?.({ duration: audio.duration, position: Math.min(time, audio.duration) });
  }
}
