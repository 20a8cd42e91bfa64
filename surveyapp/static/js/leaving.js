// Leave this page quickly: by its link, or by three presses of Shift alone.
"use strict";

(() => {
  const link = document.querySelector("a[data-leave]");
  if (!link) return;

  const PRESSES = 3;
  const PATIENCE = 5000;
  const page = document.documentElement;
  let presses = 0, alone = false, timer;

  const empty = (field) => {
    if (field.type === "radio" || field.type === "checkbox") field.checked = false;
    else if (field.matches("textarea, input:not([type=hidden])")) field.value = "";
  };

  const forget = (storage) => {
    try {
      window[storage].clear();
    } catch {
      // a browser that keeps nothing has nothing to clear
    }
  };

  // Nothing is left to see or to hear while the other page loads, and Back does not lead here.
  const leave = () => {
    page.hidden = true;
    document.title = "\u2026";
    document.dispatchEvent(new Event("leaving"));
    document.querySelectorAll("input, textarea").forEach(empty);
    ["sessionStorage", "localStorage"].forEach(forget);
    location.replace(link.href);
  };

  document.addEventListener("click", (event) => {
    if (!event.target.closest("a[data-leave]")) return;
    event.preventDefault();
    leave();
  });

  const hint = document.createElement("p");
  hint.className = "leave-hint";
  hint.setAttribute("role", "status");
  link.after(hint);

  const startAgain = () => {
    clearTimeout(timer);
    presses = 0;
    alone = false;
    hint.textContent = "";
  };

  document.addEventListener("keydown", (event) => {
    if (event.key !== "Shift" || event.ctrlKey || event.altKey || event.metaKey) startAgain();
    else if (!event.repeat) alone = true;
  }, true);

  document.addEventListener("keyup", (event) => {
    if (event.key !== "Shift" || !alone) return;
    alone = false;
    presses += 1;
    clearTimeout(timer);
    if (presses === PRESSES) leave();
    else {
      hint.textContent = presses === 1 ? link.dataset.labelTwo : link.dataset.labelOne;
      timer = setTimeout(startAgain, PATIENCE);
    }
  }, true);

  document.addEventListener("pointerdown", startAgain, true);
  addEventListener("blur", startAgain);

  // A page that the browser kept whole may hold answers: ask the server again.
  addEventListener("pageshow", (event) => {
    if (!event.persisted) return;
    page.hidden = true;
    location.replace(location.href.split("#")[0]);
  });

  const tip = document.querySelector("[data-leave-tip]");
  if (tip) tip.hidden = !matchMedia("(any-hover: hover)").matches;
})();
