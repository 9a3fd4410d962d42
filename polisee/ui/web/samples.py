"""What the styleguide shows: sample texts, type specimens, sample values. Nothing here is a record."""

# ruff: noqa: E501 (sample texts stand on one line each)

from datetime import UTC, date, datetime
from typing import Any

from django import forms

from polisee.ui.form_layout import described

SPECIMENS: tuple[tuple[str, str, str], ...] = (
    ("bg", "Български", "Щом една област намери у себе си пропуск, тя търси къде вече са го запълнили."),
    ("hr", "Hrvatski", "Čim regija u sebi pronađe nedostatak, traži gdje su ga drugi već riješili; žurno, đački."),
    ("de", "Deutsch", "Sobald eine Region bei sich eine Lücke findet, sucht sie die Clusterförderungsinstrumente der anderen."),
    ("el", "Ελληνικά", "Μόλις μια περιφέρεια εντοπίσει ένα κενό, αναζητεί πού το έχουν ήδη καλύψει άλλοι."),
    ("hu", "Magyar", "Mihelyt egy régió hiányosságot talál, megkeresi, hol oldották meg; klaszterszervezetfejlesztés őszintén."),
    ("it", "Italiano", "Quando una regione trova in sé una lacuna, cerca dove altri l’hanno già colmata: perché, però, città."),
    ("ro", "Română", "Îndată ce o regiune își găsește o lipsă, caută unde au rezolvat-o alții; țări, științe, învățare."),
    ("sr-Latn", "Srpski (latinica)", "Čim region u sebi nađe nedostatak, traži gde su ga drugi već otklonili; đak, ljubav, njiva."),
    ("sr-Cyrl", "Српски (ћирилица)", "Чим регион у себи нађе недостатак, тражи где су га други већ отклонили; ђак, љубав, Његош."),
    ("sk", "Slovenčina", "Len čo región u seba nájde medzeru, hľadá, kde ju už iní zaplnili; ľahko, ťažko, kôň, ŕ, ĺ."),
    ("sl", "Slovenščina", "Ko regija pri sebi najde vrzel, poišče, kje so jo drugi že zapolnili; življenje, žagovina, češnja."),
    ("sq", "Shqip", "Sapo një rajon gjen te vetja një mangësi, kërkon ku e kanë plotësuar të tjerët; çështje, përvojë."),
    ("en", "English", "As soon as a region finds a gap in itself, it looks where others have closed it; 1,234,567.89."),
)  # fmt: skip

THEMES = (
    ("1", "Innovation and R&D-driven cluster development"),
    ("2", "Sustainability through cluster development"),
    ("3", "International cluster cooperation and networking"),
    ("4", "Financial framework improvement"),
    ("5", "Cluster and regional specialisation"),
    ("6", "New skills and jobs creation"),
    ("H", "Multi-level, cross-department cluster policy"),
)

CYCLE = [
    {"name": "Gaps found", "number": 41, "href": "#thread"},
    {"name": "Practices", "number": 212, "href": "#thread"},
    {"name": "Cases of transfer", "number": 18, "href": "#thread"},
    {"name": "Pilots", "number": 6, "href": "#thread", "state": "here"},
    {"name": "Evaluations", "number": 4, "href": "#thread"},
    {"name": "Strategy", "number": 0, "href": "", "state": "missing"},
    {"name": "Decisions", "number": 0, "href": "", "state": "missing"},
]
CHAIN = [
    {"kind": "Gap", "name": "No seed money for young clusters", "href": "#thread"},
    {"kind": "Practice", "name": "Кластерен фонд към общината", "lang": "bg", "href": "#thread", "state": "here"},
    {"kind": "Case of transfer", "name": "To a region of your own", "state": "missing"},
]
TIMELINE = [
    {"date": "17 September 2012", "name": "Public launch", "href": "#timeline"},
    {"date": "31 May 2014", "was": "31 March 2014", "name": "Six pilots", "href": "#timeline", "state": "late",
     "note": "Blocked by the procurement of one partner"},
    {"date": "26 November 2014", "name": "Final conference", "state": "here"},
    {"date": "not fixed", "name": "Joint strategy", "state": "missing"},
]  # fmt: skip
STEPS = [
    {"name": "Draft", "state": "done", "when": "3 May"},
    {"name": "Submitted", "state": "done", "when": "9 May"},
    {"name": "In review", "state": "now"},
    {"name": "Published", "state": "next"},
]
REGIONS = [
    {"code": "BG41", "label": "Yugozapaden", "value": 12, "level": 4, "href": "#map"},
    {"code": "BG32", "label": "Severen tsentralen", "value": 2, "level": 1, "href": "#map"},
    {"code": "ITI3", "label": "Marche", "value": 9, "level": 3, "href": "#map"},
    {"code": "ITH5", "label": "Emilia-Romagna", "value": 7, "level": 3, "href": "#map"},
    {"code": "RO21", "label": "Nord-Est", "value": 5, "level": 2, "href": "#map"},
    {"code": "AT12", "label": "Niederösterreich", "value": 4, "level": 2, "href": "#map"},
    {"code": "EL52", "label": "Kentriki Makedonia", "value": 1, "level": 1, "href": "#map"},
    {"code": "RS12", "label": "Region Vojvodine", "value": 3, "level": 1, "href": "#map"},
]
POINTS = [
    {"label": "Sofia", "longitude": 23.32, "latitude": 42.70, "href": "#map"},
    {"label": "Ancona", "longitude": 13.52, "latitude": 43.62, "href": "#map"},
    {"label": "Tirana", "longitude": 19.82, "latitude": 41.33, "href": "#map", "hollow": True},
]
FACETS = [
    {"label": "Practice", "href": "#lists", "count": 118, "chosen": True},
    {"label": "Policy", "href": "#lists", "count": 61},
    {"label": "Factor", "href": "#lists", "count": 33},
]
THEME_FACETS = [
    {"label": name, "href": "#lists", "count": 7 * int(number), "theme": number} for number, name in THEMES[:3]
]
CHIPS = [
    {"of": "Kind", "label": "Practice", "href": "#lists"},
    {"of": "Country", "label": "България", "lang": "bg", "href": "#lists"},
]
LANGUAGES = [
    {"label": "Български", "lang": "bg", "href": "#record", "how": "original"},
    {"label": "English", "lang": "en", "href": "#record", "how": "approved translation", "current": True},
    {"label": "Shqip", "lang": "sq", "href": "#record", "how": "outdated"},
]
TABS = [
    {"label": "Waits for me", "href": "#actions", "current": True, "count": 3},
    {"label": "Mine", "href": "#actions", "count": 12},
    {"label": "News", "href": "#actions"},
]
CRUMBS = [{"label": "Practices", "href": "#actions"}, {"label": "Bulgaria", "href": "#actions"}]
DIFF = [
    ("=", "The fund gives up to "),
    ("-", "EUR 20,000"),
    ("+", "EUR 50,000"),
    ("=", " to a cluster that is younger than three years."),
]
INDEX = [{"label": "Challenge", "href": "#record"}, {"label": "What is done", "href": "#record-done"}]
MOMENT = datetime(2026, 5, 9, 14, 30, tzinfo=UTC)
DAY = date(2026, 5, 9)
TEXTS = {"en": "Financial framework", "bg": "Финансова рамка", "sr": "Финансијски оквир"}


class SampleForm(forms.Form):
    """A form with an error, to look at."""

    sections = (
        ("The heart of it", ("title", "summary", "outcome")),
        ("Where and when", ("country", "themes", "since", "agreed")),
    )

    title = described(
        forms.CharField(label="Title", help_text="What a colleague abroad would search for.", max_length=100),
        example="A seed fund for young clusters", guide=(20, 100),
    )  # fmt: skip
    summary = described(
        forms.CharField(label="Summary", help_text="What was done, for whom, and what came of it.",
                        widget=forms.Textarea(attrs={"rows": 4, "data-autosize": True})),
        guide=(120, 300),
    )  # fmt: skip
    outcome = forms.ChoiceField(
        label="Outcome",
        choices=[("worked", "It worked"), ("mixed", "Mixed"), ("failed", "It failed: worth knowing")],
        widget=forms.RadioSelect,
    )
    country = forms.ChoiceField(label="Country", choices=[("BG", "Bulgaria"), ("IT", "Italy")], required=False)
    themes = forms.MultipleChoiceField(label="Themes", choices=THEMES, widget=forms.CheckboxSelectMultiple)
    since = forms.DateField(label="Since", widget=forms.DateInput(attrs={"type": "date"}), required=False)
    agreed = forms.BooleanField(label="I may publish this", help_text="You or your organisation hold the rights.")


def sample_values() -> dict[str, Any]:
    """Everything that the styleguide's template shows."""
    return {
        "specimens": SPECIMENS, "themes": THEMES, "cycle": CYCLE, "chain": CHAIN, "timeline": TIMELINE, "steps": STEPS,
        "regions": REGIONS, "points": POINTS, "facets": FACETS, "theme_facets": THEME_FACETS, "chips": CHIPS,
        "languages_of_record": LANGUAGES, "tabs": TABS, "crumbs": CRUMBS, "diff": DIFF, "index": INDEX,
        "moment": MOMENT, "day": DAY, "texts": TEXTS,
        "form": SampleForm({"title": "A seed fund", "country": "BG", "themes": ["1", "H"]}),
        "options": [("", "Any"), ("BG", "Bulgaria"), ("IT", "Italy")],
        "tick": [{"value": "a", "label": "Administration", "chosen": True},
                 {"value": "c", "label": "Cluster organisation", "help": "The people who run it"}],
    }  # fmt: skip
