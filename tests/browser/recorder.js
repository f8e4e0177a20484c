/** Passes a sound on as it is, and hands a copy to the page with the frame at which each piece of it begins. */
class Recorder extends AudioWorkletProcessor {
  process([[samples]], [channels]) {
    if (samples) {
      for (const channel of channels) channel.set(samples);
      this.port.postMessage({ frame: currentFrame, samples: samples.slice() });
    }
    return true;
  }
}

registerProcessor("recorder", Recorder);
