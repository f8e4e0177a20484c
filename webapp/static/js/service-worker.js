/**
 * Ebb without a network. The server puts `self.ebb` before this file: the version of the static files, and the shell,
 * which is every address that a page of that version may need; first of all the page that says there is no connection.
 *
 * Three kinds of caches: `ebb-shell-<version>`; `ebb-kept-<person>`, which the page's module `offline/kept.js` fills
 * with what a person keeps on this phone; nothing else. With a network, pages and everything personal come from there.
 */
const { version, shell } = self.ebb;

const SHELL = "ebb-shell-";
const KEPT = "ebb-kept-";
const INDEX = "/offline/kept.json";
const OFFLINE = "/offline";

/** What may come from a cache: it has another address whenever it changes. */
const UNCHANGING = /^\/(static|tracks|figures)\//;

/** A diary as a file takes as long as it needs. */
const FILE = /^\/export\//;

/** Milliseconds that a page may take before what is kept here is shown instead. */
const PATIENCE = 10_000;

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(activate()));
self.addEventListener("fetch", (event) => answer(event));

self.addEventListener("message", (event) => event.waitUntil(heedMessage(event.data)));

async function install() {
  const cache = await caches.open(SHELL + version);
  await cache.addAll(shell);
}

async function activate() {
  await tidy();
  await self.clients.claim();
}

/**
 * A page asks the next version to take over where no session plays, and the version in charge to tidy up once the packs
 * have been brought up to date.
 * @param {string} message
 */
async function heedMessage(message) {
  if (message === "take over") await self.skipWaiting();
  if (message === "tidy") await tidy();
}

async function tidy() {
  const needed = await versionsOfPacks();
  needed.add(version);
  for (const name of await caches.keys()) {
    if (name.startsWith(SHELL) && !needed.has(name.slice(SHELL.length))) await caches.delete(name);
  }
}

/** The static files that the pages of the packs were made for. */
async function versionsOfPacks() {
  const index = await caches.match(INDEX);
  const { packs, version: page } = index ? await index.json() : { packs: [], version };
  return new Set([page, ...packs.map((pack) => pack.version)]);
}

/** @param {FetchEvent} event */
function answer(event) {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (origin !== self.location.origin) return;
  if (request.mode === "navigate") event.respondWith(page(event));
  else if (request.method === "GET" && UNCHANGING.test(pathname)) event.respondWith(unchanging(request));
}

/** @param {Request} request */
async function unchanging(request) {
  const kept = await caches.match(request.url, { ignoreVary: true });
  return kept ? part(request, kept) : fetch(request);
}

/**
 * A page from the network; without one, what lies on this phone.
 * @param {FetchEvent} event
 */
async function page(event) {
  const { request } = event;
  const { pathname } = new URL(request.url);
  const kept = await caches.match(OFFLINE, { ignoreVary: true });
  if (kept && pathname === OFFLINE) return kept;
  try {
    const patient = !kept || request.method !== "GET" || FILE.test(pathname);
    const response = await (patient ? fetch(request) : Promise.race([fetch(request), tooLate()]));
    event.waitUntil(heed(response.headers.get("Ebb-Person")));
    return response;
  } catch {
    return kept ?? (await caches.match(shell[0], { ignoreVary: true })) ?? Response.error();
  }
}

/** @returns {Promise<never>} */
function tooLate() {
  return new Promise((_, reject) => {
    setTimeout(reject, PATIENCE, new Error("No answer in time"));
  });
}

/**
 * A page says whom it is for: an opaque id, or that nobody is signed in. Nobody finds what somebody else kept.
 * @param {string | null} person nothing where the server did not look
 */
async function heed(person) {
  if (!person) return;
  for (const name of await caches.keys()) {
    if (name.startsWith(KEPT) && name !== KEPT + person) await caches.delete(name);
  }
}

/**
 * As much of a kept answer as was asked for, after RFC 9110, section 14: what cannot be read as one range of bytes is
 * answered whole.
 * @param {Request} request
 * @param {Response} whole
 */
async function part(request, whole) {
  const asked = /^bytes=(\d*)-(\d*)$/.exec(request.headers.get("Range") ?? "");
  const same = request.headers.get("If-Range") ?? whole.headers.get("ETag");
  if (!asked || same !== whole.headers.get("ETag")) return whole;
  const [first, last] = asked.slice(1).map((digits) => (digits ? Number(digits) : null));
  if (first === null && last === null) return whole;
  if (first !== null && last !== null && last < first) return whole;
  const bytes = await whole.blob();
  const start = first ?? Math.max(bytes.size - last, 0);
  const end = first === null ? bytes.size : Math.min((last ?? bytes.size) + 1, bytes.size);
  const headers = new Headers(whole.headers);
  if (start >= end) {
    headers.set("Content-Range", `bytes */${bytes.size}`);
    headers.delete("Content-Length");
    return new Response(null, { status: 416, headers });
  }
  headers.set("Content-Range", `bytes ${start}-${end - 1}/${bytes.size}`);
  headers.set("Content-Length", String(end - start));
  return new Response(bytes.slice(start, end, bytes.type), { status: 206, statusText: "Partial Content", headers });
}
