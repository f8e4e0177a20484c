/** @import { Index, KeptPack, Pack, Wanted } from "./types.js" */

import { nameOf, readChoice } from "./choice.js";
import { apart, CAN_KEEP, OFFLINE, openCache, readIndex, removeAll, tidy, VERSION, writeIndex } from "./kept.js";

const LOCK = "ebb.keeping";
const NO_ROOM = "QuotaExceededError";

let leaving = new AbortController();

/** Nothing more is fetched, and nothing more written. */
export function stopKeeping() {
  leaving.abort();
}

/**
 * Bring what lies on this phone up to date with what this person should have on it, in one page at a time.
 * @param {boolean} [asked] whether somebody asked for it, so that it is fetched also where the phone is to save data
 * @returns {Promise<"whole" | "no room" | "saves data" | "no connection" | "elsewhere" | "stopped">} how far it came
 */
export async function keep(asked = false) {
  if (!CAN_KEEP) return "no connection";
  leaving = new AbortController();
  const saves = !asked && Boolean(/** @type {any} */ (navigator).connection?.saveData);
  return navigator.locks.request(LOCK, { ifAvailable: true }, async (lock) => {
    if (!lock) return "elsewhere";
    try {
      return await bringUpToDate(saves);
    } catch (error) {
      if (leaving.signal.aborted) return "stopped";
      return error instanceof DOMException && error.name === NO_ROOM ? "no room" : "no connection";
    }
  });
}

/** @param {boolean} saves whether nothing large may be fetched */
async function bringUpToDate(saves) {
  const wanted = await askWhatToKeep();
  if (!wanted?.packs.length) {
    await removeAll();
    return "whole";
  }
  leaving.signal.throwIfAborted();
  const cache = await openCache(wanted.person);
  let index = { ...(await readIndex()), packs: stillWanted((await readIndex()).packs, wanted.packs) };
  const write = async (/** @type {Index} */ next) => {
    leaving.signal.throwIfAborted();
    index = next;
    await writeIndex(cache, index);
  };
  await write(index);
  for (const pack of wanted.packs) {
    if (index.packs.some((kept) => isWhole(kept, pack))) continue;
    if (saves) return "saves data";
    await fetchPack(cache, pack);
    await write({ ...index, packs: inOrder([...index.packs, { ...pack, version: VERSION }], wanted.packs) });
  }
  await store(cache, OFFLINE, await get(OFFLINE, "no-store"));
  await write({ ...index, version: VERSION });
  await tidy(cache, index);
  return "whole";
}

/** @returns {Promise<Wanted | null>} nothing where nobody is signed in, or nothing is to be kept */
async function askWhatToKeep() {
  const { keep: what, routines, without } = readChoice();
  if (what === "nothing") return null;
  const asked = new URLSearchParams(what === "these" ? routines.map((routine) => ["routine", routine]) : []);
  const response = await fetch(`/offline/packs.json?${asked}`, { cache: "no-store", signal: leaving.signal });
  if (response.status === 401) return null;
  if (!response.ok) throw new Error(`The packs answered ${response.status}`);
  const wanted = /** @type {Wanted} */ (await response.json());
  return { ...wanted, packs: wanted.packs.filter((pack) => !without.includes(nameOf(pack))) };
}

/**
 * What has changed is not offered any longer, however long the new one takes: a step may have been left out since.
 * @param {KeptPack[]} kept
 * @param {Pack[]} wanted
 * @returns {KeptPack[]}
 */
function stillWanted(kept, wanted) {
  const found = kept.map((old) => ({ old, pack: wanted.find((pack) => hasSameContents(old, pack)) }));
  return found.flatMap(({ old, pack }) => (pack ? [{ ...pack, version: old.version }] : []));
}

/**
 * @param {Pack} one
 * @param {Pack} other
 */
function hasSameContents(one, other) {
  return one.shape === other.shape && one.addresses.join() === other.addresses.join();
}

/**
 * @param {KeptPack} kept
 * @param {Pack} pack
 */
function isWhole(kept, pack) {
  return kept.version === VERSION && hasSameContents(kept, pack);
}

/**
 * @param {KeptPack[]} packs the newest of each
 * @param {Pack[]} order
 */
function inOrder(packs, order) {
  return order.flatMap((pack) => packs.findLast((kept) => hasSameContents(kept, pack)) ?? []);
}

/**
 * Its page and plan come last and together, so that they fit each other and what was fetched before them.
 * @param {Cache} cache
 * @param {Pack} pack
 */
async function fetchPack(cache, pack) {
  for (const address of pack.addresses) {
    if (await cache.match(address, { ignoreVary: true })) continue;
    await store(cache, address, await get(address, address.startsWith("/tracks/") ? "no-store" : "default"));
  }
  const [page, plan] = await Promise.all([get(pack.page, "no-store"), get(pack.plan, "no-store")]);
  await store(cache, apart(pack.page), page);
  await store(cache, apart(pack.plan), plan);
}

/**
 * @param {string} address
 * @param {RequestCache} cache whether the browser shall keep it in its own cache as well
 */
async function get(address, cache) {
  const response = await fetch(address, { cache, priority: "low", redirect: "error", signal: leaving.signal });
  if (!response.ok) throw new Error(`${response.status} where a pack was to be`);
  return response;
}

/**
 * @param {Cache} cache
 * @param {string} address
 * @param {Response} response
 */
async function store(cache, address, response) {
  leaving.signal.throwIfAborted();
  await cache.put(address, response);
}
