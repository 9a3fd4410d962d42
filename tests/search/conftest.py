"""Things to be found: a few texts in their languages, as a source would hand them in."""

from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid5

import pytest
from django.db import connection

from polisee.search.api import Indexable, IndexableText, index_many

SPACE = UUID("00000000-0000-0000-0000-000000000001")
BEGINNING = datetime(2026, 11, 1, tzinfo=UTC)


def id_of(name):
    return uuid5(SPACE, name)


def indexable(name, language, title, summary="", body="", *, translations=None, days=0, **facts):
    texts = {language: IndexableText(title, summary, body)}
    texts |= {code: IndexableText(*words) for code, words in (translations or {}).items()}
    at = BEGINNING + timedelta(days=days)
    return Indexable(
        id=id_of(name),
        kind=facts.pop("kind", "practice"),
        language=language,
        texts=texts,
        published_at=at,
        updated_at=at,
        **facts,
    )


CORPUS = [
    indexable("it-clean", "it", "Tecnologie pulite per il clima",
              "Le imprese della regione sviluppano insieme tecnologie verdi contro il cambiamento climatico.",
              countries=("IT",), regions=("ITH5",), themes=(2,), period_from=2010, period_to=2014, days=1),
    indexable("sq-clean", "sq", "Grupi i ndërmarrjeve për teknologji të pastra",
              "Një grup firmash shqiptare punon për teknologji të gjelbra dhe mbrojtjen e klimës.",
              countries=("AL",), regions=("AL02",), themes=(2,), kind="policy", days=2),
    indexable("it-wine", "it", "Il consorzio del vino", "I produttori di vino esportano insieme verso l'Asia.",
              countries=("IT",), regions=("ITI3",), themes=(3,), period_from=2012, days=3),
    indexable("el-innovation", "el", "Καινοτομία στη Θεσσαλονίκη",
              "Η περιφέρεια στηρίζει την καινοτομία των μικρών επιχειρήσεων.", countries=("EL",), themes=(1,), days=4),
    indexable("ro-science", "ro", "Știința și întreprinderile", "Rețeaua leagă știința de întreprinderi mici.",
              countries=("RO",), themes=(1,), days=5),
    indexable("sr-cyrl", "sr", "Дрвопрерађивачи у Србији", "Кластер окупља произвођаче намештаја из Чачка.",
              countries=("RS",), themes=(5,), outcome="failed", days=6),
    indexable("sr-latn", "sr", "Metalci Vojvodine", "Udruženje preduzeća koja obrađuju metal.", countries=("RS",),
              themes=(5,), days=7),
    indexable("de-board", "de", "Acht Cluster unter einem Dach",
              "Eine Agentur leitet alle; die Industrie sitzt im Beirat.",
              "Rund 250.000 Euro im Jahr. Das Projekt SEE/C/0008/1.3/X zahlte den Anfang.",
              translations={"en": ("Eight clusters under one roof", "One agency leads all; industry sits on the board.")},
              countries=("AT",), themes=(7,), codes=("ref-one-roof",), days=8),
    indexable("hu-car", "hu", "Autóipari beszállítók összefogása", "A győri beszállítók közös képzést szerveznek.",
              countries=("HU",), regions=("HU22",), themes=(6,), period_from=2001, period_to=2005, days=9),
]  # fmt: skip


@pytest.fixture(autouse=True)
def _graph_without_the_dead(request):
    """Tests put the same texts in and roll them back, many times: the index of meanings would be full of what is gone."""
    if request.node.get_closest_marker("django_db"):
        request.getfixturevalue("db")
        with connection.cursor() as cursor:
            cursor.execute("REINDEX INDEX search_passage_meaning")


@pytest.fixture
def corpus(db):
    """The texts above, indexed with the real sentence model."""
    index_many(CORPUS)
