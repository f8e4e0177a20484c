/** @import { Parts } from "./parts.js" */

/** The figure at rest. Every pose that the session can show lies in the page as a template. */
export class Stage {
  /** @param {Parts} parts */
  constructor(parts) {
    this.place = parts.part("stage");
    this.pose = "";
    /** @type {Map<string, HTMLTemplateElement>} */
    this.poses = new Map();
    for (const template of parts.root.querySelectorAll("template")) {
      const { figure } = template.dataset;
      if (figure) this.poses.set(figure, template);
    }
  }

  /** @param {string} pose */
  show(pose) {
    const template = this.poses.get(pose);
    if (pose === this.pose || !template) return;
    this.pose = pose;
    this.place.replaceChildren(template.content.cloneNode(true));
  }
}
