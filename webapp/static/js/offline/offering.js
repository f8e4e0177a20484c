/** @import { Message } from "../outbox/types.js" */
/** @import { KeptPack, Pack } from "./types.js" */

/** From this rating on Ebb offers the gentle way, as with a network. */
const GENTLE_FROM = 6;
const STANDARD_FROM = 4;
const VARIANTS = ["gentle", "standard", "full"];
const WORST = 10;

/**
 * The packs that may be begun on this rating, what fits best first.
 * @template {Pack} T
 * @param {T[]} packs
 * @param {number} rating
 * @param {boolean} flare whether the person says that this is a flare
 */
export function offered(packs, rating, flare) {
  const allowed = packs.filter(({ up_to }) => (flare ? WORST : rating) <= up_to);
  return allowed.toSorted((one, other) => rank(one, rating, flare) - rank(other, rating, flare));
}

/**
 * The short session comes first on the worst days of a flare; then what is meant for such a day, in the variant that
 * Ebb offers on it.
 * @param {Pack} pack
 * @param {number} rating
 * @param {boolean} flare
 */
function rank(pack, rating, flare) {
  if (pack.flare && flare && rating >= GENTLE_FROM) return -1;
  return 10 * distance(pack, rating) + Math.abs(VARIANTS.indexOf(pack.variant) - usual(rating, flare));
}

/**
 * How far the rating is from those that the routine is meant for.
 * @param {Pack} pack
 * @param {number} rating
 */
function distance({ meant_for: [lowest, highest] }, rating) {
  return Math.max(0, lowest - rating, rating - highest);
}

/**
 * The variant that Ebb offers on a rating, by its place among them.
 * @param {number} rating
 * @param {boolean} flare
 */
function usual(rating, flare) {
  if (flare || rating >= GENTLE_FROM) return 0;
  return rating >= STANDARD_FROM ? 1 : 2;
}

/**
 * What there is to say where Ebb would have offered something else.
 * @param {Pack} pack
 * @param {number} rating
 */
export function remark({ meant_for: [lowest, highest], variant }, rating) {
  if (rating > highest) return `Meant for ${lowest} to ${highest}. Go only as far as feels good.`;
  if (rating < lowest) return `Meant for harder days, ${lowest} to ${highest}.`;
  const more = VARIANTS.indexOf(variant) > usual(rating, false);
  return more ? `At ${rating} Ebb would offer the ${VARIANTS[usual(rating, false)]} one.` : "";
}

/**
 * Those that may be begun without being asked the safety questions first.
 * @param {KeptPack[]} packs
 * @param {Message[]} waiting what has been said and not been sent
 */
export function withoutQuestions(packs, waiting) {
  if (waiting.some(({ fields }) => fields.then === "leg")) return [];
  return packs.filter(({ valid_until }) => Date.parse(valid_until) > Date.now());
}
