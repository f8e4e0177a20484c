/** @import { Player } from "./types.js" */

/**
 * The buttons that are always there, and their keys.
 * @param {Player} player
 */
export function connectControls({ parts, playback, sheets, change, hurts }) {
  const actions = {
    toggle: () => playback.toggle(),
    back: () => playback.back(),
    next: () => playback.next(),
    ease: () => change.ease(),
  };
  for (const [name, action] of Object.entries(actions)) parts.onPress(name, action);

  /** @type {Record<string, () => void>} */
  const keys = {
    " ": actions.toggle,
    ArrowLeft: actions.back,
    ArrowRight: actions.next,
    e: actions.ease,
    h: () => hurts.open(),
  };
  document.addEventListener("keydown", (event) => {
    const { key, target, repeat, altKey, ctrlKey, metaKey } = event;
    const pressesIt = key === " " && target instanceof Element && target.closest("a, button, input");
    if (!keys[key] || repeat || altKey || ctrlKey || metaKey || pressesIt || sheets.isOpen) return;
    event.preventDefault();
    keys[key]();
  });
}
