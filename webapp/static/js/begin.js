import { audio, beginHere, fetchPage, prepare, ready, show } from "./beginning.js";

/**
 * The shape that this form begins as it stands, where that is known without asking, and its sound.
 * @param {HTMLFormElement} form
 * @returns {{ shape?: string, track?: string }}
 */
function shapeOf(form) {
  const chosen = /** @type {HTMLElement | null} */ (form.querySelector("input[data-shape]:checked"));
  const { shape, track, shapeFor } = (chosen ?? form).dataset;
  const rating = new FormData(form).get("pain_before");
  return !shapeFor || rating === null || shapeFor.split(" ").includes(String(rating)) ? { shape, track } : {};
}

/**
 * The button that was tapped has its answer in the form from now on, however the form is sent.
 * @param {HTMLFormElement} form
 * @param {HTMLElement | null} button
 */
function keepAnswer(form, button) {
  if (!(button instanceof HTMLButtonElement) || !button.name) return;
  form.querySelector(`input[type="hidden"][name="${button.name}"]`)?.remove();
  const answer = document.createElement("input");
  answer.type = "hidden";
  answer.name = button.name;
  answer.value = button.value;
  form.append(answer);
}

/** @param {HTMLFormElement} form */
function fieldsOf(form) {
  const { csrf_token: _, ...fields } = Object.fromEntries(new FormData(form));
  return /** @type {Record<string, string>} */ (fields);
}

/**
 * The server begins the session and sends its player, which comes to this page instead of the page going to it.
 * @param {HTMLFormElement} form
 */
async function beginThere(form) {
  const answer = await fetch(form.action, { method: "POST", body: new FormData(form) });
  const { page, root } = await fetchPage(Promise.resolve(answer));
  const { start } = await import("./player/start.js");
  show(page, answer.url);
  await start(root, audio);
}

/**
 * Some browsers let a page sound only in answer to a tap on that page, so what is not ready by then comes to an audio
 * element that this tap has allowed to sound. Whatever goes wrong on the way, the form is sent as it would be without
 * script; its key makes that count once.
 * @param {HTMLFormElement} form
 */
function begin(form) {
  const { shape = "", track } = shapeOf(form);
  const player = ready.get(shape);
  if (player) return beginHere(fieldsOf(form), shape, player);
  audio.play().catch(() => undefined);
  audio.pause();
  prepare(shape, track)
    .then((late) => (late ? beginHere(fieldsOf(form), shape, late) : beginThere(form)))
    .catch(() => form.submit());
}

for (const form of /** @type {NodeListOf<HTMLFormElement>} */ (document.querySelectorAll("form[data-begin]"))) {
  let begun = false;
  const prepared = () => {
    const { shape, track } = shapeOf(form);
    prepare(shape, track);
  };
  prepared();
  form.addEventListener("change", prepared);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (begun) return;
    begun = true;
    keepAnswer(form, /** @type {SubmitEvent} */ (event).submitter);
    begin(form);
  });
}
