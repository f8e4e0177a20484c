/** @import { Outcome, Place } from "./types.js" */

/** Sends what happened in a step. What cannot be sent just now is kept and sent when the network is back. */
export class Outbox extends EventTarget {
  /**
   * @param {string} address
   * @param {string} csrf
   */
  constructor(address, csrf) {
    super();
    this.address = address;
    this.csrf = csrf;
    this.place = `ebb.outbox ${address}`;
    this.sending = Promise.resolve(true);
    window.addEventListener("online", () => this.flush());
  }

  /**
   * @param {Outcome["kind"]} kind
   * @param {Place} place
   * @returns {Outcome}
   */
  outcome(kind, { step, time }) {
    return { kind, step: step.id, position: time.toFixed(2), key: newKey() };
  }

  /**
   * @param {Outcome} outcome
   * @returns {Promise<boolean>} whether it has arrived
   */
  async send(outcome) {
    this.#keep([...this.kept(), outcome]);
    return this.flush();
  }

  /**
   * Send what is kept, oldest first and one after another. Tells `arrived` after something did.
   * @returns {Promise<boolean>} whether nothing is left
   */
  flush() {
    this.sending = this.sending.then(() => this.#sendKept());
    return this.sending;
  }

  async #sendKept() {
    const before = this.kept().length;
    while (this.kept().length && (await this.#deliver(this.kept()[0]))) this.#keep(this.kept().slice(1));
    const left = this.kept().length;
    if (left < before) this.dispatchEvent(new Event("arrived"));
    return left === 0;
  }

  /** @returns {Outcome[]} */
  kept() {
    return JSON.parse(sessionStorage.getItem(this.place) ?? "[]");
  }

  /** @param {Outcome[]} outcomes */
  #keep(outcomes) {
    sessionStorage.setItem(this.place, JSON.stringify(outcomes));
  }

  /**
   * The answer is a redirection for pages without script, which nobody needs to follow here. A refusal will not become
   * an acceptance by asking again.
   * @param {Outcome} outcome
   */
  async #deliver({ leg, ...outcome }) {
    const body = new URLSearchParams({ ...outcome, csrf_token: this.csrf });
    if (leg) body.set("then", "leg");
    try {
      const { status } = await fetch(this.address, { method: "POST", body, redirect: "manual", keepalive: true });
      return status < 500;
    } catch {
      return false;
    }
  }
}

/** A random UUID, also where the page did not come by HTTPS and `crypto.randomUUID` is missing. */
function newKey() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] % 16) + 64;
  bytes[8] = (bytes[8] % 64) + 128;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}
