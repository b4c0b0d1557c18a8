"use strict";
// Searches window.searchIndex: a list of {href, page, heading, text}, a part of a page each.
(() => {
  const most = 20;
  const around = 70;
  const input = document.getElementById("query");
  const found = document.getElementById("found");
  const status = found.querySelector("p");
  const list = found.querySelector("ol");

  const words = text => text.toLowerCase().split(/\s+/).filter(word => word);

  /** How well a part fits: all words have to occur; those in headings count more. */
  function score(entry, wanted) {
    const heading = `${entry.heading || entry.page}`.toLowerCase();
    const page = entry.page.toLowerCase();
    const text = entry.text.toLowerCase();
    let sum = 0;
    for (const word of wanted) {
      const points = (heading.includes(word) ? 8 : 0) + (page.includes(word) ? 4 : 0)
        + Math.min(3, text.split(word).length - 1);
      if (points === 0) return 0;
      sum += points;
    }
    return sum;
  }

  /** The text around the first word, with the words marked. */
  function excerpt(text, wanted) {
    const lower = text.toLowerCase();
    const places = wanted.map(word => lower.indexOf(word)).filter(place => place >= 0);
    const middle = places.length ? Math.min(...places) : 0;
    const start = Math.max(0, middle - around);
    const part = (start ? "…" : "") + text.slice(start, middle + 2 * around) + "…";
    const escaped = wanted.map(word => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
    const span = document.createElement("span");
    for (const piece of part.split(new RegExp(`(${escaped.join("|")})`, "i"))) {
      if (wanted.includes(piece.toLowerCase())) {
        const mark = document.createElement("mark");
        mark.textContent = piece;
        span.append(mark);
      } else {
        span.append(piece);
      }
    }
    return span;
  }

  function item(entry, wanted) {
    const link = document.createElement("a");
    link.href = input.dataset.root + entry.href;
    const title = document.createElement("b");
    title.textContent = entry.heading ? `${entry.page} › ${entry.heading}` : entry.page;
    link.append(title, excerpt(entry.text, wanted));
    const row = document.createElement("li");
    row.append(link);
    return row;
  }

  function search() {
    const wanted = words(input.value);
    found.hidden = wanted.length === 0;
    const fitting = window.searchIndex
      .map(entry => ({ entry, points: wanted.length ? score(entry, wanted) : 0 }))
      .filter(({ points }) => points > 0)
      .sort((a, b) => b.points - a.points);
    status.textContent = fitting.length > most ? `${most} of ${fitting.length} places`
      : fitting.length === 1 ? "1 place" : `${fitting.length} places`;
    list.replaceChildren(...fitting.slice(0, most).map(({ entry }) => item(entry, wanted)));
  }

  function move(event) {
    const links = [...list.querySelectorAll("a")];
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const next = links.indexOf(document.activeElement) + step;
    if (step && !found.hidden && links.length) {
      event.preventDefault();
      (next < 0 ? input : links[Math.min(next, links.length - 1)]).focus();
    }
  }

  input.addEventListener("input", search);
  input.addEventListener("focus", search);
  input.addEventListener("keydown", event => {
    if (event.key === "Enter") list.querySelector("a")?.click();
  });
  document.addEventListener("keydown", event => {
    if (event.key === "/" && document.activeElement !== input) {
      event.preventDefault();
      input.focus();
    } else if (event.key === "Escape" && !found.hidden) {
      input.focus();
      found.hidden = true;
    } else {
      move(event);
    }
  });
  document.addEventListener("click", event => {
    if (!event.target.closest(".search")) found.hidden = true;
  });
  found.addEventListener("click", () => { found.hidden = true; });
})();
