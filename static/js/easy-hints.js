// Shows under the fields of an easy page, while somebody writes, what makes them hard to read. The
// rules are those of the server, which sends the panel beside the form anew; in it, a template for
// each field. Without this script the panel shows how things were when the form was opened.
const PAUSE = 1000;

function listenTo(form, panel) {
  const status = form.appendChild(document.createElement("p"));
  status.role = "status";
  status.className = "w-sr-only";
  let asked = "";
  let asking = null;
  let timer = null;

  const ask = async () => {
    const values = [...new FormData(form)].filter(([, value]) => typeof value === "string");
    const typed = new URLSearchParams(values);
    if (typed.toString() === asked) return;
    asked = typed.toString();
    asking?.abort();
    asking = new AbortController();
    try {
      const answer = await fetch(panel.dataset.easyHints, {
        method: "POST", body: typed, signal: asking.signal,
      });
      if (answer.ok) show(await answer.text(), form, panel, status);
    } catch {
      // No answer, or a newer question: what stands there stays, and the next change asks again.
    }
  };
  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(ask, PAUSE);
  };
  for (const event of ["input", "change", "keyup", "click", "dragend"]) {
    form.addEventListener(event, later);
  }
  later();
}

function show(html, form, panel, status) {
  panel.innerHTML = html;
  for (const old of form.querySelectorAll(".easy-hints")) old.remove();
  for (const template of panel.querySelectorAll("[data-easy-hints-at]")) {
    const steps = template.dataset.easyHintsAt.split(".");
    const place = form.querySelector(steps.map(step => `[data-contentpath="${step}"]`).join(" "));
    const field = place?.matches(".w-field") ? place : place?.querySelector(".w-field");
    field?.append(template.content.cloneNode(true));
  }
  const {easyHintsSummary: summary} = panel.firstElementChild.dataset;
  if (status.textContent !== summary) status.textContent = summary;
}

const panel = document.querySelector("[data-easy-hints]");
const form = document.querySelector("[data-edit-form]");
if (form && panel) addEventListener("load", () => listenTo(form, panel));
