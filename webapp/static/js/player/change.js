/** @import { Player } from "./types.js" */

import { Plan } from "./plan.js";

/** Changes the session while it runs: a step in its easier form, a step left out. */
export class Change {
  /** @param {Pick<Player, "playback" | "outbox" | "screen" | "planAddress">} player */
  constructor({ playback, outbox, screen, planAddress }) {
    this.playback = playback;
    this.outbox = outbox;
    this.planAddress = planAddress;
    this.screen = screen;
    this.renewing = Promise.resolve();
    outbox.addEventListener("arrived", () => {
      this.renewing = this.renew();
    });
  }

  /** The same step goes on in its easier form. Without a network it goes on as it is, and says so. */
  async ease() {
    const { place } = this.playback;
    if (!place.step.can_ease) return;
    const arrived = await this.outbox.send(this.outbox.outcome("eased", place));
    if (!arrived) this.screen.say("No connection just now. Make the movement smaller; the words follow when they can.");
    await this.renewing;
  }

  /** On to the next step; this one is left out. */
  async leaveOut() {
    const sent = this.outbox.send(this.outbox.outcome("skipped", this.playback.place));
    this.playback.leaveOut();
    await sent;
    await this.renewing;
  }

  /** What arrived may have changed the track. */
  async renew() {
    try {
      this.playback.adopt(await Plan.fetch(this.planAddress));
      this.screen.say("");
    } catch {
      window.addEventListener("online", () => this.renew(), { once: true });
    }
  }
}
