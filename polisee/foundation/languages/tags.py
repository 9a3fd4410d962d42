"""Language codes: twelve content languages, thirteen path codes of the interface.

Content is stored under one of twelve codes; Serbian is one language there, whatever its script. The
interface has thirteen path codes, because a reader chooses the script of Serbian by the path.
"""

from dataclasses import dataclass
from typing import Literal

Script = Literal["latn", "cyrl", "grek"]


@dataclass(frozen=True)
class Language:
    """One path code of the interface and what belongs to it."""

    path: str
    """Code in the address: `sr-cyrl`."""
    content: str
    """Code under which texts are stored: `sr`."""
    html: str
    """BCP 47 tag for `lang=`: `sr-Cyrl`."""
    locale: str
    """Name of the gettext catalogue's folder: `sr_Cyrl`."""
    native: str
    """The language's own name for itself."""
    english: str
    script: Script


LANGUAGES: tuple[Language, ...] = (
    Language("bg", "bg", "bg", "bg", "Български", "Bulgarian", "cyrl"),
    Language("de", "de", "de", "de", "Deutsch", "German", "latn"),
    Language("el", "el", "el", "el", "Ελληνικά", "Greek", "grek"),
    Language("en", "en", "en", "en", "English", "English", "latn"),
    Language("hr", "hr", "hr", "hr", "Hrvatski", "Croatian", "latn"),
    Language("hu", "hu", "hu", "hu", "Magyar", "Hungarian", "latn"),
    Language("it", "it", "it", "it", "Italiano", "Italian", "latn"),
    Language("ro", "ro", "ro", "ro", "Română", "Romanian", "latn"),
    Language("sk", "sk", "sk", "sk", "Slovenčina", "Slovak", "latn"),
    Language("sl", "sl", "sl", "sl", "Slovenščina", "Slovene", "latn"),
    Language("sq", "sq", "sq", "sq", "Shqip", "Albanian", "latn"),
    Language("sr-latn", "sr", "sr-Latn", "sr_Latn", "Srpski (latinica)", "Serbian (Latin)", "latn"),
    Language("sr-cyrl", "sr", "sr-Cyrl", "sr_Cyrl", "Српски (ћирилица)", "Serbian (Cyrillic)", "cyrl"),
)
PATHS: dict[str, Language] = {language.path: language for language in LANGUAGES}
CONTENT_CODES: tuple[str, ...] = tuple(dict.fromkeys(language.content for language in LANGUAGES))
PATH_CODES: tuple[str, ...] = tuple(PATHS)
_NATIVE_CONTENT = {language.content: language.native for language in LANGUAGES} | {"sr": "Srpski / Српски"}
_ENGLISH_CONTENT = {language.content: language.english for language in LANGUAGES} | {"sr": "Serbian"}


def language(path_code: str) -> Language:
    """The language of a path code; `KeyError` if there is none."""
    return PATHS[path_code]


def content_code(path_code: str) -> str:
    """`sr-cyrl` → `sr`: under which code the texts of a path's reader are stored."""
    return PATHS[path_code].content


def normalise_tag(tag: str) -> str | None:
    """The content code that a language tag means (`sr-Latn`, `de_AT`, `EN`), or None for a language we have
    not.

    Montenegrin, Bosnian and "Serbo-Croatian" are not guessed: the author says which of ours it is.
    """
    primary = tag.strip().replace("_", "-").split("-")[0].lower()
    return primary if primary in CONTENT_CODES else None


def path_code(tag: str) -> str | None:
    """The path code that a tag asks for (`sr-Cyrl-RS` → `sr-cyrl`, `sr` → `sr-latn`, `de-AT` → `de`), or
    None.
    """
    content = normalise_tag(tag)
    if content != "sr":
        return content
    return "sr-cyrl" if "cyrl" in tag.lower().replace("_", "-").split("-") else "sr-latn"


def negotiated_path(accept_language: str, *, default: str = "en") -> str:
    """The path code that suits an `Accept-Language` header best."""
    wishes: list[tuple[float, int, str]] = []
    for position, part in enumerate(accept_language[:1000].split(",")):
        tag, _, quality = part.partition(";")
        code = path_code(tag)
        if code:
            wishes.append((-_quality(quality), position, code))
    return min(wishes)[2] if wishes and min(wishes)[0] < 0 else default


def html_tag(content: str, script: str | None = None) -> str:
    """The `lang=` of a text stored under `content` and shown in `script`: `sr`, `cyrl` → `sr-Cyrl`."""
    return f"sr-{'Cyrl' if script == 'cyrl' else 'Latn'}" if content == "sr" else content


def native_name(content: str) -> str:
    """The own name of a content language: `bg` → `Български`."""
    return _NATIVE_CONTENT[content]


def english_name(content: str) -> str:
    """The English name of a content language."""
    return _ENGLISH_CONTENT[content]


def fallback_chain(reader: str, original: str) -> tuple[str, ...]:
    """In which order a reader is offered the languages of a text: the own, English, the original."""
    return tuple(dict.fromkeys((reader, "en", original)))


def _quality(parameter: str) -> float:
    name, _, value = parameter.strip().partition("=")
    if name.strip() != "q":
        return 1.0
    try:
        quality = float(value)
    except ValueError:
        return 0.0
    return quality if 0 <= quality <= 1 else 0.0
