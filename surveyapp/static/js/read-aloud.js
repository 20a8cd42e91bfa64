// Read to me. Each part marked `data-read` gets a button; one more reads them all. Nothing starts by itself.
//
// data-read          a part: read by its own button and by "Read to me"
// data-read="all"    a part without a button of its own
// data-read-here     where in the part its button stands (else after the part)
// data-read-skip     words in a part that are not read
//
// Only a voice that lives on the device is used: one with `localService` false would send the words to another company.
"use strict";

(() => {
  const synthesis = window.speechSynthesis;
  const host = document.querySelector("[data-read-aloud]");
  if (!synthesis || !window.SpeechSynthesisUtterance || !host) return;

  const SPEEDS = { slow: 0.7, normal: 1, fast: 1.3 };
  const NOT_READ = "button, select, textarea, [data-read-skip], .unseen, [aria-hidden=true]";
  const LONGEST_NAME = 80;
  const MARK = "reading";
  const labels = host.dataset;
  const highlights = window.Highlight && CSS.highlights;
  const buttons = new Map();
  let all, speed, now, queue = [], turn = 0;

  const tag = (language) => language.replace(/_/g, "-").toLowerCase();

  const voiceFor = (language) => {
    const main = tag(language).split("-")[0];
    const here = synthesis.getVoices().filter((voice) => voice.localService && tag(voice.lang).split("-")[0] === main);
    const wanted = [language, ...navigator.languages].map(tag);
    const of = (voice) => (wanted.indexOf(tag(voice.lang)) + 1 || wanted.length + 1) - (voice.default ? 0.5 : 0);
    return here.sort((one, other) => of(one) - of(other))[0];
  };

  const isShown = (element) => element.getClientRects().length > 0;

  // [text node ...] of a part, apart where the language or the block changes.
  const runsOf = (part) => {
    const runs = [];
    const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
    let language, block;
    while (walker.nextNode()) {
      const node = walker.currentNode;
      const parent = node.parentElement;
      if (!node.data.trim() || parent.closest(NOT_READ) || !isShown(parent)) continue;
      let around = parent;
      while (around !== part && getComputedStyle(around).display === "inline") around = around.parentElement;
      const spoken = parent.closest("[lang]").lang;
      if (!runs.length || spoken !== language || around !== block) runs.push({ part, language: spoken, nodes: [] });
      [language, block] = [spoken, around];
      runs[runs.length - 1].nodes.push(node);
    }
    return runs;
  };

  // Chrome falls silent in the middle of long texts, so each sentence is said alone.
  const sentencesOf = (run) => {
    const text = run.nodes.map((node) => node.data).join("").replace(/\s/g, " ");
    const pieces = Intl.Segmenter
      ? [...new Intl.Segmenter(run.language, { granularity: "sentence" }).segment(text)].map((piece) => piece.segment)
      : text.match(/[^.!?؟۔।]+[.!?؟۔।]*/g) || [text];
    let start = 0;
    return pieces.map((piece) => {
      const words = piece.trim();
      const found = { ...run, words, start: start + piece.indexOf(words) };
      start += piece.length;
      return found;
    }).filter((sentence) => /[\p{L}\p{N}]/u.test(sentence.words));
  };

  const sayable = (part) => (isShown(part) ? runsOf(part).filter((run) => voiceFor(run.language)) : []);

  const point = (nodes, offset) => {
    for (const node of nodes) {
      if (offset <= node.length) return [node, offset];
      offset -= node.length;
    }
    const last = nodes[nodes.length - 1];
    return [last, last.length];
  };

  const unmark = () => {
    if (highlights) highlights.delete(MARK);
    document.querySelectorAll(".is-read").forEach((part) => part.classList.remove("is-read"));
  };

  // The words from `start` on are marked without a change to the page, where the browser can; else their part is.
  const mark = (sentence, start, length) => {
    unmark();
    if (!highlights) {
      sentence.part.classList.add("is-read");
      return;
    }
    const range = new Range();
    range.setStart(...point(sentence.nodes, start + 1));
    range.setStart(range.startContainer, range.startOffset - 1);
    range.setEnd(...point(sentence.nodes, start + length));
    highlights.set(MARK, new Highlight(range));
  };

  const showState = () => {
    all.classList.toggle("is-stop", Boolean(now));
    buttons.forEach((button, part) => button.setAttribute("aria-pressed", String(now === part)));
  };

  const stop = () => {
    turn += 1;
    queue = [];
    now = null;
    synthesis.cancel();
    unmark();
    showState();
  };

  // `turn` tells what still counts: a voice that was stopped may report an end, or an error, much later.
  const sayNext = () => {
    const mine = ++turn;
    const sentence = queue[0];
    if (!sentence) {
      stop();
      return;
    }
    const voice = voiceFor(sentence.language);
    if (!voice) {
      queue.shift();
      sayNext();
      return;
    }
    const utterance = new SpeechSynthesisUtterance(sentence.words);
    Object.assign(utterance, { voice, lang: voice.lang.replace(/_/g, "-"), rate: SPEEDS[speed.value] });
    const on = (name, act) => utterance.addEventListener(name, (event) => mine === turn && act(event));
    on("boundary", ({ name, charIndex, charLength }) => {
      const word = name === "word" && sentence.words.slice(charIndex).match(/^\S+/);
      if (word) mark(sentence, sentence.start + charIndex, charLength || word[0].length);
    });
    on("end", () => {
      queue.shift();
      sayNext();
    });
    on("error", stop);
    mark(sentence, sentence.start, sentence.words.length);
    sentence.part.scrollIntoView({ block: "nearest" });
    sayNext.kept = utterance; // else Chrome may forget it, and its events, halfway
    synthesis.speak(utterance);
  };

  const read = (what, parts) => {
    const again = now === what;
    stop();
    if (again) return;
    queue = parts.flatMap(sayable).flatMap(sentencesOf);
    now = queue.length ? what : null;
    showState();
    if (now) sayNext();
  };

  const allParts = () => [...document.querySelectorAll("[data-read]")];

  const make = (name, properties, ...inside) => {
    const element = Object.assign(document.createElement(name), properties);
    element.append(...inside);
    return element;
  };

  // In no label and no legend: there the button would choose the answer, or become part of its name.
  const place = (part, button) => {
    const outer = part.closest("legend") || part.closest("label") || part;
    const here = part.querySelector("[data-read-here]") || (part.matches("li") && part);
    if (here) {
      here.append(button);
      here.classList.add("read-line");
    } else if (outer.matches("p")) {
      const line = make("div", { className: "read-line" });
      outer.replaceWith(line);
      line.append(outer, button);
    } else {
      outer.after(button);
      outer.classList.add("read-before");
    }
  };

  const addButton = (part, runs) => {
    const words = runs.flatMap((run) => run.nodes).map((node) => node.data).join("").replace(/\s+/g, " ").trim();
    const name = words.length > LONGEST_NAME ? `${words.slice(0, LONGEST_NAME).replace(/\s\S*$/, "")}…` : words;
    const button = make("button", { type: "button", className: "speak" });
    button.setAttribute("aria-label", labels.labelPart.replace("{words}", () => name));
    button.addEventListener("click", () => read(part, [part]));
    place(part, button);
    buttons.set(part, button);
  };

  // A part has its button for as long as a voice can read it.
  const showButton = (part) => {
    const runs = part.dataset.read ? [] : sayable(part);
    if (runs.length && !buttons.has(part)) addButton(part, runs);
    if (buttons.has(part)) buttons.get(part).hidden = !runs.length;
  };

  const build = () => {
    // Both labels keep their room, so that nothing moves when one takes the other's place.
    all = make("button", { type: "button", className: "speak speak-all" },
      make("span", { className: "when-quiet" }, labels.labelAll), make("span", { className: "when-reading" }, labels.labelStop));
    all.addEventListener("click", () => (now ? stop() : read(host, allParts())));
    speed = make("select", {}, ...Object.keys(SPEEDS).map((value) =>
      make("option", { value, selected: value === "normal" }, labels[`label${value[0].toUpperCase()}${value.slice(1)}`])));
    speed.addEventListener("change", () => {
      if (!now) return;
      turn += 1;
      synthesis.cancel();
      sayNext();
    });
    speed.value = document.documentElement.dataset.speed || "normal";
    host.append(all, make("label", { className: "read-speed" }, make("span", {}, labels.labelSpeed), speed));
  };

  // Voices come late, and may go.
  const look = () => {
    const can = Boolean(voiceFor(document.documentElement.lang));
    if (can && !all) build();
    host.hidden = !can;
    if (!all) return;
    if (!can) stop();
    allParts().forEach(showButton);
    showState();
    document.documentElement.classList.toggle("can-read", can);
  };

  look();
  if (synthesis.addEventListener) synthesis.addEventListener("voiceschanged", look);
  addEventListener("load", () => setTimeout(look, 1000)); // browsers that do not tell of their voices
  addEventListener("pagehide", () => all && stop());
  document.addEventListener("leaving", () => all && stop());
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && now) stop();
  });
})();
