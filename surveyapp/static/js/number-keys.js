// Number keys: 1 to 9 choose an option while the focus is on one of its group, and nowhere else (WCAG 2.1.4).
// The reader's settings turn them off: <html data-keys="off">.
"use strict";

(() => {
  const page = document.documentElement;
  const MOST = 9;
  const OTHER_DIGITS = "٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹०१२३४५६७८९";

  const digitOf = (key) => {
    if (/^[0-9]$/.test(key)) return Number(key);
    const found = key.length === 1 ? OTHER_DIGITS.indexOf(key) : -1;
    return found < 0 ? 0 : found % 10;
  };

  const inputsOf = (group) => [...group.querySelectorAll(".option input")];

  // The numbers are seen only by who has a keyboard: from the first Tab or number among options on.
  const showNumbers = () => {
    if (page.classList.contains("has-keys")) return;
    page.classList.add("has-keys");
    for (const group of document.querySelectorAll("fieldset")) {
      inputsOf(group).slice(0, MOST).forEach((input, index) => {
        const number = document.createElement("span");
        number.className = "option-key";
        number.textContent = String(index + 1);
        number.setAttribute("aria-hidden", "true");
        input.after(number);
      });
    }
  };

  document.addEventListener("keyup", (event) => {
    if (page.dataset.keys !== "off" && event.key === "Tab" && event.target.closest(".option")) showNumbers();
  });

  document.addEventListener("keydown", (event) => {
    const { key, target } = event;
    if (page.dataset.keys === "off" || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
    const group = !event.repeat && target.matches(".option input") && target.closest("fieldset");
    const digit = group ? digitOf(key) : 0;
    if (!digit) return;
    showNumbers();
    const input = inputsOf(group)[digit - 1];
    if (!input) return;
    event.preventDefault();
    input.focus();
    input.click();
  });
})();
