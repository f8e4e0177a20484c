/** @import { Moment, Player } from "./types.js" */

import { Drawings } from "./drawings.js";
import { Halo } from "./halo.js";

/** How many of the moments to come are fetched ahead. */
const AHEAD = 4;

/** Times are written in whole milliseconds. */
const ROUNDING = 0.002;

/**
 * The figure on its way from pose to pose, and the breath around it. The sound is the only clock: while it plays, each
 * frame shows the time that is heard; when it rests or jumps, its own events do. Where motion is unwelcome, and where a
 * drawing is missing, the stills stay.
 */
export class Moving {
  /** @param {Pick<Player, "parts" | "playback" | "screen">} player */
  constructor({ parts, playback, screen }) {
    this.playback = playback;
    this.stage = screen.stage;
    this.halo = new Halo(parts);
    this.drawings = new Drawings();
    this.calm = matchMedia("(prefers-reduced-motion: reduce)");
    this.frame = 0;
    /** @type {SVGSVGElement | null} */
    this.shown = null;
    /** @type {Moment | undefined} */
    this.moment = undefined;
    const follow = () => this.follow();
    playback.addEventListener("place", follow);
    this.calm.addEventListener("change", follow);
    follow();
  }

  /** Shows the moment that is heard, and goes on with the next frame while there is something to see. */
  follow() {
    const { audio, time } = this.playback;
    this.show(audio.readyState ? audio.currentTime : time);
    cancelAnimationFrame(this.frame);
    if (!audio.paused && !document.hidden) this.frame = requestAnimationFrame(() => this.follow());
  }

  /** @param {number} time */
  show(time) {
    const { figures, breaths } = this.playback.plan;
    this.halo.show(breaths, time, this.calm.matches);
    const index = figures.findLastIndex(({ at }) => at <= time + ROUNDING);
    const moment = figures[index];
    if (!moment) return;
    if (moment !== this.moment && !this.calm.matches) this.#fetch(figures.slice(index, index + AHEAD));
    this.moment = moment;
    this.stage.show(moment.figure);
    const moves = time < moment.until && !this.calm.matches;
    this.#exchange(moves ? this.drawings.get(moment.movement) : null);
    if (!this.shown) return;
    const share = Math.max(0, time - moment.at) / (moment.until - moment.at);
    const forwards = figures[index - 1].figure < moment.figure;
    this.shown.dataset.towards = forwards ? "end" : "start";
    this.shown.setCurrentTime(forwards ? share : 1 - share);
  }

  /** @param {Moment[]} moments */
  #fetch(moments) {
    for (const { movement } of moments) this.drawings.fetch(movement, () => this.follow());
  }

  /**
   * The still stays where it is, unseen and named for who cannot see, while the movement is shown in its place.
   * @param {SVGSVGElement | null} drawing
   */
  #exchange(drawing) {
    if (drawing === this.shown) return;
    const { place } = this.stage;
    if (drawing) place.after(drawing);
    drawing?.pauseAnimations();
    this.shown?.remove();
    this.shown = drawing;
    place.classList.toggle("player__still--behind", drawing !== null);
  }
}
