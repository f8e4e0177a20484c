/** @import { Index, KeptPack, Pack } from "./types.js" */

import { apart, OFFLINE, openCache, readIndex, tidy, VERSION, writeIndex } from "./kept.js";

/** Fetches what is missing on this phone. A pack is in the index, and so offered, only when all of it is there. */
export class Keeping {
  /**
   * @param {Cache} cache
   * @param {Index} index
   * @param {AbortSignal} signal after which nothing more is written
   */
  constructor(cache, index, signal) {
    this.cache = cache;
    this.index = index;
    this.signal = signal;
  }

  /**
   * @param {string} person
   * @param {AbortSignal} signal
   */
  static async of(person, signal) {
    return new Keeping(await openCache(person), await readIndex(), signal);
  }

  /**
   * @param {Pack[]} wanted the most needed first
   * @param {boolean} saves whether nothing large may be fetched
   * @returns {Promise<"whole" | "saves data">}
   */
  async bringUpToDate(wanted, saves) {
    await this.#note({ packs: stillWanted(this.index.packs, wanted) });
    const missing = wanted.filter((pack) => !this.index.packs.some((kept) => isWhole(kept, pack)));
    if (missing.length && saves) return "saves data";
    for (const pack of missing) {
      await this.#fetchPack(pack);
      await this.#note({ packs: inOrder([...this.index.packs, { ...pack, version: VERSION }], wanted) });
    }
    await this.#store(OFFLINE, await this.#get(OFFLINE, "no-store"));
    await this.#note({ version: VERSION });
    await tidy(this.cache, this.index);
    return "whole";
  }

  /** @param {Partial<Index>} news */
  async #note(news) {
    this.signal.throwIfAborted();
    this.index = { ...this.index, ...news };
    await writeIndex(this.cache, this.index);
  }

  /**
   * Its page and plan come last and together, so that they fit each other and what was fetched before them.
   * @param {Pack} pack
   */
  async #fetchPack(pack) {
    for (const address of pack.addresses) {
      if (await this.cache.match(address, { ignoreVary: true })) continue;
      await this.#store(address, await this.#get(address, address.startsWith("/tracks/") ? "no-store" : "default"));
    }
    const [page, plan] = await Promise.all([this.#get(pack.page, "no-store"), this.#get(pack.plan, "no-store")]);
    await this.#store(apart(pack.page), page);
    await this.#store(apart(pack.plan), plan);
  }

  /**
   * @param {string} address
   * @param {RequestCache} cache whether the browser shall keep it in its own cache as well
   */
  async #get(address, cache) {
    const { signal } = this;
    const response = await fetch(address, { cache, priority: "low", redirect: "error", signal });
    if (!response.ok) throw new Error(`${response.status} where a part of a pack was to be`);
    return response;
  }

  /**
   * @param {string} address
   * @param {Response} response
   */
  async #store(address, response) {
    this.signal.throwIfAborted();
    await this.cache.put(address, response);
  }
}

/**
 * What has changed is not offered any longer, however long the new one takes: a step may have been left out since.
 * @param {KeptPack[]} kept
 * @param {Pack[]} wanted
 * @returns {KeptPack[]}
 */
function stillWanted(kept, wanted) {
  return wanted.flatMap((pack) => {
    const old = kept.find((each) => hasSameContents(each, pack));
    return old ? [{ ...pack, version: old.version }] : [];
  });
}

/**
 * @param {KeptPack} kept
 * @param {Pack} pack
 */
function isWhole(kept, pack) {
  return kept.version === VERSION && hasSameContents(kept, pack);
}

/**
 * @param {Pack} one
 * @param {Pack} other
 */
function hasSameContents(one, other) {
  return one.shape === other.shape && one.addresses.join() === other.addresses.join();
}

/**
 * @param {KeptPack[]} packs the newest of each last
 * @param {Pack[]} order
 */
function inOrder(packs, order) {
  return order.flatMap((pack) => packs.findLast((kept) => hasSameContents(kept, pack)) ?? []);
}
