// Wagtail saves a draft by itself while somebody writes. Whoever sends the form meanwhile would
// create the same page a second time and be told that its address is taken: so the form waits until
// the draft is saved, which tells it the draft's address, and no other draft is begun.
let saving = false;
let sending = false;
let waiting = null;

addEventListener("w-autosave:save", event => {
  if (sending) event.preventDefault();
  else if (!event.defaultPrevented) saving = true;
});

for (const end of ["w-autosave:success", "w-autosave:error"]) {
  addEventListener(end, () => {
    saving = false;
    waiting?.();
    waiting = null;
  });
}

addEventListener("submit", event => {
  const {target: form, submitter} = event;
  if (!form.matches("[data-controller~=w-autosave]")) return;
  sending = true;
  if (!saving) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  waiting = () => {
    // Wagtail disables a button that was pressed, and what is disabled would not be sent.
    if (submitter) submitter.disabled = false;
    form.requestSubmit(submitter);
  };
}, true);

// Nothing was sent after all, or the browser brings the form back from its memory: drafts go on.
addEventListener("submit", event => { if (event.defaultPrevented) sending = false; });
addEventListener("pageshow", () => { sending = false; });
