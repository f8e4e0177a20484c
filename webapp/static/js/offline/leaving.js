import { sendWaiting } from "../outbox/sending.js";
import { all } from "../outbox/store.js";
import { stopKeeping } from "./keep.js";

/**
 * Whoever signs out, or deletes the account, leaves nothing in this browser. What waits to be sent is sent first; where
 * that cannot be done, the person decides.
 * @param {HTMLFormElement} form
 */
async function leave(form) {
  await sendWaiting();
  if ((await isAnythingUnsent()) && !(await isLostGladly())) return;
  await clear();
  form.submit();
}

async function isAnythingUnsent() {
  const { person } = document.body.dataset;
  return (await all()).some((message) => message.person === person && !message.refused);
}

/** @returns {Promise<boolean>} */
function isLostGladly() {
  const dialog = /** @type {HTMLDialogElement} */ (document.querySelector("[data-leaving]"));
  const stay = dialog.querySelector('[data-do="stay"]');
  const go = dialog.querySelector('[data-do="leave"]');
  return new Promise((resolve) => {
    const answer = (/** @type {string} */ said) => () => dialog.close(said);
    stay?.addEventListener("click", answer(""), { once: true });
    go?.addEventListener("click", answer("leave"), { once: true });
    dialog.addEventListener("close", () => resolve(dialog.returnValue === "leave"), { once: true });
    dialog.returnValue = "";
    dialog.showModal();
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
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    leave(/** @type {HTMLFormElement} */ (form));
  });
}
