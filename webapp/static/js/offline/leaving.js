import { sendWaiting } from "../outbox/sending.js";
import { all } from "../outbox/store.js";
import { stopKeeping } from "./keep.js";

/** Milliseconds after which a silent server counts as none. */
const PATIENCE = 30_000;

/**
 * Whoever signs out, or deletes the account, leaves nothing in this browser. What waits to be sent is sent first; where
 * that cannot be done, the person decides. Nothing is taken away before the server has agreed.
 * @param {HTMLFormElement} form
 */
async function leave(form) {
  await sendWaiting();
  if (!(await isReached())) await ask("unreached");
  else if (!(await isAnythingUnsent()) || (await ask("unsent")) === "leave") {
    const { next, problem, field } = await post(form);
    if (next) {
      await clear();
      location.assign(next);
    } else if (problem) tell(form, problem, field);
    else await ask("unreached");
  }
}

/**
 * @param {HTMLFormElement} form
 * @returns {Promise<{ next?: string, problem?: string, field?: HTMLInputElement | null }>} the page that follows, or why
 * it did not happen, and in which field; nothing where nobody answered
 */
async function post(form) {
  const headers = { Accept: "application/json" };
  try {
    const body = new URLSearchParams(/** @type {*} */ (new FormData(form)));
    const signal = AbortSignal.timeout(PATIENCE);
    const answer = await fetch(form.action, { method: "POST", body, headers, signal });
    // Whoever has been signed out elsewhere meanwhile leaves nothing here either.
    if (answer.status === 401) return { next: "/sign-in" };
    return { ...(await answer.json()), field: answer.status === 422 ? form.querySelector(".input") : null };
  } catch {
    return {};
  }
}

/**
 * As the page would say it that is sent without script.
 * @param {HTMLFormElement} form
 * @param {string} problem
 * @param {HTMLInputElement | null} [input] the field that is wrong
 */
function tell(form, problem, input) {
  const note = form.querySelector(".field__error") ?? document.createElement("p");
  Object.assign(note, { className: "field__error", role: "alert", textContent: problem });
  if (!input) return form.prepend(note);
  input.before(note);
  note.id = `${input.id}-error`;
  input.setAttribute("aria-invalid", "true");
  input.setAttribute("aria-describedby", note.id);
  input.value = "";
  input.focus();
}

async function isAnythingUnsent() {
  const { person } = document.body.dataset;
  return (await all()).some((message) => message.person === person && !message.refused);
}

/** What is cleared before the server has been reached would leave somebody signed in without anything. */
function isReached() {
  return fetch("/outbox/token").then(
    () => true,
    () => false,
  );
}

/**
 * @param {string} what
 * @returns {Promise<string>} the answer; nothing where the person waits
 */
function ask(what) {
  const dialog = /** @type {HTMLDialogElement} */ (document.querySelector(`[data-leaving="${what}"]`));
  dialog.returnValue = "";
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => resolve(dialog.returnValue), { once: true });
  });
}

/** The answer asks the browser for the same, but over plain HTTP it does not listen. */
async function clear() {
  stopKeeping();
  for (const name of (await globalThis.caches?.keys()) ?? []) await caches.delete(name);
  const databases = (await indexedDB.databases?.()) ?? [{ name: "ebb" }];
  await Promise.all(databases.map(({ name }) => name && erase(name)));
  localStorage.clear();
  sessionStorage.clear();
  const workers = (await navigator.serviceWorker?.getRegistrations()) ?? [];
  await Promise.all(workers.map((worker) => worker.unregister()));
}

/** @param {string} name of a database */
function erase(name) {
  return new Promise((resolve) => {
    const request = indexedDB.deleteDatabase(name);
    for (const end of ["onsuccess", "onerror", "onblocked"]) request[end] = resolve;
  });
}

for (const form of document.querySelectorAll("form[data-leaves]")) {
  let leaving = false;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (leaving) return;
    leaving = true;
    await leave(/** @type {HTMLFormElement} */ (form));
    leaving = false;
  });
}
