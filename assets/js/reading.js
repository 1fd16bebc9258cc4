// Reading preferences (`form[data-reading]`) show at once; saving them is the form's own business.
const KEYS = ["theme", "size", "font", "spacing"];

document.addEventListener("change", (event) => {
  const { form, name, value } = event.target;
  if (form?.matches("[data-reading]") && KEYS.includes(name)) document.documentElement.dataset[name] = value;
});
