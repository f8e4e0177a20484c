/** @import { Change } from "./change.js" */
/** @import { Player } from "./types.js" */

/** @typedef {HTMLInputElement | HTMLSelectElement} Control */

/** The name of the tick that keeps what is chosen for the sessions to come. */
const KEEP = "keep";

/**
 * How the person is led, changed in mid-session: what is chosen holds from this place on. Without a network it waits,
 * and says so.
 * @param {Pick<Player, "parts"> & { change: Change }} player
 */
export function offerLeading({ parts, change }) {
  const form = /** @type {HTMLFormElement} */ (parts.part("leading"));
  const note = parts.part("leading-note");
  form.addEventListener("submit", (event) => event.preventDefault());
  parts.sheet("more").addEventListener("close", () => {
    note.textContent = "";
  });
  form.addEventListener("change", async ({ target }) => {
    const changed = /** @type {Control} */ (target);
    const keeps = /** @type {HTMLInputElement} */ (form.elements.namedItem(KEEP)).checked;
    if (changed.name === KEEP && !keeps) return;
    note.textContent = "";
    const arrived = await change.wish(keeps ? wishes(controlsOf(form)) : wishes([changed]));
    note.textContent = arrived ? inWords(keeps) : "No connection just now. It follows when there is one.";
  });
}

/** @param {boolean} keeps */
function inWords(keeps) {
  return keeps ? "Kept, for now and for next time." : "Like this from here on.";
}

/** @param {HTMLFormElement} form */
function controlsOf(form) {
  return /** @type {Control[]} */ ([...form.elements]).filter((each) => each.name);
}

/**
 * @param {Control[]} controls
 * @returns {Record<string, string>}
 */
function wishes(controls) {
  const answered = controls.filter((each) => each.type !== "radio" || isTicked(each));
  return Object.fromEntries(answered.map((each) => [each.name, answer(each)]));
}

/** @param {Control} control */
function answer(control) {
  if (control.type !== "checkbox") return control.value;
  return isTicked(control) ? "yes" : "no";
}

/** @param {Control} control */
function isTicked(control) {
  return control instanceof HTMLInputElement && control.checked;
}
