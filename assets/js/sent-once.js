// A form is sent once, however often its button is pressed. A form that answers with a file says data-downloads.
const PATIENCE = 15_000;

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || form.method !== "post" || form.hasAttribute("data-downloads")) return;
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  form.dataset.sent = "yes";
  // After this turn: a button that is disabled sooner would not be sent with the form.
  setTimeout(() => {
    for (const button of buttons(form)) button.disabled = true;
    event.submitter?.setAttribute("aria-busy", "true");
  });
  setTimeout(() => ready(form), PATIENCE);
});

// The way back to a page shows it as it was left: its forms can be sent again.
addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-sent]")) ready(form);
});

function buttons(form) {
  return [...form.elements].filter((element) => element.type === "submit" && !element.hasAttribute("data-disabled"));
}

function ready(form) {
  if (!form.dataset.sent) return;
  delete form.dataset.sent;
  for (const button of buttons(form)) {
    button.disabled = false;
    button.removeAttribute("aria-busy");
  }
}
