"""A device with voices that nobody hears: it notes what is said, and a test says when a word or the whole was spoken."""

from __future__ import annotations

import json
from typing import Any

from playwright.sync_api import BrowserContext, Page

ENGLISH = {"lang": "en-GB", "localService": True, "name": "Here"}
REMOTE = {"lang": "en-GB", "localService": False, "name": "Far away"}
POLISH = {"lang": "pl_PL", "localService": True, "name": "Tutaj"}

_DEVICE = """(voices) => {
  class Utterance extends EventTarget {
    constructor(text) { super(); this.text = text; }
  }
  class Voices extends EventTarget {
    said = []; now = null; voices = voices;
    getVoices() { return this.voices; }
    speak(utterance) { this.now = utterance; this.said.push(utterance); }
    cancel() {
      const cut = this.now;
      this.now = null;
      if (cut) setTimeout(() => cut.dispatchEvent(new Event("error")));
    }
    finish() { const said = this.now; this.now = null; said.dispatchEvent(new Event("end")); }
    word(charIndex, charLength) {
      this.now.dispatchEvent(Object.assign(new Event("boundary"), { name: "word", charIndex, charLength }));
    }
    arrive(voices) { this.voices = voices; this.dispatchEvent(new Event("voiceschanged")); }
  }
  Object.defineProperty(window, "SpeechSynthesisUtterance", { value: Utterance });
  Object.defineProperty(window, "speechSynthesis", { value: new Voices() });
}"""

_SAID = "() => speechSynthesis.said.map((one) => ({ text: one.text, lang: one.lang, rate: one.rate, voice: one.voice.name }))"
_MARKED = "() => CSS.highlights.has('reading') ? [...CSS.highlights.get('reading')].map(String).join('|') : ''"


def give_voices(context: BrowserContext, *voices: dict[str, Any]) -> None:
    """Every page of `context` finds these voices and no other."""

    context.add_init_script(f"({_DEVICE})({json.dumps(voices)})")


def said(page: Page) -> list[dict[str, Any]]:
    """All that was given to a voice so far."""
    return list(page.evaluate(_SAID))


def texts(page: Page) -> list[str]:
    return [one["text"] for one in said(page)]


def is_speaking(page: Page) -> bool:
    return bool(page.evaluate("() => Boolean(speechSynthesis.now)"))


def finish(page: Page) -> None:
    """The voice comes to the end of what it was given."""
    page.evaluate("() => speechSynthesis.finish()")


def listen_to_all(page: Page) -> list[str]:
    """Let the voice go on until it has nothing more to say."""
    for _ in range(100):
        if not is_speaking(page):
            break
        finish(page)
    return texts(page)


def marked(page: Page) -> str:
    """The words that are marked as being read."""
    return str(page.evaluate(_MARKED))


def word(page: Page, index: int, length: int | None) -> None:
    """The voice comes to the word at `index` of its sentence; some voices do not tell its length."""
    page.evaluate("([index, length]) => speechSynthesis.word(index, length)", [index, length])


def arrive(page: Page, *voices: dict[str, Any]) -> None:
    """These are the device's voices from now on."""
    page.evaluate("(voices) => speechSynthesis.arrive(voices)", list(voices))
