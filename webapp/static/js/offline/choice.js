/** @import { Choice, Pack } from "./types.js" */

/** It belongs to this phone, as its room does: a desk at home keeps nothing for the cellar. */
const PLACE = "ebb.offline";

/** @type {Choice} */
const USUAL = { keep: "last", routines: [], without: [] };

/** @returns {Choice} that of whoever is signed in */
export function readChoice() {
  try {
    return { ...USUAL, ...JSON.parse(localStorage.getItem(place()) ?? "{}") };
  } catch {
    return USUAL;
  }
}

/** @param {Choice} choice */
export function writeChoice(choice) {
  localStorage.setItem(place(), JSON.stringify(choice));
}

/** @param {Pick<Pack, "routine" | "variant">} pack */
export function nameOf({ routine, variant }) {
  return `${routine} ${variant}`;
}

function place() {
  return `${PLACE} ${document.body.dataset.person ?? ""}`;
}
