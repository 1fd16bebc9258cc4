// A form that comes back with errors starts at their summary.
const summary = document.querySelector("[data-focus]");
if (summary) summary.focus();
