// `<preau-card data-action="/poste/carte">`: reads a QR card with the camera and sends what it holds. Without a camera, or
// without permission, it says what to do; the tablet's own camera app reads the card too.
import jsQR from "jsqr";

class Card extends HTMLElement {
  connectedCallback() {
    if (!navigator.mediaDevices?.getUserMedia) return this.say("Cet appareil ne peut pas lire les cartes : touche ton prénom.");
    const button = Object.assign(document.createElement("button"), { type: "button", className: "button primary", textContent: "Lire ma carte" });
    button.addEventListener("click", () => this.look(button));
    this.replaceChildren(button);
    // A permission that was given once is not asked again: the camera opens by itself.
    navigator.permissions?.query({ name: "camera" }).then((p) => p.state === "granted" && this.look(button)).catch(() => {});
  }

  disconnectedCallback() {
    this.stop();
  }

  say(words) {
    const p = Object.assign(document.createElement("p"), { textContent: words });
    p.setAttribute("role", "status");
    this.replaceChildren(p);
  }

  async look(button) {
    button.disabled = true;
    try {
      this.stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "user", width: { ideal: 640 } } });
    } catch {
      return this.say("La caméra n'est pas permise ici : touche ton prénom, ou demande à ta maîtresse ou à ton maître.");
    }
    this.video = Object.assign(document.createElement("video"), { playsInline: true, muted: true, srcObject: this.stream });
    this.video.setAttribute("aria-label", "Ce que voit la caméra");
    this.replaceChildren(this.video);
    await this.video.play();
    this.canvas = document.createElement("canvas");
    this.read();
  }

  read() {
    if (!this.stream) return;
    const { videoWidth: width, videoHeight: height } = this.video;
    if (width) {
      Object.assign(this.canvas, { width, height });
      const pen = this.canvas.getContext("2d", { willReadFrequently: true });
      pen.drawImage(this.video, 0, 0);
      const found = jsQR(pen.getImageData(0, 0, width, height).data, width, height);
      if (found?.data) return this.send(found.data);
    }
    setTimeout(() => this.read(), 120);
  }

  send(card) {
    this.stop();
    const form = Object.assign(document.createElement("form"), { method: "post", action: this.dataset.action, hidden: true });
    form.append(Object.assign(document.createElement("input"), { name: "c", value: card }));
    document.body.append(form);
    form.submit();
  }

  stop() {
    this.stream?.getTracks().forEach((track) => track.stop());
    this.stream = undefined;
  }
}

customElements.define("preau-card", Card);
