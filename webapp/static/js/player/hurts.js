/** @import { Change } from "./change.js" */
/** @import { Outcome, Player, Step } from "./types.js" */

/** Milliseconds that the sound waits for the easier form before it goes on as it is. */
const PATIENCE = 2000;

/** "That hurts": silence at once, then the way out by voice, then one question that need not be answered. */
export class Hurts {
  /** @param {Pick<Player, "parts" | "playback" | "outbox" | "sheets" | "finish"> & { change: Change }} player */
  constructor({ parts, playback, outbox, sheets, finish, change }) {
    this.parts = parts;
    this.playback = playback;
    this.outbox = outbox;
    this.sheets = sheets;
    this.finish = finish;
    this.change = change;
    this.voice = new Audio();
    this.form = /** @type {HTMLFormElement} */ (parts.part("hurt"));
    this.heading = parts.sheet("hurts").querySelector("h2")?.textContent;
    /** @type {Outcome | undefined} */
    this.outcome = undefined;
    this.#listen();
    this.#haveVoiceReady();
  }

  open() {
    const { place, plan } = this.playback;
    this.playback.pause();
    this.#haveVoiceReady();
    this.voice.play().catch(() => undefined);
    this.outcome = this.outbox.outcome("hurt", place);
    this.outbox.send(this.outcome);
    this.form.reset();
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
    this.parts.onPress("go-on", () => this.#goOn());
    this.parts.onPress("leave-out", () => this.#leaveOut());
    this.parts.onPress("stop", () => this.finish());
    this.parts.onPress("leg", () => this.#leg());
    this.form.addEventListener("submit", (event) => event.preventDefault());
    this.parts.sheet("hurts").addEventListener("close", () => {
      this.voice.pause();
      this.#tellMore();
    });
  }

  /**
   * The words are on the phone before they are needed, also when the network goes away in the middle of a step. They come
   * after the sound that is on its way.
   */
  #haveVoiceReady() {
    const { place, wanted, audio } = this.playback;
    const address = place.step.way_out_audio;
    if (wanted && audio.readyState < HTMLMediaElement.HAVE_FUTURE_DATA) return;
    if (!address || this.voice.getAttribute("src") === address || this.sheets.isOpen) return;
    this.voice.preload = "auto";
    this.voice.src = address;
  }

  /** Where and how much, if that was said, belongs to what was told when the sheet opened. */
  #tellMore() {
    const answers = this.#answers();
    if (this.outcome && Object.keys(answers).length) this.outbox.send({ ...this.outcome, ...answers });
    this.form.reset();
  }

  #answers() {
    return Object.fromEntries([...new FormData(this.form)].map(([name, value]) => [name, String(value)]));
  }

  /** Easier where it can be. A network that hangs does not keep the person waiting for that. */
  async #goOn() {
    const { can_ease } = this.playback.place.step;
    this.sheets.close();
    if (can_ease) await Promise.race([this.change.ease(), new Promise((resolve) => setTimeout(resolve, PATIENCE))]);
    this.playback.play();
  }

  #leaveOut() {
    this.sheets.close();
    this.change.leaveOut();
    this.playback.play();
  }

  /** The safety questions come first. They need the server to know why they are asked. */
  async #leg() {
    if (!this.outcome) return;
    const arrived = await this.outbox.send({ ...this.outcome, ...this.#answers(), leg: true });
    if (arrived) location.assign(this.parts.root.dataset.screening ?? "");
    else this.parts.part("way-out").textContent = "No connection just now. Stop here for today, and rest.";
  }
}
