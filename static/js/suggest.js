// Offers pages while somebody types into a search field: a combobox whose list opens by itself and
// from which one chooses by hand. https://www.w3.org/WAI/ARIA/apg/patterns/combobox/
// Where this does not run, the field and its form are as they were.
const PAUSE = 200;
const SHORTEST = 2;

document.querySelectorAll("[data-suggestions]").forEach((form, number) => {
  const input = form.querySelector("input[type=search]");
  const id = `vorschlaege-${number}`;
  const list = made("ul", {id, role: "listbox", "aria-label": form.dataset.label, hidden: ""});
  const status = made("p", {role: "status", class: "visually-hidden"});
  let options = [], active = -1, timer, asked;

  list.classList.add("search-form__suggestions");
  input.closest("label").after(list, status);
  set(input, {
    role: "combobox", autocomplete: "off",
    "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": id,
  });

  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, PAUSE);
  });
  input.addEventListener("blur", close);
  input.addEventListener("keydown", event => {
    const isOpen = !list.hidden;
    if (event.isComposing) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (isOpen) mark(active + (event.key === "ArrowDown" ? 1 : -1));
      else ask();
    } else if (event.key === "Enter" && isOpen && active >= 0) {
      event.preventDefault();
      follow(options[active]);
    } else if (event.key === "Escape" && isOpen) {
      // What was typed stays, and so does the menu around the field.
      event.preventDefault();
      event.stopPropagation();
      close();
    }
  });
  // The field keeps the focus while a finger or a mouse is down on the list.
  list.addEventListener("pointerdown", event => event.preventDefault());
  list.addEventListener("mousedown", event => event.preventDefault());
  list.addEventListener("click", event => {
    const option = event.target.closest("[role=option]");
    if (option) follow(option);
  });

  async function ask() {
    asked?.abort();
    const typed = input.value.trim();
    if (typed.length < SHORTEST) return close();
    const request = asked = new AbortController();
    const parameters = new URLSearchParams({text: typed, sprache: document.documentElement.lang});
    try {
      const answer = await fetch(`${form.dataset.suggestions}?${parameters}`, {
        signal: request.signal, credentials: "omit",
      });
      const found = answer.ok ? await answer.json() : {suggestions: [], status: ""};
      if (request === asked && document.activeElement === input) show(found);
    } catch {
      if (request === asked) close();
    }
  }

  function show(found) {
    options = found.suggestions.map((each, place) => {
      const option = made("li", {id: `${id}-${place}`, role: "option", "aria-selected": "false"});
      option.dataset.url = each.url;
      option.append(
        made("span", {class: "search-form__suggestion"}, each.title), " ",
        made("span", {class: "search-form__kind"}, each.kind),
      );
      return option;
    });
    list.replaceChildren(...options);
    list.hidden = !options.length;
    input.setAttribute("aria-expanded", String(!list.hidden));
    status.textContent = found.status;
    mark(-1);
  }

  function mark(place) {
    // Before the first and after the last comes the field itself.
    active = place < -1 ? options.length - 1 : place >= options.length ? -1 : place;
    options.forEach((each, at) => each.setAttribute("aria-selected", String(at === active)));
    if (active < 0) return input.removeAttribute("aria-activedescendant");
    input.setAttribute("aria-activedescendant", options[active].id);
    options[active].scrollIntoView({block: "nearest"});
  }

  function close() {
    clearTimeout(timer);
    asked?.abort();
    asked = null;
    show({suggestions: [], status: ""});
  }

  function follow(option) {
    close();
    location.assign(option.dataset.url);
  }
});

function made(name, attributes, text = "") {
  const element = document.createElement(name);
  set(element, attributes);
  element.textContent = text;
  return element;
}

function set(element, attributes) {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
}
