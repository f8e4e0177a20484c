/** @import { Extras, Player } from "./types.js" */

/** What each key does. */
const KEYS = new Map([
  [" ", "toggle"],
  ["ArrowLeft", "back"],
  ["ArrowRight", "next"],
  ["e", "ease"],
  ["h", "hurts"],
  ["r", "repeat"],
  ["l", "longer"],
  ["s", "skip"],
  ["m", "more"],
  ["?", "keys"],
]);

/** What comes with `extras.js`. */
const LATER = /** @type {const} */ (["ease", "hurts", "repeat", "longer", "skip", "more", "keys"]);

/** Where a key means something else. */
const FIELDS = "input, select, textarea, [contenteditable]";

/**
 * What can be pressed, as a button, as a part of the picture or as a key.
 * @param {Player} player
 */
export function connectControls({ parts, playback, screen, sheets, extras }) {
  /** @type {Record<string, () => unknown>} */
  const actions = {
    toggle: () => playback.toggle(),
    back: () => playback.back(),
    next: () => playback.next(),
  };
  for (const name of LATER) {
    actions[name] = async () => {
      if (name === "hurts") playback.pause();
      const asked = await extras().catch(() => null);
      if (asked) asked[name]();
      else screen.say("No connection just now. Ease out of it, and rest.");
    };
  }
  for (const [name, action] of Object.entries(actions)) parts.onPress(name, action);

  document.addEventListener("keydown", (event) => {
    const { key, target, repeat, altKey, ctrlKey, metaKey } = event;
    const action = KEYS.get(key);
    const pressed = target instanceof Element && target.closest(key === " " ? `a, button, summary, ${FIELDS}` : FIELDS);
    if (!action || repeat || altKey || ctrlKey || metaKey || pressed || sheets.isOpen) return;
    event.preventDefault();
    actions[action]();
  });
}
