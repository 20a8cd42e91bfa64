// Lets a reader sort the tables under the charts: by numbers where cells have them, by words else; what is not shown comes last.
// Pressed once a column goes up, twice down, and the third time the rows stand as they came.
"use strict";

(() => {
  const FEWEST_ROWS = 3;
  const words = new Intl.Collator(document.documentElement.lang, { numeric: true, sensitivity: "base" });
  const NEXT = { none: "ascending", ascending: "descending", descending: "none" };

  const numberIn = (cell) => (cell?.dataset.sort === undefined ? null : Number(cell.dataset.sort));

  const compare = (column, numeric, sign) => (one, other) => {
    const [a, b] = [one.cells[column], other.cells[column]];
    if (!numeric) return sign * words.compare(a.textContent, b.textContent);
    const [m, n] = [numberIn(a), numberIn(b)];
    if (m === null || n === null) return (m === null) - (n === null);
    return sign * (m - n);
  };

  const sort = (table, heads, column, wanted) => {
    const body = table.tBodies[0];
    const rows = table.rowsAsTheyCame;
    const numeric = rows.some((row) => numberIn(row.cells[column]) !== null);
    const order = wanted === "none" ? rows : [...rows].sort(compare(column, numeric, wanted === "ascending" ? 1 : -1));
    heads.forEach((head, place) => {
      if (place === column && wanted !== "none") head.setAttribute("aria-sort", wanted);
      else head.removeAttribute("aria-sort");
    });
    body.append(...order);
  };

  const makeSortable = (table) => {
    table.rowsAsTheyCame = [...table.tBodies[0].rows];
    const heads = [...table.tHead.rows[0].cells];
    heads.forEach((head, column) => {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "sort";
      button.append(...head.childNodes);
      button.addEventListener("click", () => sort(table, heads, column, NEXT[head.getAttribute("aria-sort") ?? "none"]));
      head.append(button);
    });
    const hint = table.querySelector(".sort-hint");
    if (hint) hint.hidden = false;
  };

  for (const table of document.querySelectorAll("details.numbers table")) {
    if (table.tBodies[0] && table.tBodies[0].rows.length >= FEWEST_ROWS) makeSortable(table);
  }
  addEventListener("beforeprint", () => document.querySelectorAll("details.numbers").forEach((table) => { table.open = true; }));
})();
