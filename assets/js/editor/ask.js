// Small dialogs: a question, its answer. Promise of the form's values, or null when closed.

/** `fields` is HTML of our own making; what people typed goes in by `values`, never by markup. */
export function ask({ title, fields, values = {}, submit, setup, check }) {
  const dialog = Object.assign(document.createElement("dialog"), { className: "dialog" });
  dialog.setAttribute("aria-label", title);
  dialog.innerHTML = `<header class="dialog-head"><h2></h2><button type="button" class="button quiet" data-close>Fermer</button></header>
    <form class="dialog-body" method="dialog">${fields}<p class="field-error" role="alert" hidden></p>
    <div class="form-actions"><button class="button primary" type="submit"><span></span></button></div></form>`;
  dialog.querySelector("h2").textContent = title;
  dialog.querySelector("[type=submit] span").textContent = submit;
  const form = dialog.querySelector("form");
  for (const [name, value] of Object.entries(values)) form.elements.namedItem(name).value = value;
  // On the page's body: a form inside the page's own form would not be one.
  document.body.append(dialog);
  dialog.querySelector("form input, form [data-record]")?.setAttribute("autofocus", "");
  const stop = setup?.(dialog);
  return new Promise((resolve) => {
    let answer = null;
    form.addEventListener("submit", (event) => {
      const given = Object.fromEntries(new FormData(form));
      const wrong = check?.(given);
      if (wrong) {
        event.preventDefault();
        return tell(dialog, wrong);
      }
      answer = given;
    });
    dialog.querySelector("[data-close]").addEventListener("click", () => dialog.close());
    dialog.addEventListener("close", () => {
      stop?.();
      dialog.remove();
      resolve(answer);
    });
    dialog.showModal();
  });
}

export function tell(dialog, message) {
  const error = dialog.querySelector(".field-error");
  error.hidden = false;
  error.textContent = message;
}
