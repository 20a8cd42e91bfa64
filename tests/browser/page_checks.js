// What is looked for on a page beside the rules of axe. Each check returns a list of [rule, element, help].
() => {
  const edge = 1.5; // parts of a pixel are no finding

  const nameOf = (element) => {
    const own = element.tagName.toLowerCase() + (element.id ? `#${element.id}` : "");
    const classes = [...element.classList].map((name) => `.${name}`).join("");
    const inside = element.closest("main, header, footer, aside, nav");
    return (inside && inside !== element ? `${inside.tagName.toLowerCase()} ` : "") + own + classes;
  };
  const seen = (element) => element.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true });
  const forReadersAloud = (element) => {
    for (let one = element; one && one !== document.body; one = one.parentElement) {
      const box = one.getBoundingClientRect();
      const style = getComputedStyle(one);
      const cutAway = style.clipPath.startsWith("inset(50%") || (box.width <= 2 && box.height <= 2);
      if (style.position === "absolute" && cutAway) return true;
    }
    return false;
  };
  const stuck = (element) => {
    for (let one = element; one; one = one.parentElement) {
      if (["fixed", "sticky"].includes(getComputedStyle(one).position)) return true;
    }
    return false;
  };
  const scrollsItself = (element) => {
    for (let one = element.parentElement; one && one !== document.documentElement; one = one.parentElement) {
      if (["auto", "scroll", "hidden", "clip"].includes(getComputedStyle(one).overflowX)) return true;
    }
    return false;
  };

  const sideways = () => {
    const root = document.documentElement;
    if (root.scrollWidth <= root.clientWidth) return [];
    const wide = [...document.body.querySelectorAll("*")].filter((element) => {
      const box = element.getBoundingClientRect();
      const out = box.right > root.clientWidth + edge || box.left < -edge;
      return out && box.width > 0 && seen(element) && !forReadersAloud(element) && !scrollsItself(element);
    });
    const innermost = wide.filter((element) => !wide.some((other) => other !== element && element.contains(other)));
    const help = `The page is ${root.scrollWidth} pixels wide on a screen of ${root.clientWidth}`;
    return (innermost.length ? innermost.slice(0, 3) : [document.body]).map((one) => ["sideways-scroll", nameOf(one), help]);
  };

  // Charts are drawn anew a moment after the window has changed.
  const drawnAnew = async () => {
    for (let turn = 0; turn < 15 && sideways().length; turn += 1) await new Promise((done) => setTimeout(done, 100));
  };

  const covered = () => {
    const tall = [...document.body.querySelectorAll("*")].filter(
      (one) => ["fixed", "sticky"].includes(getComputedStyle(one).position) && seen(one) && !forReadersAloud(one));
    return tall
      .filter((one) => one.getBoundingClientRect().height > window.innerHeight / 3)
      .map((one) => ["covers-the-page", nameOf(one), "It stays in place and covers more than a third of a low screen"]);
  };

  const spacingSheet = new CSSStyleSheet();
  const space = (language) => {
    const letters = ["ar", "ur", "ne"].includes(language) ? "" : "letter-spacing: .12em !important;"; // joined scripts use none
    spacingSheet.replaceSync(
      `* { line-height: 1.5 !important; word-spacing: .16em !important; ${letters} } p { margin-block-end: 2em !important; }`);
    document.adoptedStyleSheets = [spacingSheet];
  };
  const unspace = () => { document.adoptedStyleSheets = []; };

  const texts = () => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement;
      if (!node.data.trim() || element.closest("svg, script, style, textarea, .js-plotly-plot") || !seen(element)) continue;
      if (forReadersAloud(element) || stuck(element)) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      for (const box of range.getClientRects()) {
        if (box.width > 1 && box.height > 1) found.push({ element, box });
      }
    }
    return found;
  };
  const overlap = (a, b, inset) =>
    Math.min(a.right, b.right) - Math.max(a.left, b.left) > edge + inset &&
    Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > edge + inset;

  const clipped = () => {
    const found = [];
    for (const element of document.body.querySelectorAll("*")) {
      if (element.closest("svg, .js-plotly-plot") || !seen(element) || forReadersAloud(element)) continue;
      const style = getComputedStyle(element);
      const control = element.matches("button, a, label, summary, select") && style.display !== "inline";
      const hides = (axis) => ["hidden", "clip"].includes(axis);
      const tall = element.scrollHeight > element.clientHeight + edge;
      const wide = element.scrollWidth > element.clientWidth + edge;
      if (element.clientHeight && element.innerText?.trim() &&
          ((tall && (hides(style.overflowY) || control)) || (wide && (hides(style.overflowX) || control)))) {
        found.push(["text-cut-off", nameOf(element), "With more space between lines, words and letters it does not hold its words"]);
      }
    }
    const all = texts().sort((a, b) => a.box.top - b.box.top);
    for (let i = 0; i < all.length; i += 1) {
      for (let j = i + 1; j < all.length && all[j].box.top < all[i].box.bottom; j += 1) {
        const [a, b] = [all[i], all[j]];
        if (a.element !== b.element && overlap(a.box, b.box, a.box.height / 4)) {
          found.push(["words-overlap", `${nameOf(a.element)} and ${nameOf(b.element)}`, "Words lie on other words"]);
        }
      }
    }
    return found;
  };

  const inASentence = (element) => {
    if (getComputedStyle(element).display !== "inline") return false;
    const around = element.parentElement.innerText.trim();
    return around.length > element.innerText.trim().length;
  };
  const targetOf = (element) => {
    const label = element.closest("label") || (element.labels && element.matches("[type=radio], [type=checkbox]") && element.labels[0]);
    return label || element;
  };
  const targets = () => {
    const controls = [...document.querySelectorAll(
      "a[href], button, input:not([type=hidden]), select, textarea, summary, [role=button], [tabindex='0']")]
      .filter((one) => !one.disabled && seen(one) && !forReadersAloud(targetOf(one)) && !one.closest("svg, .js-plotly-plot"));
    const measured = [...new Set(controls.filter((one) => !inASentence(one)).map(targetOf))]
      .map((element) => ({ element, box: element.getBoundingClientRect() }));
    const easy = document.body.classList.contains("easy-read");
    const found = [];
    for (const { element, box } of measured) {
      const least = easy && element.closest("main") ? 64 : 44;
      if (box.width < least - .5 || box.height < least - .5) {
        found.push(["target-too-small", nameOf(element),
          `It is ${Math.round(box.width)} by ${Math.round(box.height)} pixels, not ${least} by ${least}`]);
      }
    }
    for (let i = 0; i < measured.length; i += 1) {
      for (let j = i + 1; j < measured.length; j += 1) {
        const [a, b] = [measured[i], measured[j]];
        if (a.element.contains(b.element) || b.element.contains(a.element)) continue;
        if (stuck(a.element) !== stuck(b.element)) continue;
        if (overlap(a.box, b.box, 0)) {
          found.push(["targets-overlap", `${nameOf(a.element)} and ${nameOf(b.element)}`, "One lies on the other"]);
        }
      }
    }
    return found;
  };

  const outline = ([language, direction, discreet]) => {
    const found = [];
    const note = (rule, element, help) => found.push([rule, element, help]);
    const headings = document.querySelectorAll("h1");
    if (headings.length !== 1) note("one-main-heading", "h1", `There are ${headings.length} main headings`);
    const plain = (text) => (text || "").replace(/\s+/g, " ").trim();
    if (headings[0] && !plain(headings[0].textContent)) note("one-main-heading", "h1", "The main heading is empty");
    const heading = plain(headings[0]?.textContent);
    const named = plain(document.title).includes(heading) || heading.startsWith(plain(document.title.split(" – ")[0]));
    if (!named && !discreet) note("title", "title", `The title “${document.title}” does not say what the main heading says: “${heading}”`);
    if (document.documentElement.lang !== language) note("language", "html", `lang is ${document.documentElement.lang}, not ${language}`);
    if (document.documentElement.dir !== direction) note("direction", "html", `dir is ${document.documentElement.dir}, not ${direction}`);
    const ids = [...document.querySelectorAll("[id]")].filter((one) => !one.closest("svg")).map((one) => one.id);
    for (const twice of new Set(ids.filter((id, at) => ids.indexOf(id) !== at))) note("ids", `#${twice}`, "This id is there twice");
    const first = document.querySelector("a[href], button, input:not([type=hidden]), select, textarea, summary");
    const main = document.querySelector("main");
    if (first?.getAttribute("href") !== `#${main?.id}`) note("skip-link", first ? nameOf(first) : "body", "The first link does not lead to the main part");
    for (const landmark of ["main", "body > header", "body > footer"]) {
      const count = document.querySelectorAll(landmark).length;
      if (count !== 1) note("landmarks", landmark, `There are ${count} of them`);
    }
    return found;
  };

  // As a reader finds a page who has begun to use it: something is chosen, and what can be opened is open.
  const use = () => {
    for (const part of document.querySelectorAll("details")) part.open = true;
    const groups = new Set();
    for (const input of document.querySelectorAll("main input[type=radio], main input[type=checkbox]")) {
      if (!groups.has(input.name)) {
        groups.add(input.name);
        input.checked = true;
      }
    }
  };
  const dress = (palette) => { document.documentElement.dataset.palette = palette; };
  const enlarge = (large) => {
    Object.assign(document.documentElement.dataset, large ? { text: "200", space: "wide" } : { text: "100", space: "normal" });
  };

  window.pageChecks = { sideways, drawnAnew, covered, space, unspace, clipped, targets, outline, use, dress, enlarge };
}
