// What unfolds closes with the Escape key too, and the focus goes back to where it was opened.
document.addEventListener("keydown", event => {
  const open = event.key === "Escape" && event.target.closest?.("details[open]");
  if (!open) return;
  open.open = false;
  open.querySelector("summary").focus();
});
