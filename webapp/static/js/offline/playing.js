/** @import { Plan } from "../player/plan.js" */
/** @import { KeptPack, LeftOpen } from "./types.js" */

import { apart } from "./kept.js";

/**
 * Have a pack's player ready for a tap, from what lies on this phone alone and with the modules that it was made for.
 * @param {KeptPack} pack
 * @returns {Promise<{ plan: Plan, begin(fields: Record<string, string>): void, goOn(left: LeftOpen): void }>} both play at
 * once; `begin` with what a form would say
 */
export async function prepared(pack) {
  const modules = `/static/${pack.version}/js`;
  const [beginning, { lead, Plan }, { newKey }, contents] = await Promise.all([
    import(`${modules}/beginning.js`),
    import(`${modules}/player/start.js`),
    import(`${modules}/outbox/outbox.js`),
    read(pack.plan).then((response) => response.json()),
  ]);
  const { page, root } = await beginning.fetchPage(read(pack.page));
  const plan = new Plan(contents);
  return {
    plan,
    begin: (fields) => beginning.beginHere({ key: newKey(), ...fields }, pack.shape, { page, root, plan, lead }),
    goOn({ session, before, position }) {
      Object.assign(root.dataset, { session, before, position });
      beginning.show(page, `/sessions/${session}`);
      lead(root, plan, beginning.audio);
    },
  };
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
