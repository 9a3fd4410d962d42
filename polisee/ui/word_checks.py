"""What can be wrong with a translated message. Pure functions; `polisee.ui.words check` says what they find."""

import re
from collections.abc import Iterator, Sequence

_PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")
_MARK = re.compile(r"</?[a-z][^<>]*>")
_WORD = re.compile(r"[^\W\d_]+")
_ENDS = {".": ".", "…": "…", ":": ":", "?": "?;\u037e"}

# Names, and words that are the same in more than one language.
SAME_IN_ALL = frozenset({"Atom feed", "Smarter Cluster Policies for South East Europe"})


def problems_of(source: str, plural: str, forms: Sequence[str], language: str) -> Iterator[str]:
    """What is wrong with the translation of `source` into `language` (a locale folder's name).

    `forms` holds the one translation, or one for each plural form of the language.
    """
    if not all(forms):
        yield "not translated" if not any(forms) else "a plural form is missing"
        return
    for number, form in enumerate(forms):
        last = number == len(forms) - 1
        yield from _placeholder_problems(source, plural, form, must_count=last)
        yield from _shape_problems(plural or source, form)
        yield from _letter_problems(form, language)
    if forms[0] == source and len(_WORD.findall(_PLACEHOLDER.sub("", source))) > 2 and source not in SAME_IN_ALL:
        yield "left in English"


def _placeholder_problems(source: str, plural: str, form: str, *, must_count: bool) -> Iterator[str]:
    """A plural form for "one" may leave the number out; nothing may name what the source does not."""
    wanted = sorted(_PLACEHOLDER.findall(plural or source))
    found = sorted(_PLACEHOLDER.findall(form))
    missing, unknown = [x for x in wanted if x not in found], [x for x in found if x not in wanted]
    if unknown:
        yield f"unknown placeholder {' '.join(unknown)}"
    if missing and (must_count or not plural):
        yield f"lost placeholder {' '.join(missing)}"
    if found != wanted and not missing and not unknown and not plural:
        yield "a placeholder more often or less often than in the source"


def _shape_problems(source: str, form: str) -> Iterator[str]:
    if _edges(source) != _edges(form):
        yield "space at the beginning or the end differs"
    if sorted(_MARK.findall(source)) != sorted(_MARK.findall(form)):
        yield "the marks (<…>) differ"
    end, ours = source.rstrip()[-1:], form.rstrip()[-1:]
    if end in _ENDS and ours not in _ENDS[end]:
        yield f"ends without “{end}”"
    # After a figure a full stop belongs to the figure: „2016.“, „2016 г.“.
    if end not in _ENDS and not end.isdigit() and ours in {".", ":", "…"}:
        yield f"ends with “{ours}”, the source does not"
    if "!" in form and "!" not in source:
        yield "an exclamation mark"


def _letter_problems(form: str, language: str) -> Iterator[str]:
    text = _MARK.sub("", _PLACEHOLDER.sub("", form))
    for word in _WORD.findall(text):
        scripts = {script for script in map(_script, word) if script}
        if len(scripts) > 1:
            yield f"“{word}” mixes letters of two scripts"
    if language == "ro" and re.search("[şţŞŢ]", text):
        yield "ş or ţ with a cedilla; Romanian writes ș and ț"


def _edges(text: str) -> tuple[str, str]:
    return text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]


def _script(letter: str) -> str:
    if "\u0370" <= letter <= "\u03ff" or "\u1f00" <= letter <= "\u1fff":
        return "Greek"
    if "\u0400" <= letter <= "\u052f":
        return "Cyrillic"
    return "Latin" if letter < "\u0250" else ""
