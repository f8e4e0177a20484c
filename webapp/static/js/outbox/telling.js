/** @import { Message } from "./types.js" */

import { sendWaiting, UNSAID } from "./sending.js";
import { all, remove } from "./store.js";

/**
 * Send what waits, and tell the person as much of it as they need to know.
 * @param {string} person the mark of the account
 */
export async function tell(person) {
  await tellOfSession(person);
  await leaveEnded(person);
  await tellOfWaiting(person);
  await send(person);
  window.addEventListener("online", () => send(person));
  document.addEventListener("visibilitychange", () => document.hidden || send(person));
}

/**
 * Once a player has taken the place of this page, it sends by itself, and is told what became of it.
 * @param {string} person
 */
async function send(person) {
  if (document.querySelector("main.player")) return;
  const answers = await sendWaiting();
  const elsewhere = answers.find(({ fate }) => fate === "elsewhere")?.said.next;
  await tellOfWaiting(person, elsewhere);
  await tellOfRefused(person);
  if (answers.some(({ message, fate }) => fate === "arrived" && isOfThisPage(message))) location.reload();
}

/**
 * The server has not heard yet of the session that this page is to be about.
 * @param {string} person
 */
async function tellOfSession(person) {
  if (!(await waitingOf(person)).some(isOfThisPage)) return;
  const heading = Object.assign(document.createElement("h1"), { textContent: "This session is still on this phone." });
  const words = Object.assign(document.createElement("p"), {
    className: "measure",
    textContent: "Nothing is lost: it is sent as soon as there is a connection. Then it goes on where you were.",
  });
  const again = Object.assign(document.createElement("button"), { className: "button", textContent: "Go on" });
  again.addEventListener("click", () => location.reload());
  document.querySelector("#main .empty")?.replaceChildren(heading, words, again);
}

/**
 * A session that was ended on this phone is over, although the server may not have known it when it made this page.
 * @param {string} person
 */
async function leaveEnded(person) {
  const place = document.querySelector("[data-open]");
  if (!(place instanceof HTMLElement)) return;
  const { open } = place.dataset;
  const ends = [`/sessions/${open}/rating`, `/sessions/${open}/ending`];
  place.hidden = (await waitingOf(person)).some(({ address }) => ends.includes(address));
}

/** @param {Message} message */
function isOfThisPage({ address, fields }) {
  return address === "/sessions" && location.pathname.startsWith(`/sessions/${fields.key}`);
}

/**
 * On Today, and only while something waits.
 * @param {string} person
 * @param {string} [elsewhere] a page that has to come first
 */
async function tellOfWaiting(person, elsewhere) {
  const place = document.querySelector("[data-waiting]");
  if (!(place instanceof HTMLElement)) return;
  const said = (await waitingOf(person)).filter(({ address }) => !UNSAID.test(address));
  place.hidden = !said.length;
  place.textContent = `${inWords(said.length)} on this phone and will be sent.`;
  if (!elsewhere) return;
  const link = Object.assign(document.createElement("a"), {
    href: elsewhere,
    textContent: "A few questions come first.",
  });
  place.append(" ", link);
}

/** @param {number} count */
function inWords(count) {
  return count === 1 ? "1 thing waits" : `${count} things wait`;
}

/**
 * What the server did not take is told once.
 * @param {string} person
 */
async function tellOfRefused(person) {
  const refused = (await all()).filter((message) => message.refused && message.person === person);
  const main = document.querySelector("#main");
  if (!refused.length || !main) return;
  const problems = [...new Set(refused.map((message) => message.refused))];
  const note = Object.assign(document.createElement("p"), { className: "note" });
  note.role = "status";
  main.prepend(note);
  note.textContent = `Something that waited on this phone could not be written down. ${problems.join(" ")}`;
  for (const { id } of refused) await remove(id);
}

/** @param {string} person */
async function waitingOf(person) {
  return (await all()).filter((message) => !message.refused && message.person === person);
}
