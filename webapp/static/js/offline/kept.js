/** @import { Index, KeptPack, Pack } from "./types.js" */

/** What a person keeps on this phone lies in one cache, named by their opaque id; the worker knows these names, too. */
const CACHE = "ebb-kept-";
const INDEX = "/offline/kept.json";
export const OFFLINE = "/offline";

/** A pack's own page and plan lie apart from those that a network brings. */
const APART = "?kept";

/** An event of this document, and a channel to every other page of this browser: something else lies here. */
const CHANGED = "ebb:kept";
const NEWS = "BroadcastChannel" in globalThis ? new BroadcastChannel(CHANGED) : null;

/** Of the static files that this module belongs to. */
export const VERSION = new URL(import.meta.url).pathname.split("/")[2];

/** @type {Index} */
const NOTHING = { packs: [], version: VERSION };

/** Whether this browser can keep anything; over plain HTTP none can. */
export const CAN_KEEP = "caches" in globalThis && "serviceWorker" in navigator;

/** @param {string} person */
export function openCache(person) {
  return caches.open(CACHE + person);
}

/** @returns {Promise<Index>} */
export async function readIndex() {
  const index = CAN_KEEP ? await caches.match(INDEX) : null;
  return index ? index.json() : NOTHING;
}

/** @returns {Promise<KeptPack[]>} those that are whole */
export async function keptPacks() {
  return (await readIndex()).packs;
}

/**
 * @param {Cache} cache
 * @param {Index} index
 */
export async function writeIndex(cache, index) {
  await cache.put(INDEX, Response.json(index));
  tell();
}

/** @param {() => void} action */
export function onChange(action) {
  NEWS?.addEventListener("message", action);
  document.addEventListener(CHANGED, action);
}

function tell() {
  NEWS?.postMessage("changed");
  document.dispatchEvent(new Event(CHANGED));
}

/** @param {string} address of a pack's page or plan */
export function apart(address) {
  return address + APART;
}

/** @param {Pack} pack */
function addressesOf(pack) {
  return [apart(pack.page), apart(pack.plan), ...pack.addresses];
}

/**
 * Take out what no pack needs.
 * @param {Cache} cache
 * @param {Index} index
 */
export async function tidy(cache, { packs }) {
  const needed = new Set([INDEX, OFFLINE, ...packs.flatMap(addressesOf)]);
  for (const request of await cache.keys()) {
    const { pathname, search } = new URL(request.url);
    if (!needed.has(pathname + search)) await cache.delete(request);
  }
}

/** @param {(pack: KeptPack) => boolean} stays */
export async function removePacks(stays) {
  const index = await readIndex();
  const left = { ...index, packs: index.packs.filter(stays) };
  const name = (await caches.keys()).find((each) => each.startsWith(CACHE));
  if (!name || !left.packs.length) return removeAll();
  const cache = await caches.open(name);
  await writeIndex(cache, left);
  await tidy(cache, left);
}

/** Whatever anybody kept here is taken away. */
export async function removeAll() {
  for (const name of await caches.keys()) if (name.startsWith(CACHE)) await caches.delete(name);
  tell();
}

/**
 * @param {Pack} pack
 * @returns {Promise<number>} bytes, without what it shares with those before it in `seen`
 */
export async function sizeOf(pack, seen = new Set()) {
  const sizes = addressesOf(pack).map(async (address) => {
    if (seen.has(address)) return 0;
    seen.add(address);
    const kept = await caches.match(address, { ignoreVary: true });
    if (!kept) return 0;
    return Number(kept.headers.get("Content-Length")) || (await kept.blob()).size;
  });
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}
