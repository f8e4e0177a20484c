/** @import { Outcome, Place } from "../player/types.js" */
/** @import { Answer, Token } from "./types.js" */

import { all, put } from "./store.js";

/** What may change the track. */
const CHANGES = /\/(outcomes|preferences)$/;

/**
 * What is said in a session is put here and sent from here, now or when there is a network, each message once. Tells
 * `arrived` after something arrived that may have changed the track; its detail is the session's new plan.
 */
export class Outbox extends EventTarget {
  /**
   * @param {string} session its id, which the server may not have heard of yet
   * @param {Token} token
   */
  constructor(session, token) {
    super();
    this.session = session;
    this.token = token;
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
   * The same key again may add to what was said.
   * @param {Outcome} outcome
   * @returns {Promise<boolean>} whether it has arrived
   */
  async send(outcome) {
    const { leg, ...fields } = outcome;
    // biome-ignore lint/suspicious/noThenProperty: that is the field's name
    return this.post("outcomes", leg ? { ...fields, then: "leg" } : fields);
  }

  /**
   * @param {string} what the last part of the address
   * @param {Record<string, string>} fields
   * @param {string} [slot] where a later message takes the place of this one
   * @returns {Promise<boolean>} whether it has arrived
   */
  post(what, fields, slot) {
    return this.#put(`/sessions/${this.session}/${what}`, fields, slot && `${slot} ${this.session}`);
  }

  /** @param {Record<string, string>} fields of the form that begins the session */
  begin(fields) {
    return this.#put("/sessions", fields);
  }

  /** @returns {Promise<Answer[]>} what became of what waited */
  async flush() {
    const { sendWaiting } = await import("./sending.js");
    const answers = await sendWaiting(this.token);
    const own = answers.filter(({ message }) => message.address.startsWith(`/sessions/${this.session}/`));
    const changed = own.findLast(({ message, fate }) => fate === "arrived" && CHANGES.test(message.address));
    if (changed) this.dispatchEvent(new CustomEvent("arrived", { detail: changed.said }));
    return answers;
  }

  /**
   * @param {string} address
   * @param {Record<string, string>} fields
   * @param {string} [slot]
   */
  async #put(address, fields, slot) {
    const { person } = this.token;
    const id = await put({ person, address, fields, at: Date.now(), slot });
    await this.flush().catch(() => []);
    return (await all()).every((waiting) => waiting.id !== id);
  }
}

/** A random UUID, also where the page did not come by HTTPS and `crypto.randomUUID` is missing. */
export function newKey() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] % 16) + 64;
  bytes[8] = (bytes[8] % 64) + 128;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}
