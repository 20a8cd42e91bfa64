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

  var problems = document.getElementById("problems");
  if (problems) problems.focus();
})();
