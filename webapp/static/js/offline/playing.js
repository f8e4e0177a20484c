/** @import { KeptPack } from "./types.js" */

import { apart } from "./kept.js";

/**
 * Have a pack's player ready for a tap, from what lies on this phone alone and with the modules that it was made for.
 * @param {KeptPack} pack
 * @returns {Promise<(form: HTMLFormElement) => void>} begins it at once, with what the form says
 */
export async function prepared(pack) {
  const modules = `/static/${pack.version}/js`;
  const [{ beginHere, playerOf }, { Plan }, page, plan] = await Promise.all([
    import(`${modules}/begin.js`),
    import(`${modules}/player/plan.js`),
    read(pack.page).then((response) => response.text()),
    read(pack.plan).then((response) => response.json()),
  ]);
  const whole = new DOMParser().parseFromString(page, "text/html");
  const audio = new Audio();
  audio.preload = "auto";
  audio.src = plan.track;
  const ready = { page: whole, root: playerOf(whole), plan: new Plan(plan), audio };
  return (form) => beginHere(form, pack.shape, ready);
}

/**
 * @param {string} address
 * @returns {Promise<Response>}
 */
async function read(address) {
  const kept = await caches.match(apart(address), { ignoreVary: true });
  if (!kept) throw new Error("This pack is not whole");
  return kept;
}
