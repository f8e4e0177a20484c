/** When the time of the sound may have moved on or jumped. */
const MOMENTS = ["timeupdate", "seeked", "playing", "pause", "ended"];

/** The sound is the only clock: whoever follows it is called with its time, and never by a timer. */
export class Clock {
  /** @param {HTMLAudioElement} audio */
  constructor(audio) {
    this.audio = audio;
    /** @type {((time: number) => void)[]} */
    this.followers = [];
    const tick = () => this.tick();
    for (const moment of MOMENTS) audio.addEventListener(moment, tick);
    document.addEventListener("visibilitychange", tick);
  }

  /**
   * Where the captions of a track are, so that each one appears at its first sound.
   * @param {string} address
   */
  follow(address) {
    let captions = this.audio.querySelector("track");
    if (captions?.getAttribute("src") !== address) {
      captions?.remove();
      captions = Object.assign(document.createElement("track"), { kind: "captions", srclang: "en", src: address });
      this.audio.append(captions);
    }
    captions.track.mode = "hidden";
    captions.track.oncuechange = () => this.tick();
  }

  /** @param {(time: number) => void} follower */
  onTick(follower) {
    this.followers.push(follower);
  }

  tick() {
    for (const follower of this.followers) follower(this.audio.currentTime);
  }
}
