/** @import { Plan } from "./plan.js" */
/** @import { Cue, Place, Step } from "./types.js" */

/** Seconds by which two moments of a step may differ and still be the same. */
const SAME = 0.05;

/**
 * Where a place of one plan is in another: in the same step, from its start where its form has changed. Where the words
 * before it come at other times now, the last of them are said again.
 * @param {Plan} plan
 * @param {Plan} before
 * @param {Place} place in the plan from before
 */
export function samePlace(plan, before, { step, time, cue, inStep }) {
  const same = plan.steps.find(({ id, side }) => id === step.id && side === step.side);
  if (!same) return Math.min(step.start, plan.duration);
  if (same.easier !== step.easier) return same.start;
  const moment = Math.min(same.start + time - step.start, same.end);
  if (!cue) return moment;
  const words = sayings(plan, same, cue)[sayings(before, step, cue).indexOf(cue)];
  if (!words) return same.start + inStep * (same.end - same.start);
  if (Math.abs(words.start - same.start - (cue.start - step.start)) > SAME) return words.start;
  const next = plan.cues.find(({ text, start }) => text && start > words.start);
  return Math.min(moment, next?.start ?? moment);
}

/**
 * Each time that the same is said in a step.
 * @param {Plan} plan
 * @param {Step} step
 * @param {Cue} cue
 */
function sayings({ cues }, { start, end }, { text }) {
  return cues.filter((each) => each.text === text && each.start >= start && each.start < end);
}
