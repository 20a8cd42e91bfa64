// The rules of html-validate that pages are held to: all that it recommends, but for these.
module.exports = {
  root: true,
  extends: ["html-validate:recommended"],
  rules: {
    "doctype-style": ["error", { style: "lowercase" }], // both are right
    "no-trailing-whitespace": "off", // what a template leaves behind, nobody meets
    "long-title": "off", // a page is named after its question
    "form-dup-name": "off", // ticked boxes of one question, or a month and its year, are one answer
    "valid-id": ["error", { relaxed: true }], // plotly finds its rules by an id with a full stop in it
    "prefer-native-element": ["error", { exclude: ["region"] }], // a box that scrolls is no section of the text
    "tel-non-breaking": "off", // the stylesheet keeps a number together
  },
};
