/** @import { Plan } from "./plan.js" */
/** @import { Place, Step } from "./types.js" */

import { Clock } from "./clock.js";

/** *Back* within the first seconds of a step goes to the step before. */
const JUST_BEGUN = 3;

/** How far *Continue* goes back after the sound broke off, in seconds. */
const REPEATED = 10;

/**
 * The sound of a session and where it is. Tells its listeners:
 * `place` (time, step, figure or caption may have changed), `state` (plays, waits or rests), `sounds` (it has started),
 * `plan` (another track), `broken` (it stopped and nobody asked it to), `finished`.
 */
export class Playback extends EventTarget {
  /**
   * @param {HTMLAudioElement} audio
   * @param {Plan} plan
   * @param {number} position seconds on the track
   */
  constructor(audio, plan, position) {
    super();
    this.audio = audio;
    this.plan = plan;
    this.time = position;
    this.wanted = false;
    this.begun = position > 0;
    this.interrupted = false;
    this.clock = new Clock(audio);
    this.clock.onTick((time) => this.#moveTo(time));
    this.#load(position);
    this.#listen();
  }

  /** @returns {Place} */
  get place() {
    return this.plan.at(this.time);
  }

  /** Whether the browser has no sound to go on with just now. */
  get waits() {
    const { readyState, seeking } = this.audio;
    return this.wanted && !seeking && readyState === HTMLMediaElement.HAVE_CURRENT_DATA;
  }

  /** Plays where the browser allows it without being asked; else it rests, and a tap will be allowed. */
  async play() {
    if (this.audio.error) return this.recover();
    this.wanted = true;
    this.#tell("state");
    try {
      await this.audio.play();
    } catch (error) {
      if (error instanceof DOMException && error.name === "NotAllowedError") this.pause();
    }
  }

  pause() {
    this.wanted = false;
    this.audio.pause();
    this.#tell("state");
  }

  toggle() {
    if (this.wanted) this.pause();
    else this.play();
  }

  /** @param {number} time */
  seek(time) {
    this.audio.currentTime = time;
    this.#moveTo(time);
  }

  back() {
    const { index, step } = this.place;
    const fresh = this.time - step.start < JUST_BEGUN;
    this.seek(this.plan.steps[Math.max(0, fresh ? index - 1 : index)].start);
  }

  next() {
    this.#goTo(this.plan.steps[this.place.index + 1]);
  }

  /** On to the next step, past the other side of this one. */
  leaveOut() {
    this.#goTo(this.plan.after(this.place));
  }

  restart() {
    this.seek(this.place.step.start);
  }

  /**
   * Go on with another plan, at the same step.
   * @param {Plan} plan
   */
  adopt(plan) {
    const time = plan.timeOf(this.place);
    const other = plan.track !== this.plan.track;
    this.plan = plan;
    if (other) {
      this.#load(time);
      if (this.wanted) this.play();
    }
    this.#tell("plan");
    this.#tell("place");
  }

  /** Go on after the sound broke off, a little before where it was. */
  async recover() {
    this.interrupted = false;
    const time = Math.max(0, this.time - REPEATED);
    this.audio.load();
    this.#load(time);
    await this.play();
  }

  /** @param {Step | undefined} step nothing after the last one */
  #goTo(step) {
    if (step) this.seek(step.start);
    else this.#tell("finished");
  }

  /** @param {number} time */
  #load(time) {
    this.time = time;
    if (this.audio.getAttribute("src") !== this.plan.track) this.audio.src = this.plan.track;
    this.clock.follow(this.plan.captions);
    this.audio.currentTime = time;
  }

  #listen() {
    const { audio } = this;
    // WebKit forgets a place that it was told before it knew the length.
    audio.addEventListener("loadedmetadata", () => {
      if (Math.abs(audio.currentTime - this.time) > 1) audio.currentTime = this.time;
    });
    audio.addEventListener("playing", () => {
      // It may tell of a sound that has been stopped meanwhile.
      if (audio.paused) return;
      this.wanted = true;
      this.begun = true;
      this.interrupted = false;
      this.#tell("sounds");
      this.#tell("state");
    });
    audio.addEventListener("pause", () => this.#rested());
    audio.addEventListener("waiting", () => this.#tell("state"));
    audio.addEventListener("stalled", () => this.waits && this.#tell("broken"));
    audio.addEventListener("error", () => {
      this.pause();
      this.#tell("broken");
    });
    audio.addEventListener("ended", () => this.#tell("finished"));
    document.addEventListener("visibilitychange", () => this.#seen());
  }

  /** The sound rests. Where nobody asked for it and nobody could see it, the phone did it. */
  #rested() {
    if (!this.wanted || this.audio.ended) return;
    this.wanted = false;
    this.interrupted = document.hidden;
    this.#tell("state");
  }

  #seen() {
    if (!document.hidden && this.interrupted) this.#tell("broken");
  }

  /** @param {number} time */
  #moveTo(time) {
    if (this.audio.readyState === HTMLMediaElement.HAVE_NOTHING) return;
    this.time = time;
    this.#tell("place");
  }

  /** @param {"place" | "state" | "sounds" | "plan" | "broken" | "finished"} what */
  #tell(what) {
    this.dispatchEvent(new Event(what));
  }
}
