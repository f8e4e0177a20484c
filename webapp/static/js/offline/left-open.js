/** @import { Message } from "../outbox/types.js" */
/** @import { KeptPack, LeftOpen } from "./types.js" */

/** For so long Ebb offers to go on, as with a network. In milliseconds. */
const HALF_A_DAY = 12 * 3_600_000;

const ENDS = /\/(rating|ending)$/;

/**
 * The session that was begun on this phone last and not ended, where the server has not heard of it yet.
 * @param {Message[]} waiting what one person has said and was not sent, oldest first
 * @param {KeptPack[]} packs that may be begun
 * @returns {LeftOpen | null}
 */
export function leftOpen(waiting, packs) {
  const begun = waiting.findLast(({ address }) => address === "/sessions");
  if (!begun || Math.abs(Date.now() - begun.at) > HALF_A_DAY) return null;
  const { key, shape, pain_before: before = "" } = begun.fields;
  const pack = packs.find((each) => each.shape === shape);
  const said = waiting.filter(({ address }) => address.startsWith(`/sessions/${key}/`));
  if (!pack || said.some(({ address }) => ENDS.test(address))) return null;
  const position = said.findLast(({ fields }) => fields.position)?.fields.position ?? "0";
  return { pack, session: key, before, position };
}
