"""Words of trades that buy their way into other people's pages: papers for students, gambling, quick money, pills,
copies of brands, company. Folded (`search_form`), by language; a star stands for any ending.

Our own list, kept narrow: cluster policy speaks of loans, credit and guarantees, so it is the pairs that tell.
"""

import re
from functools import lru_cache

from polisee.foundation.languages.folding import search_form

_EVERYWHERE = (
    "casino*|viagra|cialis|levitra|tramadol|xanax|payday loan*|coursework*|essay writ*|backlink*|"
    "seo services|escort girl*|porn|porno*|sex shop|betting|bet365|1xbet|poker online|online poker|"
    "online slot*|jackpot|bitcoin profit|crypto invest*|replica watch*|rolex|forex signal*|weight loss|"
    "cbd oil|onlyfans"
)
_WORDS = {
    "en": (
        "buy essay*|buy coursework*|buy thes*|buy dissertation*|write my essay|essay* for sale|cheap essay*|"
        "paper writing service*|term papers|assignment help|homework help|cheap pills|buy pills|"
        "no prescription|online pharmacy|quick loan*|instant loan*|quick cash|bad credit|sports bets|"
        "free spins|replica bag*|fake watch*|make money|earn money|dating site*|click here to buy"
    ),
    "bg": (
        "kazino*|kursovi raboti|diplomni raboti|kupi diplom*|barzi krediti|barz kredit|hazart*|zalozi onlajn|"
        "zalagani*|viagra|hapceta za|replika casovni*|casovnici repliki|eskort*|otslabvane|specteli pari|"
        "specelete pari|referati po poraca*|esete po poraca*"
    ),
    "hr": (
        "kazino*|kladionic*|klađenj*|kladjenj*|brzi kredit*|gotovinski kredit*|seminarski radovi|"
        "diplomski radovi na prodaju|kupi diplom*|tablete za mrsavljenje|mrsavljenj*|replike satova|eskort*|"
        "viagra|zaradi novac|esej po narudzbi"
    ),
    "sr": (
        "kazino*|kladionic*|kladjenj*|brzi kredit*|kes kredit*|seminarski radovi|diplomski radovi na prodaju|"
        "kupi diplom*|mrsavljenj*|replike satova|eskort*|vijagra|zaradi novac|esej po narudzbini"
    ),
    "de": (
        "hausarbeit schreiben lassen|ghostwriter*|bachelorarbeit kaufen|masterarbeit kaufen|"
        "doktortitel kaufen|sofortkredit*|kredit ohne schufa|online casino*|spielautomat*|sportwetten|"
        "potenzmittel|abnehmpille*|rezeptfrei*|replica uhren|escortservice|geld verdienen"
    ),
    "el": (
        "καζινο*|στοιχημα*|κουλοχερη*|εργασιεσ επι πληρωμη*|αγορα πτυχιου|φοιτητικεσ εργασιεσ|γρηγορα δανεια|"
        "αμεσο δανειο|βιαγκρα|χαπια αδυνατισματοσ|αδυνατισμα|απομιμησεισ ρολογια|συνοδοι|κερδιστε χρηματα"
    ),
    "hu": (
        "kaszino*|szerencsejatek*|sportfogadas*|szakdolgozat iras*|szakdolgozat megrendeles|"
        "diplomamunka vasarlas|gyorskolcson*|azonnali hitel|potencianovelo*|fogyaszto tabletta*|vagyfokozo*|"
        "replika ora*|eszkort*|penzkereset*"
    ),
    "it": (
        "casino online|scommesse*|slot machine|tesi su commissione|comprare tesi|tesine gia pronte|"
        "prestiti veloci|prestito immediato|pillole dimagranti|dimagrire|senza ricetta|orologi replica|"
        "repliche orologi|accompagnatric*|guadagnare soldi"
    ),
    "ro": (
        "cazino*|pariuri*|pacanele|lucrari de licenta|licenta la comanda|referate la comanda|cumpara diplom*|"
        "credite rapide|credit rapid|imprumut* rapid*|pastile de slabit|fara reteta|ceasuri replica|escorte|"
        "castiga bani"
    ),
    "sk": (
        "kasino*|stavkov* kancelari*|hazard*|diplomove prace na predaj|seminarne prace na objednavku|"
        "rychle pozicky|rychla pozicka|pozicka bez registra|tabletky na chudnutie|bez predpisu|"
        "repliky hodiniek|eskort*|zarob* peniaze"
    ),
    "sl": (
        "igralnic*|stavnic*|sportne stave|diplomske naloge na prodaj|seminarske naloge po narocilu|"
        "hitri krediti|hitri kredit|hitro posojilo|tablete za hujsanje|hujsanj*|replike ur|eskort*|"
        "zasluzi denar|viagra"
    ),
    "sq": (
        "kazino*|baste sportive|bixhoz*|lojra fati|punime diplome|blej diplome|detyra kursi|ese me porosi|"
        "kredi te shpejta|kredi e shpejte|hape per dobesim|dobesim*|ora replika|eskort*|fito para|pa recete"
    ),
}


def trade_words(text: str, language: str) -> list[str]:
    """The words of such trades in a text, in order, each once: of its language, of English, and of every language."""
    folded = " ".join(search_form(text).split())
    found: list[str] = []
    for code in dict.fromkeys((language, "en")):
        found += [match.group() for match in _pattern(code).finditer(folded)]
    return list(dict.fromkeys(found))


@lru_cache
def _pattern(language: str) -> re.Pattern[str]:
    words = f"{_EVERYWHERE}|{_WORDS.get(language, '')}".split("|")
    folded = sorted({search_form(word) for word in words if word}, key=len, reverse=True)
    parts = [re.escape(word).replace(r"\*", r"\w*").replace(r"\ ", r"[\s\-]+") for word in folded]
    return re.compile(rf"(?<!\w)(?:{'|'.join(parts)})(?!\w)")
