/** @import { Player } from "./types.js" */

import { Change } from "./change.js";
import { connectControls } from "./controls.js";
import { Hurts } from "./hurts.js";
import { LockScreen } from "./media-session.js";
import { Outbox } from "./outbox.js";
import { Parts } from "./parts.js";
import { Plan } from "./plan.js";
import { Playback } from "./playback.js";
import { Progress } from "./progress.js";
import { Screen } from "./screen.js";
import { offerMore, offerToContinue, Sheets } from "./sheets.js";
import { keepAwake } from "./wake-lock.js";

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
  const change = new Change({ playback, outbox, screen, planAddress });
  const hurts = new Hurts({ parts, playback, outbox, sheets, change });
  const player = { parts, playback, screen, sheets, outbox, change, hurts, planAddress };
  for (const connect of [connectControls, offerMore, offerToContinue]) connect(player);
  keepAwake(playback);
  if ("mediaSession" in navigator) new LockScreen(playback, routine);
  new Progress(playback, progress, csrf);
  playback.addEventListener("finished", () => location.assign(rating));
  playback.addEventListener("sounds", () => move(player), { once: true });
  outbox.flush();
  await playback.play();
}

/**
 * The figure begins to move after the sound has begun, which it must not keep waiting. Without it the stills stay.
 * @param {Player} player
 */
async function move(player) {
  const module = await import("./moving.js").catch(() => null);
  if (module) new module.Moving(player);
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
