/** @import { Answer, Message, Token } from "./types.js" */

import { all, refuse, remove } from "./store.js";

/** Two pages never send at once. */
const LOCK = "ebb.outbox";

/** Milliseconds after which a silent server counts as none. */
const PATIENCE = 30_000;

/** Answers that asking again would not change. */
const REFUSALS = [400, 404, 405, 409, 410, 413, 422];

/** What nobody has said, so that nobody has to be told that it was refused. */
export const UNSAID = /\/(progress|ending)$/;

const NO_REASON = "The computer that runs this Ebb did not say why.";

/** @type {Token | null} the newest that is known; one that came with a page may be out of date */
let token = null;

let turn = Promise.resolve(/** @type {Answer[]} */ ([]));

/**
 * Send what waits of whoever is signed in, oldest first and one after another, until one cannot be delivered.
 * @param {Token | null} [known] from the page
 * @returns {Promise<Answer[]>} what became of those that were tried
 */
export function sendWaiting(known = null) {
  token ??= known;
  const { locks } = navigator;
  turn = turn
    .then(() => (locks ? locks.request(LOCK, { signal: AbortSignal.timeout(PATIENCE) }, sendAll) : sendAll()))
    .catch(() => []);
  return turn;
}

async function sendAll() {
  const answers = /** @type {Answer[]} */ ([]);
  while (token ?? (await renewToken())) {
    const message = (await all()).find(({ person, refused }) => !refused && person === token?.person);
    if (!message) break;
    const answer = await deliver(message);
    answers.push(answer);
    if (answer.fate === "later" || answer.fate === "elsewhere") break;
  }
  return answers;
}

/**
 * @param {Message} message
 * @returns {Promise<Answer>}
 */
async function deliver(message) {
  let [status, said] = await post(message);
  if (status === 400) {
    const { person } = (await renewToken()) ?? {};
    [status, said] = person === message.person ? await post(message) : [0, {}];
  }
  const fate = fateOf(message, status, said.next);
  if (fate === "arrived") await remove(message.id);
  if (fate === "refused") await drop(message, said.problem);
  return { message, fate, said };
}

/**
 * @param {Message} message
 * @param {string} [problem]
 */
async function drop(message, problem = NO_REASON) {
  if (UNSAID.test(message.address)) await remove(message.id);
  else await refuse(message, problem);
}

/**
 * @param {Message} message
 * @param {number} status
 * @param {string} [next]
 * @returns {Answer["fate"]}
 */
function fateOf({ address }, status, next = "") {
  if (REFUSALS.includes(status)) return "refused";
  if (status < 200 || status > 299) return "later";
  return address === "/sessions" && !next.startsWith(address) ? "elsewhere" : "arrived";
}

/**
 * Only what Ebb itself answers counts: networks that want a sign-in of their own answer with pages.
 * @param {Message} message
 * @returns {Promise<[status: number, said: Answer["said"]]>} 0 where nobody answered
 */
async function post({ address, fields, at }) {
  const ago = Math.max(0, (Date.now() - at) / 1000).toFixed(1);
  const body = new URLSearchParams({ ...fields, ago, csrf_token: token?.csrf ?? "" });
  const headers = { Accept: "application/json" };
  try {
    const signal = AbortSignal.timeout(PATIENCE);
    const answer = await fetch(address, { method: "POST", body, headers, redirect: "manual", keepalive: true, signal });
    return answer.status === 204 ? [204, {}] : [answer.status, await answer.json()];
  } catch {
    return [0, {}];
  }
}

/** @returns {Promise<Token | null>} nothing where nobody answers or nobody is signed in */
async function renewToken() {
  try {
    const answer = await fetch("/outbox/token", { signal: AbortSignal.timeout(PATIENCE) });
    token = answer.ok ? await answer.json() : null;
  } catch {
    token = null;
  }
  return token;
}
