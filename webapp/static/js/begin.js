import { start } from "./player/start.js";

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

/**
 * Some browsers let a page sound only in answer to a tap on that page. So *Begin* fetches the player into this page
 * instead of going to it, and gives it an audio element that the tap has allowed to sound. Whatever goes wrong on the
 * way, the form is sent as it would be without script; its key makes that count once.
 * @param {HTMLFormElement} form
 */
async function begin(form) {
  const audio = new Audio();
  audio.load();
  const response = await fetch(form.action, { method: "POST", body: new FormData(form) });
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  const player = page.querySelector("main");
  if (!player?.dataset.plan) throw new Error("No player came");
  player.querySelector("audio")?.remove();
  history.pushState(null, "", response.url);
  window.addEventListener("popstate", () => location.reload());
  document.body.replaceWith(page.body);
  await start(player, audio);
}

for (const form of document.querySelectorAll("form[data-begin]")) {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const sent = /** @type {HTMLFormElement} */ (form);
    keepAnswer(sent, /** @type {SubmitEvent} */ (event).submitter);
    begin(sent).catch(() => sent.submit());
  });
}
