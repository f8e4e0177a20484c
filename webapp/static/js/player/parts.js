/**
 * The elements of the player by what they are for: `data-part`, `data-do` (what a press does), `data-sheet`.
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
   * @param {string} name
   * @param {() => void} action
   */
  onPress(name, action) {
    this.button(name).addEventListener("click", action);
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
