/** The drawn movements of this session, fetched when they are about to be needed and kept until the page goes. */
export class Drawings {
  constructor() {
    /** @type {Map<string, SVGSVGElement | null>} nothing while it is on its way, or where there is none */
    this.kept = new Map();
  }

  /** @param {string | null} address */
  get(address) {
    return this.kept.get(address ?? "") ?? null;
  }

  /**
   * What the network does not bring is asked for again when it is needed the next time.
   * @param {string | null} address
   * @param {() => void} arrived
   */
  async fetch(address, arrived) {
    if (!address || this.kept.has(address)) return;
    this.kept.set(address, null);
    try {
      const response = await fetch(address, { priority: "low" });
      if (!response.ok) return;
      const { documentElement } = new DOMParser().parseFromString(await response.text(), "image/svg+xml");
      if (!(documentElement instanceof SVGSVGElement)) return;
      this.kept.set(address, document.adoptNode(documentElement));
      arrived();
    } catch {
      this.kept.delete(address);
    }
  }
}
