/** @import { Player } from "./types.js" */

import { Outbox } from "../outbox/outbox.js";
import { connectControls } from "./controls.js";
import { Parts } from "./parts.js";
import { Plan } from "./plan.js";
import { Playback } from "./playback.js";
import { Screen } from "./screen.js";
import { Sheets } from "./sheets.js";

export { Plan };

/**
 * Turn the page of a session into the player for the floor, and play. Where the plan does not come, the page stays as
 * it is and works as it does without script.
 * @param {HTMLElement} root the main element of the player's page
 * @param {HTMLAudioElement} [audio] one that a tap has already allowed to sound
 */
export async function start(root, audio = root.querySelector("audio") ?? new Audio()) {
  const plan = await Plan.fetch(root.dataset.plan ?? "");
  lead(root, plan, audio).outbox.flush();
}

/**
 * Everything up to the first sound happens at once, so that a tap which led here allows the sound.
 * @param {HTMLElement} root with the id of the session, which the server may not have heard of yet
 * @param {Plan} plan
 * @param {HTMLAudioElement} audio
 * @returns {Player}
 */
export function lead(root, plan, audio) {
  const { session = "", person = "", csrf = "", position } = root.dataset;
  const routine = root.querySelector("h1")?.textContent ?? "";
  const parts = layOut(root, audio);
  const playback = new Playback(audio, plan, Number(position));
  const screen = new Screen({ parts, playback });
  const sheets = new Sheets({ parts, playback });
  const outbox = new Outbox(session, { person, csrf });
  /** @type {Player} */
  const player = {
    ...{ parts, playback, screen, sheets, outbox, routine },
    planAddress: `/sessions/${session}/plan.json`,
    extras: lazily(async () => (await import("./extras.js")).connect(player)),
    finish: (finished = false) => ask(player, finishing, finished),
  };
  const finishing = lazily(async () => new (await import("./finish.js")).Finish(player));
  connectControls(player);
  playback.addEventListener("finished", () => player.finish(true));
  root.addEventListener("click", (event) => endsHere(event) && player.finish());
  outbox.addEventListener("elsewhere", () => playback.pause());
  // As long as this page is open, no other version of Ebb takes over in this browser.
  navigator.locks?.request("ebb.player", { mode: "shared" }, () => new Promise(() => {}));
  playback.play().then(() => {
    for (const load of [player.extras, finishing]) {
      load().catch(() => window.addEventListener("online", load, { once: true }));
    }
  });
  return player;
}

/**
 * The question after the session, on this page; where its module has not come, on a page of its own.
 * @param {Player} player
 * @param {() => Promise<import("./finish.js").Finish>} finishing
 * @param {boolean} finished
 */
async function ask({ playback, outbox, screen }, finishing, finished) {
  playback.pause();
  const finish = await finishing().catch(() => null);
  if (finish) finish.ask(finished);
  else if (navigator.onLine) location.assign(`/sessions/${outbox.session}/rating`);
  else screen.say("There is no connection just now. Your place is kept.");
}

/**
 * A link that leads on without script.
 * @param {Event} event
 */
function endsHere(event) {
  const ends = event.target instanceof Element && event.target.closest("[data-ends]");
  if (ends) event.preventDefault();
  return ends;
}

/**
 * What the first sound does not need must not keep it waiting. Who asks again after the network failed tries anew.
 * @template T
 * @param {() => Promise<T>} load
 * @returns {() => Promise<T>}
 */
function lazily(load) {
  /** @type {Promise<T> | null} */
  let coming = null;
  return () => {
    coming ??= load();
    coming.catch(() => {
      coming = null;
    });
    return coming;
  };
}

/**
 * @param {HTMLElement} root
 * @param {HTMLAudioElement} audio
 */
function layOut(root, audio) {
  const template = /** @type {HTMLTemplateElement} */ (root.querySelector("template[data-player]"));
  const others = root.querySelectorAll("template:not([data-player])");
  audio.controls = false;
  root.replaceChildren(template.content, audio, ...others);
  root.className = "player";
  return new Parts(root);
}
