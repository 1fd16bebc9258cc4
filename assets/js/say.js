// Speaks a word or a sentence for who can't read it: buttons with `data-say`, shown only where the device has a voice.
const voice = globalThis.speechSynthesis;

function say(words) {
  voice.cancel();
  const speech = new SpeechSynthesisUtterance(words);
  speech.lang = "fr-FR";
  speech.rate = 0.9;
  voice.speak(speech);
}

if (voice) {
  for (const button of document.querySelectorAll("[data-say]")) {
    button.hidden = false;
    button.addEventListener("click", () => say(button.dataset.say));
  }
}
