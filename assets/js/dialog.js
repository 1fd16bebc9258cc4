// `[data-opens=ID]` opens the dialog of that id; without scripts its link leads to a page that does the same.
document.addEventListener("click", (event) => {
  const opener = event.target.closest?.("[data-opens]");
  const dialog = opener && document.getElementById(opener.dataset.opens);
  if (!dialog?.showModal || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  dialog.showModal();
});

// A click on the backdrop closes it.
document.addEventListener("click", (event) => {
  if (event.target.matches?.("dialog.dialog[open]")) event.target.close();
});
