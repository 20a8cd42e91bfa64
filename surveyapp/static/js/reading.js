// Keys for reading comments: one stroke chooses, Enter saves. They work nowhere where somebody types, and the reader's
// settings turn them off (WCAG 2.1.4): <html data-keys="off">. The page works wholly without them.
"use strict";

(() => {
  const page = document.documentElement;
  const aloud = document.querySelector("[data-said]");
  const START = 300; // a screen reader hears only what changes after it has seen the region

  if (aloud && aloud.dataset.said) {
    setTimeout(() => {
      aloud.textContent = aloud.dataset.said;
    }, START);
  }

  // Reading starts at the comment, not at the ways through the site.
  const heading = document.querySelector(".reading-head h1");
  if (heading && document.activeElement === document.body && !document.getElementById("problems")) {
    heading.tabIndex = -1;
    heading.focus();
  }

  if (page.dataset.keys === "off") return;

  const TYPED_IN = "input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]";
  const controls = [...document.querySelectorAll("[data-key]")].filter((control) => control.dataset.key);
  const byKey = new Map(controls.map((control) => [control.dataset.key, control]));
  if (!byKey.size) return;

  page.classList.add("has-reading-keys");
  for (const [key, control] of byKey) control.setAttribute("aria-keyshortcuts", key);

  // The focus stays where it is: otherwise Space and the arrows would change what a key chose. So the choice is said.
  const use = (control) => {
    control.click();
    if (!aloud || !control.matches("input")) return;
    const words = control.closest("label").lastElementChild.textContent;
    aloud.textContent = `${words}: ${control.checked ? aloud.dataset.chosen : aloud.dataset.notChosen}`;
  };

  document.addEventListener("keydown", (event) => {
    const { key, target } = event;
    if (event.ctrlKey || event.altKey || event.metaKey || event.repeat || target.closest(TYPED_IN)) return;
    // On a button, a link or one of the choices the browser knows itself what Enter does.
    const save = key === "Enter" && !target.closest("a, button, input, summary");
    const control = byKey.get(save ? "n" : key.toLowerCase());
    if (!control) return;
    event.preventDefault();
    use(control);
  });
})();
