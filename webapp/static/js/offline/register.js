/** The service worker comes after the page, and what this phone keeps after that. */
const WORKER = "/service-worker.js";

/** Held by each page that plays a session. */
const PLAYER = "ebb.player";

async function register() {
  const registration = await navigator.serviceWorker.register(WORKER, { updateViaCache: "none" });
  await installed(registration.installing);
  if (!(await isAnythingPlaying())) registration.waiting?.postMessage("take over");
  const { keep } = await import("./keep.js");
  await keep();
  if (!registration.installing && !registration.waiting) registration.active?.postMessage("tidy");
}

/**
 * What is kept now needs the shell of this version.
 * @param {ServiceWorker | null} worker
 */
function installed(worker) {
  return new Promise((resolve) => {
    if (worker?.state !== "installing") resolve(null);
    else worker.addEventListener("statechange", resolve, { once: true });
  });
}

async function isAnythingPlaying() {
  const { held = [] } = await navigator.locks.query();
  return held.some(({ name }) => name === PLAYER);
}

/** @param {() => void} action */
function afterLoad(action) {
  if (document.readyState === "complete") action();
  else window.addEventListener("load", action, { once: true });
}

if ("serviceWorker" in navigator) afterLoad(() => register().catch(() => {}));
