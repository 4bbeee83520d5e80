// wagtail-localize says two things in English in every language of the admin: what its script draws
// there gets the words of the page.
const words = document.querySelector(".translation-words");

function say() {
  for (const each of words.querySelectorAll(".js-translation-editor *")) {
    if (each.childElementCount) continue;
    if (each.textContent === "More actions") each.textContent = words.dataset.more;
    else if (/^\S+ to .+ translation$/.test(each.textContent)) each.textContent = words.dataset.heading;
  }
}

if (words) addEventListener("load", say);
