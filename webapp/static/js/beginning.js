/** @import { Plan } from "./player/plan.js" */

/**
 * A player that waits for the tap.
 * @typedef {{ page: Document, root: HTMLElement, plan: Plan, lead: typeof import("./player/start.js").lead }} Ready
 */

/** The sound of this page: a tap allows this element to sound, whatever it has to play by then. */
export const audio = new Audio();

/** @type {Map<string, Promise<Ready>>} by shape */
const coming = new Map();

// What is shown belongs to another address than before, also where somebody goes back and then forward again.
window.addEventListener("popstate", () => location.reload());

/** @type {Map<string, Ready>} what can begin within a tap, by shape */
export const ready = new Map();

/**
 * Have player, plan and sound of a shape on this page before they are asked for.
 * @param {string | undefined} shape
 * @param {string} [track] the address of its sound
 */
export async function prepare(shape, track) {
  if (!shape) return null;
  if (!coming.has(shape)) coming.set(shape, fetchPlayer(shape, track));
  const player = await coming.get(shape)?.catch(() => null);
  if (player) ready.set(shape, player);
  return player ?? null;
}

/**
 * @param {string} shape
 * @param {string} [track]
 * @returns {Promise<Ready>}
 */
async function fetchPlayer(shape, track) {
  audio.preload = "auto";
  if (track) audio.src = track;
  const [{ lead, Plan }, { page, root }, answer] = await Promise.all([
    import("./player/start.js"),
    fetchPage(fetch(`/tracks/${shape}/player`)),
    fetch(`/tracks/${shape}/plan.json`),
  ]);
  const plan = new Plan(await answer.json());
  haveTheRest();
  return { page, root, plan, lead };
}

/** What the first sound does not need is there as well, should the network go away with the tap. */
function haveTheRest() {
  const rest = [import("./player/extras.js"), import("./player/finish.js"), import("./outbox/sending.js")];
  for (const each of rest) each.catch(() => undefined);
}

/**
 * @param {Promise<Response>} answer
 * @returns {Promise<{ page: Document, root: HTMLElement }>} the page of a player; fails where it is another page
 */
export async function fetchPage(answer) {
  const page = new DOMParser().parseFromString(await (await answer).text(), "text/html");
  const root = page.querySelector("main");
  if (!root?.dataset.plan) throw new Error("No player came");
  root.querySelector("audio")?.remove();
  return { page, root };
}

/**
 * Play at once, and let the server know of the session as soon as it can be reached.
 * @param {Record<string, string>} fields of the form that begins a session, with a key of its own
 * @param {string} shape
 * @param {Ready} player
 */
export function beginHere(fields, shape, { page, root, plan, lead }) {
  Object.assign(root.dataset, { session: fields.key, before: fields.pain_before });
  show(page, `/sessions/${fields.key}`);
  lead(root, plan, audio).outbox.begin({ ...fields, shape });
}

/**
 * The player takes the place of this page.
 * @param {Document} page
 * @param {string} address
 */
export function show(page, address) {
  history.pushState(null, "", address);
  document.body.replaceWith(page.body);
}
