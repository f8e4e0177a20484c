/** @import { KeptPack, Wanted } from "./types.js" */

import { nameOf, readChoice } from "./choice.js";
import { Keeping } from "./keeping.js";
import { CAN_KEEP, removeAll, removePacks } from "./kept.js";

const LOCK = "ebb.keeping";
const NO_ROOM = "QuotaExceededError";

/** Of the document, with how far it came. */
export const TRIED = "ebb:tried";

let leaving = new AbortController();

/** Nothing more is fetched, and nothing more written. */
export function stopKeeping() {
  leaving.abort();
}

/**
 * Bring what lies on this phone up to date with what this person should have on it, in one page at a time.
 * @param {boolean} [asked] whether somebody asked for it, so that it is fetched also where the phone is to save data
 */
export async function keep(asked = false) {
  if (!CAN_KEEP) return;
  leaving = new AbortController();
  const { signal } = leaving;
  await navigator.locks.request(LOCK, { ifAvailable: !asked }, async (lock) => {
    const state = lock && (await bringUpToDate(asked, signal).catch(inOneWord));
    if (state && !signal.aborted) document.dispatchEvent(new CustomEvent(TRIED, { detail: state }));
  });
}

/**
 * Take packs away, after whatever still fetches them has ended.
 * @param {(pack: KeptPack) => boolean} stays
 */
export async function discard(stays = () => false) {
  stopKeeping();
  await navigator.locks.request(LOCK, () => removePacks(stays));
}

/**
 * @param {boolean} asked
 * @param {AbortSignal} signal
 * @returns {Promise<"whole" | "saves data">}
 */
async function bringUpToDate(asked, signal) {
  const wanted = await askWhatToKeep(signal);
  signal.throwIfAborted();
  if (wanted?.packs.length) {
    const saves = !asked && Boolean(/** @type {any} */ (navigator).connection?.saveData);
    return (await Keeping.of(wanted.person, signal)).bringUpToDate(wanted.packs, saves);
  }
  await removeAll();
  return "whole";
}

/** @param {unknown} error */
function inOneWord(error) {
  return error instanceof DOMException && error.name === NO_ROOM ? "no room" : "no connection";
}

/**
 * @param {AbortSignal} signal
 * @returns {Promise<Wanted | null>} nothing where nobody is signed in, or nothing is to be kept
 */
async function askWhatToKeep(signal) {
  const { keep: what, routines, without } = readChoice();
  if (what === "nothing") return null;
  const these = routines.length ? routines : [""];
  const asked = new URLSearchParams(what === "these" ? these.map((routine) => ["routine", routine]) : []);
  const response = await fetch(`/offline/packs.json?${asked}`, { cache: "no-store", signal });
  if (response.status === 401) return null;
  if (!response.ok) throw new Error(`The packs answered ${response.status}`);
  const wanted = /** @type {Wanted} */ (await response.json());
  return { ...wanted, packs: wanted.packs.filter((pack) => !without.includes(nameOf(pack))) };
}
