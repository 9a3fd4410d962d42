"""Where sentences end, in twelve languages. Pure rules; no dictionary, no model.

A sentence ends after `.`, `!`, `?`, `…` (in Greek also after the question mark `;`), with the quotation marks and
brackets that close it, where white space follows. A full stop does not end one after an abbreviation of the language,
an initial, an ordinal number (`3. Juni`), or where the next word begins with a small letter.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

_CLOSERS: Final = "\"'”’“‘»«›‹)]}*_"
_OPENERS: Final = "\"'„“”‚‘’«»‹›([{–—-*_¿¡"
_STOPS: Final = ".!?…‽؟。"
_GREEK_QUESTION: Final = ";\u037e"

# Without their stops: `z. B.` is `z` and `B`, single letters, which never end a sentence.
_ABBREVIATIONS: Final[dict[str, str]] = {
    "en": "e.g i.e vs cf al approx no nos vol pp fig sec mr mrs ms dr prof st jr sr inc ltd dept est art par mio bn",
    "de": "bzw ca d.h z.b u.a o.ä usw etc vgl ggf inkl exkl evtl nr abs art bd hrsg dr prof str st mio mrd tsd s.o s.u "
    "sog i.d.r u.u zzgl max min bspw jh gem geb",
    "bg": "т.е т.нар напр млн млрд хил чл ал т вж стр бр проф инж ул бул с гр обл ок вкл",
    "hr": "npr tj br čl sv dr mr prof st str tzv sl ul ur usp mil mlrd tis tel inž ing ind odn",
    "sr": "npr tj br čl sv dr mr prof st str tzv sl ul usp mil mlrd tis ing odn нпр тј бр чл св др мр проф ст "
    "стр тзв сл ул усп мил млрд инг одн",
    "sl": "npr oz št čl dr mag prof ul str sv t.i tj d.o.o mio mrd tis min r.k prim gl pribl",
    "sk": "napr tzv č čl r s str resp mil mld tis dr ing prof mgr ul t.j spol odd ods písm por pozn zb",
    "hu": "pl kb ún dr prof ill u i.e sz szd évf mrd m.sz ui ti ld vö id ifj özv max min tel tc bek",
    "it": "es art n nn pag pagg sig sigg dott dr prof ing avv cfr vol ca s.p.a s.r.l mln mld fig cap all d.lgs "
    "min max tel p.es",
    "ro": "ex nr art dl dna dr prof ing str jud alin lit pct pag vol mil mld min max cca aprox ș.a ş.a i.e av gen",
    "sq": "p.sh dmth nr fq dr prof inxh rr mln mld sh.p.k sh.a p.e krh z znj",
    "el": "π.χ δηλ αρ εκατ δισ χιλ κ κα κος δρ καθ σελ βλ πρβλ άρθρ παρ ν φ.ε.κ ό.π περ μ.χ τ.μ λ.χ κ.ο.κ",
}  # fmt: skip
# These stand for a word only where a number follows; else they may well be the last word of a sentence.
_BEFORE_NUMBERS: Final = frozenset(
    "no nos art abs nr bd str стр бр br čl чл ст vol fig sec par p pp n cap pag alin pct št σελ αρ άρθρ παρ".split()  # noqa: SIM905
)
# "5 mio. EUR" goes on; "it cost 5 mio. Nobody knew" does not. German nouns tell nothing: there it goes on.
_SCALES: Final = frozenset("mio mln mld mrd mlrd mil bn млн млрд мил хил εκατ δισ χιλ".split())  # noqa: SIM905
_CURRENCY: Final = re.compile(r"[€$£]|Euro\b|[A-ZА-ЯΑ-Ω]{3}\b")
_ORDINAL_LANGUAGES: Final = frozenset({"de", "hr", "hu", "sk", "sl", "sr"})
# German alone writes the noun after an ordinal with a capital letter.
_AFTER_GERMAN_ORDINAL: Final = re.compile(
    r"(Januar|Jänner|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember|Jahrhundert|Jahr|Quartal|"
    r"Halbjahr|Artikel|Absatz|Kapitel|Abschnitt|Stufe|Phase|Platz|Rang|Mal|Tag|Sitzung|Rahmenprogramm)"
)
_WORD_BEFORE: Final = re.compile(r"[^\s(\[{„“”\"'«»‚‘’]*$")
_ORDINAL: Final = re.compile(r"\d{1,3}|[IVXLC]{1,6}")


@dataclass(frozen=True)
class Span:
    """A sentence of a text: from `start` up to, not including, `end`; no white space at its ends."""

    start: int
    end: int


def sentences(text: str, language: str) -> tuple[Span, ...]:
    """The sentences of one paragraph. `language`: content code; others are read as English.

    Together they hold every character of the text that is not white space, once and in order.
    """
    found: list[Span] = []
    start = _next_word(text, 0)
    for match in _stops_of(language).finditer(text):
        if match.start() < start or not _ends_here(text, match, language):
            continue
        found.append(Span(start, match.end()))
        start = _next_word(text, match.end())
    if start < len(text):
        found.append(Span(start, len(text.rstrip())))
    return tuple(span for span in found if span.start < span.end)


@lru_cache
def _stops_of(language: str) -> re.Pattern[str]:
    stops = re.escape(_STOPS + (_GREEK_QUESTION if language == "el" else ""))
    # The closing marks belong to the sentence; white space or the end must follow.
    return re.compile(rf"[{stops}]+[{re.escape(_CLOSERS)}]*(?=\s|$)")


def _next_word(text: str, place: int) -> int:
    return place + len(text[place:]) - len(text[place:].lstrip())


def _ends_here(text: str, stop: re.Match[str], language: str) -> bool:
    following = text[stop.end() :].lstrip()
    if not following:
        return True
    first = following.lstrip(_OPENERS)[:1]
    if first.islower() or (not first and not following[0].isalnum()):
        return False
    if stop.group().rstrip(_CLOSERS) != ".":
        return True
    return not _is_open(text[: stop.start()], following, language)


def _is_open(before: str, following: str, language: str) -> bool:
    """Whether the full stop after `before` belongs to its last word and the sentence goes on."""
    match = _WORD_BEFORE.search(before[-40:])
    word = match.group() if match else ""
    if _ORDINAL.fullmatch(word) and language in _ORDINAL_LANGUAGES:
        return language == "de" and bool(_AFTER_GERMAN_ORDINAL.match(following))
    if len(word) == 1 and word.isalpha() and word.isupper():
        return True
    folded = word.casefold()
    if folded in _BEFORE_NUMBERS:
        return following[0].isdigit()
    if folded in _SCALES and language != "de":
        return bool(_CURRENCY.match(following))
    return folded in _abbreviations(language) or (len(folded) == 1 and folded in _letters(language))


@lru_cache
def _abbreviations(language: str) -> frozenset[str]:
    listed = _ABBREVIATIONS.get(language, _ABBREVIATIONS["en"])
    return frozenset(listed.casefold().split())


@lru_cache
def _letters(language: str) -> frozenset[str]:
    """Single letters that stand for words: those of `z. B.`, `т. е.`, `t. i.`."""
    parts = [part for word in _abbreviations(language) for part in word.split(".")]
    return frozenset(part for part in parts if len(part) == 1)
