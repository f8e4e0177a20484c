/** @import { KeptPack } from "./types.js" */

import { all } from "../outbox/store.js";
import { keptPacks, onChange } from "./kept.js";
import { offered, remark, withoutQuestions } from "./offering.js";
import { prepared } from "./playing.js";
import { minutes } from "./words.js";

const root = /** @type {HTMLElement} */ (document.querySelector("[data-offline]"));
const question = /** @type {HTMLFormElement} */ (part("question"));
const template = /** @type {HTMLTemplateElement} */ (root.querySelector("template[data-pack]"));

/** @type {KeptPack[]} that may be begun */
let packs = [];

/** @type {number | null} */
let rating = null;

/** What lies here, and what is to be said about it. */
async function look() {
  const [kept, messages] = await Promise.all([keptPacks(), all()]);
  const waiting = messages.filter(({ person, refused }) => person === document.body.dataset.person && !refused);
  packs = withoutQuestions(kept, waiting);
  part("nothing").hidden = kept.length > 0;
  part("due").hidden = !kept.length || packs.length > 0;
  part("waiting").hidden = !waiting.length;
  question.hidden = !packs.length;
  offer();
}

function offer() {
  const flare = new FormData(question).has("flare");
  const fitting = rating === null ? [] : offered(packs, rating, flare);
  part("packs").hidden = !fitting.length;
  part("packs").replaceChildren(...fitting.map((pack, place) => row(pack, place === 0, flare)));
}

/**
 * @param {KeptPack} pack
 * @param {boolean} first whether it fits best
 * @param {boolean} flare
 */
function row(pack, first, flare) {
  const item = /** @type {DocumentFragment} */ (template.content.cloneNode(true));
  const name = `${pack.title}, ${pack.variant}`;
  const words = {
    title: name,
    length: `${minutes(pack.seconds)}, ${pack.where}`,
    said: remark(pack, rating ?? 0),
    which: ` ${name}`,
  };
  for (const [each, text] of Object.entries(words)) part(each, item).textContent = text;
  const form = /** @type {HTMLFormElement} */ (item.querySelector("form"));
  const fields = { routine: pack.routine, variant: pack.variant, pain_before: String(rating) };
  for (const [field, value] of Object.entries({ ...fields, ...(flare ? { flare: "yes" } : {}) })) {
    form.append(Object.assign(document.createElement("input"), { type: "hidden", name: field, value }));
  }
  form.querySelector("button")?.classList.toggle("button--quiet", !first);
  makeReady(form, pack);
  return item;
}

/**
 * What the tap starts has to be there before it: some browsers allow no sound later.
 * @param {HTMLFormElement} form
 * @param {KeptPack} pack
 */
function makeReady(form, pack) {
  const coming = prepared(pack);
  coming.catch(() => form.closest("li")?.remove());
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    coming.then((begin) => begin(form));
  });
}

function sayNetwork() {
  part("network").hidden = navigator.onLine;
  part("online").hidden = !navigator.onLine;
}

/**
 * @param {string} name
 * @param {ParentNode} within
 */
function part(name, within = root) {
  return /** @type {HTMLElement} */ (within.querySelector(`[data-part="${name}"]`));
}

question.addEventListener("submit", (event) => {
  event.preventDefault();
  const { submitter } = /** @type {SubmitEvent} */ (event);
  rating = Number(submitter?.getAttribute("value"));
  for (const key of question.querySelectorAll(".key")) key.setAttribute("aria-pressed", String(key === submitter));
  offer();
});
question.addEventListener("change", offer);
onChange(look);
for (const change of ["online", "offline"]) window.addEventListener(change, sayNetwork);
sayNetwork();
look();
