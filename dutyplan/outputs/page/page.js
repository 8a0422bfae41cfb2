"use strict";
// Filters duties and volunteers by what is typed; on paper nothing is left out (see the style).
{
  const plain = (text) => text.normalize("NFKC").toLocaleLowerCase();
  const namesIn = (part) =>
    plain(Array.from(part.querySelectorAll(".name"), (name) => name.textContent).join("\n"));
  const known = (selector) =>
    Array.from(document.querySelectorAll(selector), (part) => ({ part, names: namesIn(part) }));

  const duties = known(".duties tbody tr");
  const cards = known(".card");
  const loads = known(".loads tbody tr");
  const days = Array.from(document.querySelectorAll(".day"), (part) => ({
    part,
    link: document.querySelector(`nav a[href="#${part.querySelector("h3").id}"]`).parentElement,
  }));
  const box = document.querySelector(".find");
  const input = document.getElementById("find");
  const found = document.getElementById("found");

  const keep = (things, wanted) => {
    let count = 0;
    for (const { part, names } of things) {
      const fits = wanted.every((word) => names.includes(word));
      part.classList.toggle("out", !fits);
      count += fits;
    }
    return count;
  };

  const say = (counts) => {
    if (counts === null) return "";
    if (counts.duties + counts.people === 0) return found.dataset.nothing;
    const all = { ...counts, "all-duties": duties.length, "all-people": cards.length };
    return found.dataset.shown.replace(/\{([a-z-]+)\}/g, (_, key) => all[key]);
  };

  const filter = () => {
    const wanted = plain(input.value).split(/\s+/).filter(Boolean);
    const counts = { duties: keep(duties, wanted), people: keep(cards, wanted) };
    keep(loads, wanted);
    for (const { part, link } of days) {
      const isEmpty = part.querySelector("tbody tr:not(.out)") === null;
      part.classList.toggle("out", isEmpty);
      link.classList.toggle("out", isEmpty);
    }
    found.textContent = say(wanted.length ? counts : null);
  };

  box.hidden = duties.length + cards.length === 0;
  input.addEventListener("input", filter);
  filter(); // what was typed may still stand there after a reload
}
