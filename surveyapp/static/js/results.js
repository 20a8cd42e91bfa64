// Draws each chart again by Plotly, in the page's own colours, where a script can; the drawing that stood there goes.
"use strict";

(() => {
  const styles = getComputedStyle(document.documentElement);
  const typeface = getComputedStyle(document.body).fontFamily;
  const named = (text) =>
    text.replace(/var\((--[\w-]+)\)/g, (_, name) => (name === "--typeface" ? typeface : styles.getPropertyValue(name).trim()));
  const coloured = (value) => {
    if (typeof value === "string") return named(value);
    if (Array.isArray(value)) return value.map(coloured);
    if (value && typeof value === "object") {
      return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, coloured(part)]));
    }
    return value;
  };

  const wide = matchMedia("(min-width: 46em)");

  const draw = (picture) => {
    const plot = picture.querySelector(".plot");
    const data = JSON.parse(picture.querySelector("script").textContent);
    const figure = coloured(data[wide.matches ? "wide" : "narrow"]);
    figure.layout.template = coloured(frame.template);
    plot.hidden = false;
    picture.classList.add("drawn");
    Plotly.react(plot, figure.data, figure.layout, frame.config).catch(() => {
      plot.hidden = true;
      picture.classList.remove("drawn");
    });
  };

  if (typeof Plotly === "undefined") return;
  const frame = JSON.parse(document.getElementById("plotly-frame").textContent);
  const pictures = [...document.querySelectorAll(".picture")];
  const seen = new Set();
  const watch = new IntersectionObserver((entries) => {
    for (const entry of entries) {
      if (entry.isIntersecting && !seen.has(entry.target)) {
        seen.add(entry.target);
        draw(entry.target);
      }
    }
  }, { rootMargin: "600px" });
  pictures.filter((picture) => picture.querySelector("script")).forEach((picture) => watch.observe(picture));
  wide.addEventListener("change", () => seen.forEach(draw));
})();
