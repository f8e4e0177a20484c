/** @import { Extras, Player } from "./types.js" */

/** What each key does. */
const KEYS = new Map([
  [" ", "toggle"],
  ["ArrowLeft", "back"],
  ["ArrowRight", "next"],
  ["e", "ease"],
  ["h", "hurts"],
  ["m", "more"],
]);

/**
 * The buttons that are always there, and their keys.
 * @param {Player} player
 */
export function connectControls({ parts, playback, screen, sheets, extras }) {
  /** @param {keyof Extras} name */
  async function ask(name) {
    const asked = await extras().catch(() => null);
    if (asked) asked[name]();
    else screen.say("No connection just now. Ease out of it, and rest.");
  }
  /** @type {Record<string, () => unknown>} */
  const actions = {
    toggle: () => playback.toggle(),
    back: () => playback.back(),
    next: () => playback.next(),
    ease: () => ask("ease"),
    more: () => ask("more"),
    hurts: () => {
      playback.pause();
      ask("hurts");
    },
  };
  for (const [name, action] of Object.entries(actions)) parts.onPress(name, action);

  document.addEventListener("keydown", (event) => {
    const { key, target, repeat, altKey, ctrlKey, metaKey } = event;
    const action = KEYS.get(key);
    const pressesIt = key === " " && target instanceof Element && target.closest("a, button, input");
    if (!action || repeat || altKey || ctrlKey || metaKey || pressesIt || sheets.isOpen) return;
    event.preventDefault();
    actions[action]();
  });
}
