/**
 * The elements of the player by what they are for: `data-part`, `data-do` (what a press does, as `data-zone` in the picture),
 * `data-sheet`.
 */
export class Parts {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
  }

  /** @param {string} name */
  part(name) {
    return this.#find(`[data-part="${name}"]`);
  }

  /** @param {string} name */
  button(name) {
    return /** @type {HTMLButtonElement} */ (this.#find(`[data-do="${name}"]`));
  }

  /** @param {string} name */
  sheet(name) {
    return /** @type {HTMLDialogElement} */ (this.#find(`[data-sheet="${name}"]`));
  }

  /**
   * There may be several places to press for the same thing.
   * @param {string} name
   * @param {() => void} action
   */
  onPress(name, action) {
    for (const place of this.root.querySelectorAll(`[data-do="${name}"], [data-zone="${name}"]`)) {
      place.addEventListener("click", action);
    }
  }

  /**
   * @param {string} selector
   * @returns {HTMLElement}
   */
  #find(selector) {
    const found = this.root.querySelector(selector);
    if (!found) throw new Error(`The player has no ${selector}`);
    return /** @type {HTMLElement} */ (found);
  }
}
