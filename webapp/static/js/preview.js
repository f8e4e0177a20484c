import { Moving } from "./player/moving.js";
import { Parts } from "./player/parts.js";
import { Plan } from "./player/plan.js";
import { Stage } from "./player/stage.js";

/** Milliseconds between two looks at whether the file was saved. */
const WATCH = 1000;

/** Where the sound was when the page was loaded again. */
const PLACE = "preview-place";

/** The sound of a draft, as the moving figure reads it. */
class Sound extends EventTarget {
  /**
   * @param {HTMLAudioElement} audio
   * @param {Plan} plan
   */
  constructor(audio, plan) {
    super();
    this.audio = audio;
    this.plan = plan;
    for (const event of ["timeupdate", "seeked", "play", "pause", "loadedmetadata"]) {
      audio.addEventListener(event, () => this.dispatchEvent(new Event("place")));
    }
  }

  get time() {
    return this.audio.currentTime;
  }
}

/** @param {HTMLElement} root */
async function show(root) {
  const audio = root.querySelector("audio");
  if (!audio || !root.dataset.plan) return;
  const parts = new Parts(root);
  const playback = new Sound(audio, await Plan.fetch(root.dataset.plan));
  const caption = parts.part("caption");
  playback.addEventListener("place", () => {
    caption.textContent = playback.plan.at(playback.time).cue?.text ?? "";
  });
  new Moving({ parts, playback, screen: { stage: new Stage(parts) } });
  audio.currentTime = Number(sessionStorage.getItem(PLACE));
  for (const button of root.querySelectorAll("button[data-time]")) {
    button.disabled = false;
    button.addEventListener("click", () => {
      audio.currentTime = Number(button.dataset.time);
      audio.play();
    });
  }
}

/** @param {HTMLElement} root */
async function watch(root) {
  try {
    const { state } = await (await fetch(root.dataset.watch ?? "")).json();
    if (state !== root.dataset.state) {
      sessionStorage.setItem(PLACE, String(root.querySelector("audio")?.currentTime ?? 0));
      location.reload();
      return;
    }
  } catch {
    // The command has ended, or is being started again.
  }
  setTimeout(() => watch(root), WATCH);
}

const root = document.querySelector("main");
if (root) {
  show(root);
  watch(root);
}
