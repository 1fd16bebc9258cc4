// A voice, recorded in the page, five minutes at most.
const LONGEST = 300;
const KINDS = ["audio/webm;codecs=opus", "audio/mp4", "audio/ogg;codecs=opus"];

export class Recorder {
  sound = null;
  isOn = false;

  async start() {
    const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
    const kind = KINDS.find((one) => MediaRecorder.isTypeSupported(one));
    const parts = [];
    this.recorder = new MediaRecorder(stream, kind ? { mimeType: kind } : undefined);
    this.recorder.addEventListener("dataavailable", (event) => parts.push(event.data));
    this.recorder.addEventListener("stop", () => {
      for (const track of stream.getTracks()) track.stop();
      this.sound = new Blob(parts, { type: this.recorder.mimeType });
      this.onStop?.(this.sound);
    });
    this.recorder.start();
    this.isOn = true;
    this.count(0);
  }

  count(seconds) {
    this.onTime?.(seconds);
    if (seconds >= LONGEST) return this.stop();
    this.timer = setTimeout(() => this.count(seconds + 1), 1000);
  }

  stop() {
    if (!this.isOn) return;
    this.isOn = false;
    clearTimeout(this.timer);
    this.recorder.stop();
  }
}
