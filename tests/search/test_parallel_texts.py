import json

from polisee.search.parallel_texts import Pair, record_pairs, tatoeba_pairs

LONG = "A sentence that is long enough to count"


def record(language, title, body, english):
    return {"language": language, "title": title, "body": {"challenge": body}, "translations": {"en": english}}


def written(folder, *records):
    (folder / "some.jsonl").write_text("".join(json.dumps(one, ensure_ascii=False) + "\n" for one in records))
    return list(record_pairs(folder))


def test_sentences_of_a_record_meet_their_english(tmp_path):
    pairs = written(
        tmp_path,
        record("sr-Cyrl", "Кластер произвођача намештаја", f"{LONG} один. {LONG} два.",
               {"title": "A cluster of makers of furniture", "body": {"challenge": f"{LONG} one. {LONG} two."}}),
    )  # fmt: skip
    assert pairs == [
        Pair("sr", "Кластер произвођача намештаја", "A cluster of makers of furniture"),
        Pair("sr", f"{LONG} один", f"{LONG} one"),
        Pair("sr", f"{LONG} два", f"{LONG} two"),
    ]


def test_texts_that_do_not_fall_into_the_same_sentences_are_left_out(tmp_path):
    english = {"title": "Short", "body": {"challenge": f"{LONG} one. {LONG} two."}}
    assert written(tmp_path, record("it", "Corto", f"{LONG} uno.", english)) == []


def test_a_record_without_english_gives_nothing(tmp_path):
    assert (
        written(tmp_path, {"language": "it", "title": LONG, "body": {}, "translations": {"de": {"title": LONG}}}) == []
    )


def test_pairs_of_tatoeba_are_read_by_language(tmp_path):
    (tmp_path / "tatoeba_ell-eng.tsv").write_text("Καλημέρα.\tGood morning.\nχωρίς\n", encoding="utf-8")
    (tmp_path / "tatoeba_xxx-eng.tsv").write_text("x\ty\n", encoding="utf-8")
    assert list(tatoeba_pairs(tmp_path)) == [Pair("el", "Καλημέρα.", "Good morning.")]
