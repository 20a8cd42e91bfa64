// Small comforts. Every page works without them.
(function () {
  "use strict";
  var PAUSE = 2000;
  var pressed = 0;

  // A second press within two seconds is not sent again. Buttons stay enabled: a disabled one would not send its value.
  document.addEventListener("submit", function (event) {
    if (!event.target.hasAttribute("data-once")) return;
    if (Date.now() - pressed < PAUSE) event.preventDefault();
    else pressed = Date.now();
  });

  // A page that comes back by the browser's Back can be sent at once.
  window.addEventListener("pageshow", function () {
    pressed = 0;
  });

  // Leave this page quickly: nothing is left to see while the other page loads, and Back does not lead here.
  document.addEventListener("click", function (event) {
    var link = event.target.closest && event.target.closest("a[data-leave]");
    if (!link) return;
    event.preventDefault();
    document.documentElement.hidden = true;
    document.title = "\u2026";
    location.replace(link.href);
  });

  var problems = document.getElementById("problems");
  if (problems) problems.focus();
})();
