/** @import { Plan } from "./plan.js" */
/** @import { Place } from "./types.js" */

import { Clock } from "./clock.js";

/** *Back* within the first seconds of a step goes to the step before. */
const JUST_BEGUN = 3;

/** Where a phone asks: this is what is listened to, also when it is switched to silent. */
const SESSION = /** @type {{ audioSession?: { type: string } }} */ (navigator).audioSession;

/** How far *Continue* goes back after the sound broke off, in seconds. */
const REPEATED = 10;

/**
 * The sound of a session and where it is. Tells its listeners:
 * `place` (time, step, figure or caption may have changed), `state` (plays, waits or rests), `sounds` (it has started),
 * `plan` (another track), `back` and `next` (to another step; the detail is the place that was left), `broken` (it
 * stopped and nobody asked it to), `finished`.
 */
export class Playback extends EventTarget {
  /**
   * @param {HTMLAudioElement} audio
   * @param {Plan} plan
   * @param {number} position seconds on the track
   */
  constructor(audio, plan, position) {
    super();
    if (SESSION) SESSION.type = "playback";
    this.audio = audio;
    this.plan = plan;
    this.time = position;
    this.wanted = false;
    this.begun = position > 0;
    this.interrupted = false;
    this.broken = false;
    /** The whole of a track, once it lies in this page. */
    this.whole = { track: "", address: "" };
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
    if (this.broken || this.audio.error) return this.recover();
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
    const within = Math.min(Math.max(0, time), this.plan.duration);
    if (this.broken || this.audio.error) this.#reload(within);
    this.time = within;
    this.audio.currentTime = within;
    this.#tell("place");
    if (this.wanted && this.audio.paused) this.play();
  }

  back() {
    const { place } = this;
    const fresh = this.time - place.step.start < JUST_BEGUN;
    this.seek(this.plan.steps[Math.max(0, fresh ? place.index - 1 : place.index)].start);
    this.#tell("back", place);
  }

  next() {
    const { place } = this;
    const step = this.plan.steps[place.index + 1];
    if (step) this.seek(step.start);
    this.#tell("next", place);
    if (!step) this.#tell("finished");
  }

  /** On to the next step, past the other side of this one. */
  leaveOut() {
    const step = this.plan.after(this.place);
    if (step) this.seek(step.start);
    else this.#tell("finished");
  }

  restart() {
    this.seek(this.place.step.start);
  }

  /**
   * Go on with another plan.
   * @param {Plan} plan
   * @param {number} time where in it
   */
  adopt(plan, time) {
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
    this.#reload(Math.max(0, this.time - REPEATED));
    await this.play();
  }

  /** @param {number} time */
  #reload(time) {
    this.interrupted = this.broken = false;
    this.audio.load();
    this.#load(time);
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
      this.interrupted = this.broken = false;
      this.#tell("sounds");
      this.#tell("state");
    });
    audio.addEventListener("pause", () => this.#rested());
    audio.addEventListener("waiting", () => this.#tell("state"));
    audio.addEventListener("stalled", () => (this.waits || (audio.seeking && this.begun)) && this.#broke());
    audio.addEventListener("error", () => this.#broke());
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

  /** What lies in this page goes on by itself, in the same place. */
  #broke() {
    const { audio, plan, whole, time, wanted } = this;
    if (whole.track === plan.track && audio.getAttribute("src") !== whole.address) {
      audio.src = whole.address;
      audio.currentTime = time;
      if (wanted) this.play();
      return;
    }
    if (audio.error) this.pause();
    this.broken = true;
    this.#tell("broken");
  }

  /** @param {number} time */
  #moveTo(time) {
    if (this.audio.readyState === HTMLMediaElement.HAVE_NOTHING) return;
    this.time = time;
    this.#tell("place");
  }

  /**
   * @param {"place" | "state" | "sounds" | "plan" | "back" | "next" | "broken" | "finished"} what
   * @param {Place} [left]
   */
  #tell(what, left) {
    this.dispatchEvent(new CustomEvent(what, { detail: left }));
  }
}
