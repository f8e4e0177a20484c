/** @import { KeptPack, LeftOpen } from "./types.js" */

import { all } from "../outbox/store.js";
import { keptPacks, onChange } from "./kept.js";
import { leftOpen } from "./left-open.js";
import { offered, remark, withoutQuestions } from "./offering.js";
import { prepared } from "./playing.js";
import { clock, minutes } from "./words.js";

const root = /** @type {HTMLElement} */ (document.querySelector("[data-offline]"));
const question = /** @type {HTMLFormElement} */ (part("question"));
const template = /** @type {HTMLTemplateElement} */ (root.querySelector("template[data-pack]"));

const HOW_MANY = ["Nothing here fits that", "This fits", "These fit, the best first"];

/** @type {KeptPack[]} that may be begun */
let packs = [];

/** @type {number | null} */
let rating = null;

/** @type {LeftOpen | null} what was found last */
let newest = null;

/** What lies here, and what is to be said about it. */
async function look() {
  const [kept, messages] = await Promise.all([keptPacks(), all()]);
  const waiting = messages.filter(({ person, refused }) => person === document.body.dataset.person && !refused);
  packs = withoutQuestions(kept, waiting);
  part("nothing").hidden = kept.length > 0;
  part("due").hidden = !kept.length || packs.length > 0;
  part("waiting").hidden = !waiting.length;
  question.hidden = !packs.length;
  offerToGoOn(leftOpen(waiting, packs));
  offer();
}

/** @param {LeftOpen | null} left */
async function offerToGoOn(left) {
  newest = left;
  part("left").hidden = true;
  if (!left) return;
  try {
    const { plan, goOn } = await prepared(left.pack);
    if (left !== newest) return;
    const place = Number(left.position);
    const where = place ? `You were at ${plan.at(place).step.name}, ${clock(place)}.` : `You began ${left.pack.title}.`;
    part("left-where").textContent = `${where} Go on?`;
    part("left-go-on").onclick = () => goOn(left);
    part("left").hidden = false;
  } catch {
    // Without all of its pack nothing can go on.
  }
}

function offer() {
  const flare = new FormData(question).has("flare");
  const fitting = rating === null ? [] : offered(packs, rating, flare);
  part("fitting").hidden = rating === null;
  part("how-many").textContent = HOW_MANY[Math.min(fitting.length, 2)];
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
    length: `${minutes(pack.seconds)}, ${pack.where}.`,
    said: remark(pack, rating ?? 0),
    which: ` ${name}`,
  };
  for (const [each, text] of Object.entries(words)) part(each, item).textContent = text;
  const button = /** @type {HTMLButtonElement} */ (item.querySelector("button"));
  button.classList.toggle("button--quiet", !first);
  const fields = { routine: pack.routine, variant: pack.variant, pain_before: String(rating) };
  makeReady(button, pack, flare ? { ...fields, flare: "yes" } : fields);
  return item;
}

/**
 * What the tap starts has to be there before it: some browsers allow no sound later.
 * @param {HTMLButtonElement} button
 * @param {KeptPack} pack
 * @param {Record<string, string>} fields
 */
async function makeReady(button, pack, fields) {
  const row = button.closest("li");
  try {
    const { begin } = await prepared(pack);
    button.disabled = false;
    button.addEventListener("click", () => begin(fields));
  } catch {
    row?.remove();
  }
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
  part("fitting").scrollIntoView({ block: "center" });
});
question.addEventListener("change", offer);
onChange(look);
// Back from a session, and forward to it again.
window.addEventListener("popstate", () => location.reload());
for (const change of ["online", "offline"]) window.addEventListener(change, sayNetwork);
sayNetwork();
look();
