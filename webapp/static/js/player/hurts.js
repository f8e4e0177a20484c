/** @import { Change } from "./change.js" */
/** @import { Outcome, Player, Step } from "./types.js" */

/** "That hurts": silence at once, then the way out by voice, then one question. */
export class Hurts {
  /** @param {Pick<Player, "parts" | "playback" | "outbox" | "sheets"> & { change: Change }} player */
  constructor({ parts, playback, outbox, sheets, change }) {
    this.parts = parts;
    this.playback = playback;
    this.outbox = outbox;
    this.sheets = sheets;
    this.change = change;
    this.voice = new Audio();
    this.heading = parts.sheet("hurts").querySelector("h2")?.textContent;
    /** @type {Outcome | undefined} */
    this.outcome = undefined;
    this.#listen();
    this.#haveVoiceReady();
  }

  open() {
    const { place, plan } = this.playback;
    this.playback.pause();
    this.voice.play().catch(() => undefined);
    this.outcome = this.outbox.outcome("hurt", place);
    this.outbox.send(this.outcome);
    this.#fill(place.step, plan.after(place));
    this.sheets.open("hurts");
  }

  /**
   * @param {Step} step
   * @param {Step | undefined} next
   */
  #fill(step, next) {
    const words = {
      "way-out": step.way_out.filter((line) => line !== this.heading).join(" "),
      "go-on": step.can_ease ? "Go on, easier" : "Go on",
      "go-on-how": step.can_ease ? "Smaller movement, and slower" : "When it has settled",
      "leave-out-how": next ? `On to: ${next.name}` : "",
    };
    for (const [part, text] of Object.entries(words)) this.parts.part(part).textContent = text;
    this.parts.part("leave-out").hidden = !next || !step.can_leave_out;
  }

  #listen() {
    this.playback.addEventListener("place", () => this.#haveVoiceReady());
    this.playback.addEventListener("sounds", () => this.voice.pause());
    this.parts.onPress("go-on", () => this.#goOn(() => this.change.ease()));
    this.parts.onPress("leave-out", () => this.#goOn(() => this.change.leaveOut()));
    this.parts.onPress("stop", () => location.assign(this.parts.root.dataset.rating ?? ""));
    this.parts.onPress("leg", () => this.#leg());
    this.parts.sheet("hurts").addEventListener("close", () => this.voice.pause());
  }

  /** The words are on the phone before they are needed, also when the network goes away in the middle of a step. */
  #haveVoiceReady() {
    const address = this.playback.place.step.way_out_audio;
    if (!address || this.voice.getAttribute("src") === address || this.sheets.isOpen) return;
    this.voice.preload = "auto";
    this.voice.src = address;
  }

  /** @param {() => Promise<void>} change */
  async #goOn(change) {
    this.voice.pause();
    await change();
    this.playback.play();
  }

  /** The safety questions come first. They need the server to know why they are asked. */
  async #leg() {
    if (!this.outcome) return;
    const arrived = await this.outbox.send({ ...this.outcome, leg: true });
    if (arrived) location.assign(this.parts.root.dataset.screening ?? "");
    else this.parts.part("way-out").textContent = "No connection just now. Stop here for today, and rest.";
  }
}
