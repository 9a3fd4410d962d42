"""The catalogues of the interface's words: `python -m polisee.ui.words extract | compile | check | missing | merge`.

English is the source. Eleven catalogues are written by people (`polisee/locale/…/django.po`); Serbian in Latin
letters is made from the Serbian in Cyrillic letters when the catalogues are compiled, so that the two never differ.

    extract          bring the catalogues up to date with the source: new messages in, obsolete ones out
    compile          make the .mo files that Django reads; does nothing, quickly, when nothing moved
    check            list what is not translated or wrong; exit status 1 if anything is
    missing LANG     the untranslated messages of a language as JSON, ready to be filled in
    merge FILE LANG  take translations from such a file
"""

import argparse
import gettext
import hashlib
import json
import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import polib

LOCALE = Path(__file__).resolve().parents[1] / "locale"
WRITTEN = ("bg", "de", "el", "hr", "hu", "it", "ro", "sk", "sl", "sq", "sr_Cyrl")
DERIVED = {"sr_Latn": "sr_Cyrl"}
# The rules by which the languages count, as the Unicode consortium has them (CLDR, whole numbers).
_TWO = "nplurals=2; plural=(n != 1);"
_SLAVIC = "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);"
PLURALS = dict.fromkeys(WRITTEN, _TWO) | {
    "hr": _SLAVIC,
    "sr_Cyrl": _SLAVIC,
    "ro": "nplurals=3; plural=(n==1 ? 0 : (n==0 || (n%100 > 0 && n%100 < 20)) ? 1 : 2);",
    "sk": "nplurals=3; plural=(n==1 ? 0 : n>=2 && n<=4 ? 1 : 2);",
    "sl": "nplurals=4; plural=(n%100==1 ? 0 : n%100==2 ? 1 : n%100==3 || n%100==4 ? 2 : 3);",
}
_CONTEXT_MARK = "\x04"
_STAYS = re.compile(r"%\(\w+\)[sd]|%[sd%]|\{\w*\}|</?[a-z][^<>]*>")


def main(arguments: list[str] | None = None) -> int:
    """Run one command; the exit status."""
    parser = argparse.ArgumentParser(
        prog="polisee.ui.words", description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    commands = parser.add_subparsers(dest="command", required=True)
    for name in ("extract", "compile", "check"):
        commands.add_parser(name)
    commands.add_parser("missing").add_argument("language", choices=WRITTEN)
    merging = commands.add_parser("merge")
    merging.add_argument("file", type=Path)
    merging.add_argument("language", choices=WRITTEN)
    options = parser.parse_args(arguments)
    match options.command:
        case "extract":
            _say(f"{extract()} messages in the source")
        case "compile":
            compile_catalogues()
        case "missing":
            _say(json.dumps(missing(options.language), ensure_ascii=False, indent=1))
        case "merge":
            _say(f"{merge(json.loads(options.file.read_text(encoding='utf-8')), options.language)} taken")
        case "check":
            found = list(check())
            _say("\n".join(found) or "Every message is translated.")
            return 1 if found else 0
    return 0


def extract(locale: Path = LOCALE) -> int:
    """Bring every written catalogue up to date with the source; how many messages the source has."""
    from polisee.ui.word_sources import words_of_source

    words = words_of_source()
    for language in WRITTEN:
        old = {(entry.msgctxt or "", entry.msgid): entry for entry in _entries(locale, language)}
        catalogue = polib.POFile(wrapwidth=110)
        catalogue.metadata = _head(language)
        for key in sorted(words, key=lambda pair: (pair[1], pair[0])):
            word = words[key]
            kept = old.get(key)
            entry = polib.POEntry(
                msgid=word.text,
                msgctxt=word.context or None,
                msgid_plural=word.plural,
                comment="\n".join(sorted(word.notes)),
                occurrences=[(file, "") for file in sorted(word.files)],
                tcomment=kept.tcomment if kept else "",
                flags=[flag for flag in kept.flags if flag == "fuzzy"] if kept else [],
            )
            _fill(entry, _forms(kept) if kept else [], language)
            catalogue.append(entry)
        _write(catalogue, _po(locale, language))
    return len(words)


def compile_catalogues(locale: Path = LOCALE) -> list[str]:
    """Make the .mo files of the catalogues that moved since they were last made; the languages made."""
    made = []
    for language in (*WRITTEN, *DERIVED):
        source = _po(locale, DERIVED.get(language, language))
        if not source.exists():
            continue
        digest = hashlib.sha256(source.read_bytes() + _own_digest()).hexdigest()
        target = locale / language / "LC_MESSAGES" / "django.mo"
        if _digest_of(target) == digest:
            continue
        catalogue = polib.pofile(str(source))
        if language in DERIVED:
            _into_latin(catalogue)
        catalogue.metadata |= {"X-Source-Digest": digest, "Language": language}
        target.parent.mkdir(parents=True, exist_ok=True)
        unfinished = target.with_suffix(".new")
        catalogue.save_as_mofile(str(unfinished))
        unfinished.replace(target)
        made.append(language)
    return made


def check(locale: Path = LOCALE) -> Iterator[str]:
    """Every message of the source that a reader of some language would not see as it should be, one a line."""
    from polisee.ui.word_checks import problems_of
    from polisee.ui.word_sources import words_of_source

    words = words_of_source()
    for language in WRITTEN:
        entries = {(entry.msgctxt or "", entry.msgid): entry for entry in _entries(locale, language)}
        for key, word in sorted(words.items()):
            entry = entries.get(key)
            forms = _forms(entry) if entry else []
            if word.plural and len(forms) != _count_of_forms(language):
                forms = (forms + [""] * _count_of_forms(language))[: _count_of_forms(language)]
            found = list(problems_of(word.text, word.plural, forms or [""], language))
            if entry and "fuzzy" in entry.flags:
                found.append("marked as uncertain (fuzzy)")
            for problem in found:
                yield f"{language}: {problem}: {word.text!r}"


def missing(language: str, locale: Path = LOCALE) -> dict[str, Any]:
    """The messages of a catalogue without translation: text → "" (or a list of forms)."""
    return {
        _key(entry): [""] * _count_of_forms(language) if entry.msgid_plural else ""
        for entry in _entries(locale, language)
        if not all(_forms(entry)) or "fuzzy" in entry.flags
    }


def merge(translations: Mapping[str, Any], language: str, locale: Path = LOCALE) -> int:
    """Put translations into a catalogue, over those that stand there; how many were taken.

    Messages that the catalogue does not have are left out. `KeyError` for a language without catalogue.
    """
    path = _po(locale, language)
    if not path.exists():
        raise KeyError(language)
    catalogue = polib.pofile(str(path), wrapwidth=110)
    taken = 0
    for entry in catalogue:
        given = translations.get(_key(entry))
        if not given:
            continue
        _fill(entry, given if isinstance(given, list) else [given], language)
        entry.flags = [flag for flag in entry.flags if flag != "fuzzy"]
        taken += 1
    _write(catalogue, path)
    return taken


def _po(locale: Path, language: str) -> Path:
    return locale / language / "LC_MESSAGES" / "django.po"


def _entries(locale: Path, language: str) -> list[polib.POEntry]:
    path = _po(locale, language)
    return [entry for entry in polib.pofile(str(path)) if not entry.obsolete] if path.exists() else []


def _key(entry: polib.POEntry) -> str:
    return f"{entry.msgctxt}{_CONTEXT_MARK}{entry.msgid}" if entry.msgctxt else str(entry.msgid)


def _forms(entry: polib.POEntry) -> list[str]:
    if entry.msgid_plural:
        return [entry.msgstr_plural[number] for number in sorted(entry.msgstr_plural)]
    return [entry.msgstr]


def _fill(entry: polib.POEntry, forms: list[str], language: str) -> None:
    """Write the translation, or one for each plural form, into an entry."""
    if entry.msgid_plural:
        count = _count_of_forms(language)
        entry.msgstr_plural = dict(enumerate((forms + [""] * count)[:count]))
    else:
        entry.msgstr = forms[0] if len(forms) == 1 else ""


def _count_of_forms(language: str) -> int:
    return int(PLURALS[language][len("nplurals=")])


def _head(language: str) -> dict[str, str]:
    return {
        "Language": language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": PLURALS[language],
    }


def _write(catalogue: polib.POFile, path: Path) -> None:
    """Whole or not at all, and only when something differs."""
    text = str(catalogue).rstrip("\n") + "\n"
    if path.exists() and path.read_text(encoding="utf-8") == text:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_suffix(".new")
    unfinished.write_text(text, encoding="utf-8")
    unfinished.replace(path)


def _into_latin(catalogue: polib.POFile) -> None:
    """Serbian Cyrillic into Latin letters; placeholders, marks and addresses keep theirs."""
    for entry in catalogue:
        entry.msgstr = latin(entry.msgstr)
        entry.msgstr_plural = {number: latin(form) for number, form in entry.msgstr_plural.items()}


def latin(text: str) -> str:
    """A Serbian message in Latin letters, all but its placeholders and marks."""
    from polisee.foundation.languages.serbian import to_latin_prose

    kept = _STAYS.findall(text)
    parts = [to_latin_prose(part) for part in _STAYS.split(text)]
    return "".join(part + stays for part, stays in zip(parts, [*kept, ""], strict=True))


def _own_digest() -> bytes:
    """When this program or the letters' table moves, what it made is made again."""
    letters = Path(__file__).resolve().parents[1] / "foundation" / "languages" / "serbian.py"
    return hashlib.sha256(Path(__file__).read_bytes() + letters.read_bytes()).digest()


def _digest_of(compiled: Path) -> str:
    if not compiled.exists():
        return ""
    with compiled.open("rb") as file:
        return str(gettext.GNUTranslations(file).info().get("x-source-digest", ""))


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")


if __name__ == "__main__":
    sys.exit(main())
