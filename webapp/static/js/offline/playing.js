/** @import { KeptPack } from "./types.js" */

import { apart } from "./kept.js";

/**
 * Have a pack's player ready for a tap, from what lies on this phone alone and with the modules that it was made for.
 * @param {KeptPack} pack
 * @returns {Promise<(fields: Record<string, string>) => void>} begins it at once, with what a form would say
 */
export async function prepared(pack) {
  const modules = `/static/${pack.version}/js`;
  const [beginning, starting, { newKey }, plan] = await Promise.all([
    import(`${modules}/beginning.js`),
    import(`${modules}/player/start.js`),
    import(`${modules}/outbox/outbox.js`),
    read(pack.plan).then((response) => response.json()),
  ]);
  const { page, root } = await beginning.fetchPage(read(pack.page));
  const ready = { page, root, plan: new starting.Plan(plan), lead: starting.lead };
  return (fields) => beginning.beginHere({ key: newKey(), ...fields }, pack.shape, ready);
}

/**
 * @param {string} address
 * @returns {Promise<Response>}
 */
async function read(address) {
  const kept = await caches.match(apart(address), { ignoreVary: true });
  if (!kept) throw new Error("This pack is not whole");
  return kept;
}
