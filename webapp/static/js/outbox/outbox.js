/** @import { Outcome, Place } from "../player/types.js" */
/** @import { Message, Token } from "./types.js" */

import { all, put, remove } from "./store.js";

/** What may change the track. */
const CHANGES = /\/(outcomes|preferences)$/;

/**
 * What is said in a session is put here and sent from here, now or when there is a network, each message once. Tells
 * `arrived` after something arrived that may have changed the track, with the session's new plan as its detail;
 * `emptied` after everything has arrived; `elsewhere` where another page has to come before the session.
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
    /** Whether what waits stays when the page goes. */
    this.keeps = true;
    /** Whether there is no such session after all. */
    this.void = false;
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

  /** Send what waits. */
  async flush() {
    const { sendWaiting } = await import("./sending.js");
    const own = (await sendWaiting(this.token)).filter(({ message }) => this.#isOwn(message));
    const changed = own.findLast(({ message, fate }) => fate === "arrived" && CHANGES.test(message.address));
    if (changed) this.dispatchEvent(new CustomEvent("arrived", { detail: changed.said }));
    const elsewhere = own.find(({ fate }) => fate === "elsewhere");
    if (elsewhere) await this.#goElsewhere(elsewhere.said.next ?? "/");
    else if (own.length && !(await this.#waiting()).length) this.dispatchEvent(new Event("emptied"));
  }

  /**
   * The session has not begun after all. The other page leads back to what was asked for.
   * @param {string} page
   */
  async #goElsewhere(page) {
    this.void = true;
    this.dispatchEvent(new Event("elsewhere"));
    for (const { id } of await this.#waiting()) await remove(id);
    location.assign(page);
  }

  async #waiting() {
    return (await all()).filter((message) => !message.refused && this.#isOwn(message));
  }

  /** @param {Message} message */
  #isOwn({ address, fields }) {
    return address.startsWith(`/sessions/${this.session}/`) || fields.key === this.session;
  }

  /**
   * @param {string} address
   * @param {Record<string, string>} fields
   * @param {string} [slot]
   */
  async #put(address, fields, slot) {
    if (this.void) return false;
    const { person } = this.token;
    const id = await put({ person, address, fields, at: Date.now(), slot });
    this.keeps = id > 0;
    await this.flush().catch(() => undefined);
    return (await this.#waiting()).every((waiting) => waiting.id !== id);
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
