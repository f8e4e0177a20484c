/** @import { Choice, KeptPack } from "./types.js" */

import { nameOf, readChoice, writeChoice } from "./choice.js";
import { discard, keep, stopKeeping, TRIED } from "./keep.js";
import { CAN_KEEP, keptPacks, onChange, sizeOf } from "./kept.js";
import { megabytes, minutes } from "./words.js";

const root = document.querySelector("[data-keeps]");

const STATES = {
  whole: "",
  "no room": "There is no more room on this phone. What is listed here is whole.",
  "saves data": "This phone is set to save data, so nothing large is fetched by itself.",
  "no connection": "There is no connection just now. What is missing is fetched when there is one.",
};

/** @param {HTMLElement} section */
function connect(section) {
  const template = /** @type {HTMLTemplateElement} */ (section.querySelector("template[data-pack]"));
  const part = partOf(section);
  let drawing = 0;

  async function show() {
    drawing += 1;
    const mine = drawing;
    const packs = await keptPacks();
    const seen = new Set();
    const rows = [];
    let whole = 0;
    for (const pack of packs) {
      const bytes = await sizeOf(pack, seen);
      whole += bytes;
      rows.push(row(pack, bytes));
    }
    if (mine !== drawing) return;
    part("packs").replaceChildren(...rows);
    part("all").hidden = !packs.length;
    part("used").textContent = packs.length ? `On this phone: ${megabytes(whole)}` : "Nothing lies on this phone yet.";
  }

  /**
   * @param {KeptPack} pack
   * @param {number} bytes
   */
  function row(pack, bytes) {
    const item = /** @type {DocumentFragment} */ (template.content.cloneNode(true));
    const name = `${pack.title}, ${pack.variant}`;
    partOf(item)("title").textContent = name;
    partOf(item)("size").textContent = `${minutes(pack.seconds)}, ${megabytes(bytes)}`;
    partOf(item)("which").textContent = ` ${name}`;
    item.querySelector("button")?.addEventListener("click", () => {
      const choice = readChoice();
      writeChoice({ ...choice, without: [...choice.without, nameOf(pack)] });
      showChoice();
      discard((kept) => nameOf(kept) !== nameOf(pack));
    });
    return item;
  }

  function showChoice() {
    const { keep: what, routines, without } = readChoice();
    for (const input of section.querySelectorAll("input")) {
      input.checked = input.name === "keep" ? input.value === what : routines.includes(input.value);
    }
    part("these").hidden = what !== "these";
    part("missing").hidden = what === "nothing" || !without.length;
  }

  async function fetchMissing() {
    stopKeeping();
    writeChoice({ ...readChoice(), without: [] });
    showChoice();
    part("state").textContent = "Looking for what is missing …";
    await keep(true);
  }

  /** @param {keyof STATES} state */
  function say(state) {
    part("state").textContent = STATES[state];
    if (STATES[state]) part("missing").hidden = false;
  }

  async function choose() {
    const checked = [...section.querySelectorAll("input:checked")];
    const values = (/** @type {string} */ name) =>
      checked.flatMap((input) => (input.getAttribute("name") === name ? (input.getAttribute("value") ?? "") : []));
    const [what] = /** @type {Choice["keep"][]} */ (values("keep"));
    writeChoice({ keep: what, routines: values("routine"), without: [] });
    await navigator.storage?.persist?.();
    await fetchMissing();
  }

  section.addEventListener("change", choose);
  section.querySelector('[data-do="fetch"]')?.addEventListener("click", fetchMissing);
  section.querySelector('[data-do="delete-all"]')?.addEventListener("click", () => {
    writeChoice({ ...readChoice(), keep: "nothing" });
    showChoice();
    discard();
  });
  onChange(show);
  document.addEventListener(TRIED, (event) => say(/** @type {CustomEvent} */ (event).detail));
  showChoice();
  show();
}

/** @param {ParentNode} within */
function partOf(within) {
  return (/** @type {string} */ name) => /** @type {HTMLElement} */ (within.querySelector(`[data-part="${name}"]`));
}

if (root instanceof HTMLElement && CAN_KEEP) {
  root.hidden = false;
  document.querySelector("[data-needs-script]")?.remove();
  connect(root);
}
