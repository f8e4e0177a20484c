/** @import { Parts } from "./parts.js" */

const SIZE = 512;

/** Room around the figure, as a share of the picture. */
const MARGIN = 0.06;

/** The figure. Every pose that the session can show lies in the page as a template. */
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

/**
 * The figure as a picture for the lock screen. Stylesheets do not reach a picture, so it is drawn shape by shape with
 * the colours that it has in the page.
 * @param {Element} stage
 * @returns {MediaImage[]}
 */
export function artwork(stage) {
  const svg = stage.querySelector("svg");
  const context =
    svg && Object.assign(document.createElement("canvas"), { width: SIZE, height: SIZE }).getContext("2d");
  if (!context) return [];
  context.fillStyle = getComputedStyle(document.documentElement).backgroundColor;
  context.fillRect(0, 0, SIZE, SIZE);
  fit(context, svg.viewBox.baseVal);
  for (const element of svg.querySelectorAll("path")) {
    draw(context, /** @type {SVGPathElement} */ (element), svg);
  }
  return [{ src: context.canvas.toDataURL("image/png"), sizes: `${SIZE}x${SIZE}`, type: "image/png" }];
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {DOMRect} box
 */
function fit(context, { x, y, width, height }) {
  const scale = (SIZE * (1 - 2 * MARGIN)) / Math.max(width, height);
  context.translate(SIZE / 2, SIZE / 2);
  context.scale(scale, scale);
  context.translate(-x - width / 2, -y - height / 2);
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {SVGPathElement} element
 * @param {SVGSVGElement} svg
 */
function draw(context, element, svg) {
  const { fill, stroke, strokeWidth, strokeLinecap, strokeLinejoin, opacity } = getComputedStyle(element);
  const outline = new Path2D(element.getAttribute("d") ?? "");
  context.save();
  const matrix = svg
    .getScreenCTM()
    ?.inverse()
    .multiply(element.getScreenCTM() ?? svg.createSVGMatrix());
  if (matrix) context.transform(matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f);
  context.globalAlpha = Number(opacity);
  if (stroke !== "none") {
    const line = { strokeStyle: stroke, lineWidth: Number.parseFloat(strokeWidth) };
    Object.assign(context, line, { lineCap: strokeLinecap, lineJoin: strokeLinejoin });
    context.stroke(outline);
  }
  if (fill !== "none" && !fill.startsWith("url")) {
    context.fillStyle = fill;
    context.fill(outline);
  }
  context.restore();
}
