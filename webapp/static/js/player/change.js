/** @import { Heard } from "./heard.js" */
/** @import { Place, PlanDocument, Player } from "./types.js" */
/** @import { Whole } from "./whole.js" */

import { Plan } from "./plan.js";

/** Share of a step from which on it does not count as left out. */
const MOST = 0.5;

const NO_CONNECTION = "No connection just now.";

/** Changes the session while it runs: a step in its easier form, a longer hold, a step left out, another pace. */
export class Change {
  /** @param {Pick<Player, "playback" | "outbox" | "screen" | "planAddress"> & { heard: Heard, whole: Whole }} player */
  constructor({ playback, outbox, screen, planAddress, heard, whole }) {
    this.playback = playback;
    this.outbox = outbox;
    this.planAddress = planAddress;
    this.screen = screen;
    this.heard = heard;
    this.whole = whole;
    this.renewing = Promise.resolve();
    /** The step whose easier form is on its way. */
    this.easing = "";
    /** @type {number | null} the place that was sent with a wish whose answer is on its way */
    this.asked = null;
    outbox.addEventListener("arrived", (event) => {
      this.renewing = this.renew(/** @type {CustomEvent} */ (event).detail);
    });
    playback.addEventListener("next", (event) => this.#passedOver(/** @type {CustomEvent} */ (event).detail));
  }

  /** The same step goes on in its easier form. Without a network it goes on as it is, and says so. */
  async ease() {
    const { place } = this.playback;
    const { can_ease, easier } = place.step;
    if (!can_ease) return this.screen.tell(easier ? "This is the easier form." : "This step has no easier form.");
    if (this.easing === place.step.id) return;
    this.easing = place.step.id;
    const arrived = await this.#renewed(this.outbox.send(this.outbox.outcome("eased", place)));
    if (!arrived) this.screen.say(`${NO_CONNECTION} Make the movement smaller.`);
    this.easing = "";
  }

  /** The hold goes on, for longer. */
  async longer() {
    const { step } = this.playback.place;
    if (!step.longer) return this.screen.tell("This step cannot be held longer.");
    const arrived = await this.wish({ amount: `${step.id}:${step.longer}` });
    if (arrived) this.screen.say(`This hold lasts ${step.longer} ${step.unit} now.`);
    else this.screen.say(`${NO_CONNECTION} This hold stays as it is.`);
  }

  /** On to the next step; this one is left out. */
  async leaveOut() {
    const sent = this.outbox.send(this.outbox.outcome("skipped", this.playback.place));
    this.playback.leaveOut();
    await sent;
    await this.renewing;
  }

  /**
   * How this session is to be led from now on.
   * @param {Record<string, string>} fields
   * @returns {Promise<boolean>} whether that is so now
   */
  async wish(fields) {
    this.asked = this.playback.time;
    const sent = this.outbox.post("preferences", { ...fields, ...this.#here() });
    return this.#renewed(
      sent.finally(() => {
        this.asked = null;
      }),
    );
  }

  /**
   * What arrived may have changed the track. The answer is the new plan, where it is not just the page to go to.
   * @param {Partial<PlanDocument>} [answer]
   */
  async renew(answer) {
    try {
      const plan = answer?.steps ? new Plan(/** @type {PlanDocument} */ (answer)) : await Plan.fetch(this.planAddress);
      this.playback.adopt(plan, this.#placeIn(plan, answer?.position));
      this.screen.say("");
    } catch {
      window.addEventListener("online", () => this.renew(), { once: true });
    }
  }

  /**
   * The rest of a track that is about to be left does not keep the message waiting, nor its answer.
   * @param {Promise<boolean>} sent
   */
  async #renewed(sent) {
    this.whole.stop();
    try {
      const arrived = await sent;
      await this.renewing;
      return arrived;
    } finally {
      this.whole.fetch();
    }
  }

  /** Where the listener is, and on which track. */
  #here() {
    const { time, plan } = this.playback;
    return { position: time.toFixed(2), shape: plan.shape };
  }

  /**
   * @param {Plan} plan
   * @param {number} [answered] where the place that was sent is in it
   */
  #placeIn(plan, answered) {
    const { place, time } = this.playback;
    if (this.asked === null || answered === undefined) return plan.timeOf(place);
    return Math.min(answered + time - this.asked, plan.duration);
  }

  /**
   * *Next* before most of a step was heard leaves it out this time.
   * @param {Place} left
   */
  #passedOver(left) {
    const { plan, place } = this.playback;
    const stays = place.step.id === left.step.id && left.index < plan.steps.length - 1;
    if (stays || !left.step.can_leave_out || average(this.heard.shares(left.step.id)) >= MOST) return;
    this.outbox.send(this.outbox.outcome("skipped", left));
  }
}

/** @param {number[]} shares */
function average(shares) {
  return shares.reduce((sum, share) => sum + share, 0) / shares.length;
}
