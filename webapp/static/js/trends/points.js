/**
 * Reading a picture point by point, by tap or with the arrow keys. What is read stands in the drawing itself: a line a
 * point, its place and its words. A slider that cannot be seen has the keys and says each point once; the line under
 * the picture is for the eye.
 */

const HINT = "Tap the picture, or use the arrow keys on it, to read one point.";
const DRAWN = "http://www.w3.org/2000/svg";

/** @param {SVGSVGElement} svg */
function pointsOf(svg) {
  return (svg.dataset.points ?? "").split("\n").map((line) => {
    const gap = line.indexOf(" ");
    return { x: Number(line.slice(0, gap)), words: line.slice(gap + 1) };
  });
}

/** @param {HTMLElement} stage */
function read(stage) {
  const drawings = [...stage.querySelectorAll("svg")].filter((svg) => svg.dataset.points);
  if (!drawings.length) return;
  const slider = document.createElement("input");
  const line = document.createElement("p");
  const mark = document.createElementNS(DRAWN, "path");
  Object.assign(slider, { type: "range", className: "chart__reader", min: "0", step: "1" });
  slider.setAttribute("aria-label", "Read one point of the picture");
  Object.assign(line, { className: "chart__reading no-print", textContent: HINT });
  line.setAttribute("aria-hidden", "true");
  mark.setAttribute("class", "c-read");
  stage.append(slider);
  stage.after(line);

  /** The drawing that this width shows; the slider goes over its points, from the newest at first. */
  function shown() {
    const svg = drawings.find((each) => each.getBoundingClientRect().width > 0) ?? drawings[0];
    const points = pointsOf(svg);
    const last = String(points.length - 1);
    if (slider.max !== last || slider.dataset.of !== svg.classList.value) {
      slider.max = last;
      slider.value = last;
      slider.dataset.of = svg.classList.value;
    }
    slider.setAttribute("aria-valuetext", points[Number(slider.value)].words);
    return { svg, points };
  }

  function show() {
    const { svg, points } = shown();
    const { x, words } = points[Number(slider.value)];
    line.textContent = words;
    mark.setAttribute("d", `M${x} ${svg.dataset.top}V${svg.dataset.floor}`);
    svg.querySelector("g")?.prepend(mark);
  }

  function hide() {
    mark.remove();
    line.textContent = HINT;
  }

  shown();
  slider.addEventListener("input", show);
  slider.addEventListener("focus", show);
  slider.addEventListener("keydown", ({ key }) => key === "Escape" && hide());
  stage.addEventListener("click", ({ clientX }) => {
    const { svg, points } = shown();
    const { left, width } = svg.getBoundingClientRect();
    const tapped = ((clientX - left) / width) * svg.viewBox.baseVal.width;
    const nearest = points.reduce(
      (best, { x }, i) => (Math.abs(x - tapped) < Math.abs(points[best].x - tapped) ? i : best),
      0,
    );
    slider.value = String(nearest);
    show();
    slider.focus({ preventScroll: true });
  });
  new ResizeObserver(() => line.textContent === HINT || show()).observe(stage);
}

for (const stage of document.querySelectorAll(".chart__stage")) read(/** @type {HTMLElement} */ (stage));
