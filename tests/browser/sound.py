"""Listening to a page: where its sound is, and how loud. Waits for the sound's own events, never for a time."""

from playwright.sync_api import Locator, Page, expect

REACHES = """
(seconds) => new Promise((resolve, reject) => {
  const audio = document.querySelector("audio");
  setTimeout(() => reject(new Error(
    `The sound stands at ${audio.currentTime} s, paused: ${audio.paused}, ready: ${audio.readyState}`,
  )), 20000);
  const events = ["timeupdate", "seeked", "playing", "ended"];
  const look = () => {
    if (audio.currentTime < seconds || audio.seeking) return;
    for (const event of events) audio.removeEventListener(event, look);
    resolve(audio.currentTime);
  };
  for (const event of events) audio.addEventListener(event, look);
  look();
})
"""

SEEK = """
async (seconds) => {
  const audio = document.querySelector("audio");
  const happens = (event) => new Promise((resolve, reject) => {
    audio.addEventListener(event, resolve, { once: true });
    setTimeout(() => reject(new Error(`Nowhere to seek: ${audio.currentTime} s, ready: ${audio.readyState}`)), 20000);
  });
  if (audio.readyState === HTMLMediaElement.HAVE_NOTHING) await happens("loadedmetadata");
  do {
    audio.currentTime = seconds;
    await happens("seeked");
  } while (audio.currentTime < seconds - 1);
}
"""
"""Once more where the player, which has just learned the length of another track, went to its own place."""

PRESS = """
(button) => new Promise((resolve, reject) => {
  setTimeout(() => reject(new Error("No sound came")), 20000);
  document.querySelector("audio").addEventListener("playing", () => resolve(), { once: true });
  document.querySelector(button).click();
})
"""

WATCH_HANDLERS = """
window.handlers = {};
const original = MediaSession.prototype.setActionHandler;
MediaSession.prototype.setActionHandler = function (action, handler) {
  window.handlers[action] = handler;
  original.call(this, action, handler);
};
"""
"""A script for a page whose lock screen is to be pressed: `window.handlers[action]()`."""

SLOWLY = """
(speed) => {
  const audio = document.querySelector("audio");
  audio.defaultPlaybackRate = audio.playbackRate = speed;
}
"""

TELL_OF_SOUND = "document.addEventListener('playing', () => console.log('It sounds'), true)"
"""A script for a page that is to tell of sound without being looked at, which Chromium would take for a tap."""

LOUDNESS = """
([seconds, which]) => new Promise(async (resolve, reject) => {
  const audio = document.querySelector(which);
  setTimeout(() => reject(new Error(
    `The sound stands at ${audio.currentTime} s, paused: ${audio.paused}, ready: ${audio.readyState}`,
  )), 20000);
  const context = (window.ears ??= new AudioContext({ sampleRate: 24000 }));
  audio.heard ??= context.createMediaElementSource(audio);
  const analyser = context.createAnalyser();
  audio.heard.connect(analyser).connect(context.destination);
  await context.resume();
  const until = Math.min(audio.currentTime + seconds, audio.duration - 0.3);
  const samples = new Float32Array(analyser.fftSize);
  let loudest = 0;
  const listen = () => {
    analyser.getFloatTimeDomainData(samples);
    loudest = Math.max(loudest, Math.hypot(...samples) / Math.sqrt(samples.length));
    if (audio.currentTime < until) return;
    audio.removeEventListener("timeupdate", listen);
    resolve(loudest);
  };
  audio.addEventListener("timeupdate", listen);
})
"""


def reaches(page: Page, seconds: float) -> float:
    """Waits until the sound has come to that second of the track, and tells where it is."""
    return float(page.evaluate(REACHES, seconds))


def has_begun(page: Page) -> None:
    """Waits for what comes after the first sound: the dots of the steps, and with them the lock screen and the rest."""
    expect(page.locator(".tide__dot")).not_to_have_count(0)


def slowly(page: Page, speed: float = 0.1) -> None:
    """A machine that is held up is hardly late from now on: in each second that it loses, `speed` seconds sound."""
    page.evaluate(SLOWLY, speed)


def seek(page: Page, seconds: float) -> None:
    """As somebody who was there would hear it from now on."""
    page.evaluate(SEEK, seconds)
    reaches(page, seconds)


def position(page: Page) -> float:
    return float(page.evaluate("document.querySelector('audio').currentTime"))


def source(page: Page) -> str:
    """The address of the file that it plays."""
    return str(page.evaluate("document.querySelector('audio').currentSrc"))


def plays(page: Page) -> bool:
    return bool(page.evaluate("!document.querySelector('audio').paused"))


def loudness(page: Page, seconds: float, which: str = "audio") -> float:
    """The greatest root mean square of what is heard during the next seconds of the track; 1 is full scale."""
    return float(page.evaluate(LOUDNESS, [seconds, which]))


def press_and_listen(page: Page, button: str) -> None:
    """Waits until it sounds again after a press. In how long is measured, not tested: see `tests.measurements`."""
    page.evaluate(PRESS, button)


def tap(page: Page, button: Locator) -> None:
    """Press it with the mouse alone, and do not look at the page afterwards."""
    box = button.bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
