"""Recording what a page's `<audio>` sounds like, and comparing it with its file at the time that it claims."""

import base64
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np
from playwright.sync_api import Page

from tests.browser.correlation import Match, decoded, match

RECORDER = "/recorder.js"
"""Where a page finds the module that records. The policy of the pages allows none that is not their own."""

EARS = """
const context = () => (window.ears ??= new AudioContext({ sampleRate: 24000 }));
const play = HTMLMediaElement.prototype.play;
HTMLMediaElement.prototype.play = async function () {
  window.recorders ??= context().audioWorklet.addModule("/recorder.js");
  await window.recorders;
  this.heard ??= context().createMediaElementSource(this);
  this.recorder ??= new AudioWorkletNode(context(), "recorder");
  this.heard.connect(this.recorder).connect(context().destination);
  await context().resume();
  return play.call(this);
};
"""
"""A script for a page whose sounds are to be recorded from their first sample on."""

RECORD = """
(seconds) => new Promise((resolve, reject) => {
  const audio = document.querySelector("audio");
  setTimeout(() => reject(new Error(
    `Nothing to hear: the sound stands at ${audio.currentTime} s, paused: ${audio.paused}, ready: ${audio.readyState}`,
  )), 20000 + seconds * 1000);
  const { ears, ears: { sampleRate } } = window;
  const now = ears.currentTime * sampleRate;
  const pieces = [];
  const claims = [];
  audio.recorder.port.onmessage = ({ data }) => {
    if (data.frame < now || audio.seeking || audio.paused) return;
    if (!pieces.length && !data.samples.some((sample) => Math.abs(sample) > 0.02)) return;
    pieces.push(data);
    const first = pieces[0].frame;
    claims.push(audio.currentTime - ears.currentTime + first / sampleRate);
    if (data.frame - first < seconds * sampleRate) return;
    audio.recorder.port.onmessage = null;
    const heard = new Float32Array(data.frame + data.samples.length - first);
    for (const { frame, samples } of pieces) heard.set(samples, frame - first);
    const bytes = new Uint8Array(heard.buffer);
    const text = Array.from({ length: Math.ceil(bytes.length / 4096) }, (_, part) =>
      String.fromCharCode(...bytes.subarray(4096 * part, 4096 * part + 4096)));
    resolve({ source: audio.currentSrc, claims, heard: btoa(text.join("")) });
  };
})
"""


def with_recorder(application: Any) -> Any:
    """The same WSGI application with the recorder among its files."""
    module = Path(__file__).with_name("recorder.js").read_bytes()
    headers = [("Content-Type", "text/javascript"), ("Content-Length", str(len(module)))]

    def answer(environ: Any, start_response: Any) -> Iterable[bytes]:
        if environ["PATH_INFO"] != RECORDER:
            return application(environ, start_response)  # type: ignore[no-any-return]
        start_response("200 OK", headers)
        return [module]

    return answer


def hears(page: Page, seconds: float = 1.2) -> Match:
    """Records from the next sound on, and finds that in the file that the element plays, near the time that it claims.

    The page must have EARS.
    """
    recording = page.evaluate(RECORD, seconds)
    heard = np.frombuffer(base64.b64decode(recording["heard"]), dtype=np.float32)
    file = decoded(page.request.get(recording["source"]).body())
    return match(heard, file, claimed=float(np.median(recording["claims"])))
