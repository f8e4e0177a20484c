/** @import { Extras, Player } from "./types.js" */

import { connectControls } from "./controls.js";
import { Outbox } from "./outbox.js";
import { Parts } from "./parts.js";
import { Plan } from "./plan.js";
import { Playback } from "./playback.js";
import { Progress } from "./progress.js";
import { Screen } from "./screen.js";
import { offerToContinue, Sheets } from "./sheets.js";

/**
 * Turn the page into the player for the floor, and play. Where the plan does not come, the page stays as it is and
 * works as it does without script.
 * @param {HTMLElement} root the main element of the player's page
 * @param {HTMLAudioElement} [audio] one that a tap has already allowed to sound
 */
export async function start(root, audio = root.querySelector("audio") ?? new Audio()) {
  const { plan: planAddress = "", progress = "", outcomes = "", rating = "", position, csrf = "" } = root.dataset;
  const plan = await Plan.fetch(planAddress);
  const routine = root.querySelector("h1")?.textContent ?? "";
  const parts = layOut(root, audio);
  const playback = new Playback(audio, plan, Number(position));
  const screen = new Screen({ parts, playback });
  const sheets = new Sheets({ parts, playback });
  const outbox = new Outbox(outcomes, csrf);
  /** @type {Player} */
  const player = { parts, playback, screen, sheets, outbox, planAddress, routine, extras: later(() => player) };
  for (const connect of [connectControls, offerToContinue]) connect(player);
  new Progress(playback, progress, csrf);
  playback.addEventListener("finished", () => location.assign(rating));
  outbox.flush();
  await playback.play();
  player.extras().catch(() => window.addEventListener("online", player.extras, { once: true }));
}

/**
 * What the first sound does not need must not keep it waiting. Who asks again after the network failed tries anew.
 * @param {() => Player} player
 * @returns {Player["extras"]}
 */
function later(player) {
  /** @type {Promise<Extras> | null} */
  let coming = null;
  return () => {
    coming ??= import("./extras.js").then(({ connect }) => connect(player()));
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
  const figures = root.querySelectorAll("template[data-figure]");
  audio.controls = false;
  root.replaceChildren(template.content, audio, ...figures);
  root.className = "player";
  return new Parts(root);
}
