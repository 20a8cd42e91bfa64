// Passkeys: ask the browser for one, put its answer into the form, and send it. Without this script codes still work.
(function () {
  "use strict";
  var form = document.querySelector("form[data-passkey]");
  if (!form || !window.PublicKeyCredential || !navigator.credentials) return;
  if (/^[\d.]+$|^\[/.test(location.hostname)) return; // a passkey belongs to a name, never to a number
  form.hidden = false;
  var said = form.querySelector("[data-passkey-said]");
  var field = form.querySelector("[name='credential']");

  function bytes(text) {
    var plain = atob(text.replace(/-/g, "+").replace(/_/g, "/"));
    return Uint8Array.from(plain, function (sign) { return sign.charCodeAt(0); });
  }

  function text(buffer) {
    var plain = String.fromCharCode.apply(null, new Uint8Array(buffer));
    return btoa(plain).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
  }

  function options() {
    var wanted = JSON.parse(form.dataset.options);
    wanted.challenge = bytes(wanted.challenge);
    if (wanted.user) wanted.user.id = bytes(wanted.user.id);
    ["excludeCredentials", "allowCredentials"].forEach(function (name) {
      (wanted[name] || []).forEach(function (known) { known.id = bytes(known.id); });
    });
    return { publicKey: wanted };
  }

  function answer(credential) {
    var response = {};
    ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"].forEach(function (name) {
      if (credential.response[name]) response[name] = text(credential.response[name]);
    });
    return JSON.stringify({ id: credential.id, rawId: text(credential.rawId), type: credential.type, response: response });
  }

  form.addEventListener("submit", function (event) {
    if (field.value) return;
    event.preventDefault();
    said.textContent = "";
    navigator.credentials[form.dataset.passkey](options()).then(
      function (credential) {
        field.value = answer(credential);
        form.submit();
      },
      function () { said.textContent = form.dataset.failed; }
    );
  });
})();
