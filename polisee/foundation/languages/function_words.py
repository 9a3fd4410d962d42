"""Words that a query does not mean: articles, prepositions, conjunctions. Folded, by language.

Kept short on purpose: a word missing here costs a little precision, a word too many loses hits.
"""

_CROATIAN = "u i na za s sa je od se da su do po iz koji koja koje te ili kao bi o pri sto nije kroz a ne"
_WORDS = {
    "bg": "na i v ot za s se da po sas do pri iz ne e sa che kato koito kojato koeto ili si tova edin edna",
    "hr": _CROATIAN,
    "sr": _CROATIAN,
    "de": "der die das und in von zu den des mit fur auf ist im dem nicht ein eine einer eines als auch aus "
    "bei nach an es sie wie wird sind zur zum oder durch uber wo was",
    "el": "και το τα του τησ των την τον τη στο στη στην στον στα στισ στουσ η ο οι με για απο σε που να θα "
    "ωσ ενα μια ενοσ μιασ δεν ειναι",
    "hu": "a az es egy hogy nem is meg de van ez mint el ki vagy csak aki ami amely ezek azok volt",
    "it": "di e il la in a per che un una con del della dei delle degli da al alla ai alle nel nella nei "
    "nelle si non le lo gli i sono come o su sul sulla tra fra piu ed",
    "ro": "de si in la a cu pe pentru din un o al ale ai sau care se nu este sunt ca prin intre mai le lui "
    "cea cel cei cele dintre spre",
    "sk": "a v na sa je o s z do za ze ako pre pri po od ktore ktory ktora alebo aj su by k u vo zo",
    "sl": "in v na za s je se da ki z so o po od do pri ali kot tudi ne bi iz k h ter",
    "sq": "te e ne dhe i me per nga nje qe si se do nuk ka eshte jane mbi tek ose ku po kjo ky ndaj",
    "en": "the of and to in a is for on that with as by at from it an be are or this which was were has have "
    "how what who where into their its",
}
_SETS = {language: frozenset(words.split()) for language, words in _WORDS.items()}
_ALL = frozenset().union(*_SETS.values())


def is_function_word(word: str, language: str = "") -> bool:
    """Whether a folded word is one of these, in `language` or (without one) in any of ours."""
    return word in (_SETS.get(language, _ALL) if language else _ALL)
