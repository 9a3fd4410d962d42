"""Many records for measuring speed, made from the reference records: their sentences, mixed, with words swapped."""

import json
import random
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

from polisee.foundation.languages.function_words import is_function_word
from polisee.foundation.languages.tags import CONTENT_CODES, normalise_tag
from polisee.search.contract import Indexable, IndexableText
from polisee.search.rules.chunks import plain, sentences

MADE_FROM = "sentences of the reference records in their languages, mixed, one word in four swapped for another"
SWAPPED = 0.25
_KINDS = ("practice", "policy", "factor")
_COUNTRIES = ("AT", "BG", "HR", "DE", "EL", "HU", "IT", "RO", "RS", "SK", "SI", "AL")
_FIRST = datetime(2026, 1, 1, tzinfo=UTC)
_SHORTEST_SENTENCE = 25


@dataclass(frozen=True)
class Sentences:
    """What texts are made of, by language."""

    by_language: dict[str, list[str]]
    words: dict[str, list[str]]
    """Words that mean something, as written."""


def reference_sentences(folder: Path) -> Sentences:
    """The sentences of reference records (JSON lines) in every language they are in."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for file in sorted(folder.glob("*.jsonl")):
        for line in file.read_text(encoding="utf-8").splitlines():
            record = json.loads(line)
            for language, texts in {record["language"]: record, **record.get("translations", {})}.items():
                for text in (texts.get("title"), texts.get("summary"), *texts.get("body", {}).values()):
                    for sentence in sentences(plain(text)) if isinstance(text, str) else ():
                        if len(sentence) >= _SHORTEST_SENTENCE:
                            found[normalise_tag(language) or ""][sentence] = None
    by_language = {code: list(found[code]) for code in CONTENT_CODES if found[code]}
    words = {
        code: sorted({word.strip('.,;:()„“"') for text in texts for word in text.split() if _means_something(word)})
        for code, texts in by_language.items()
    }
    return Sentences(by_language, words)


def generated(material: Sentences, count: int, *, seed: int = 1) -> Iterator[Indexable]:
    """`count` things, the languages taking turns; every second one that is not English has an English title and
    summary too. The same seed gives the same things.
    """
    chance = random.Random(seed)  # noqa: S311  nothing secret
    languages = sorted(material.by_language)
    for number in range(count):
        language = languages[number % len(languages)]
        texts = {language: _text(material, language, chance, body=3)}
        if language != "en" and chance.random() < 0.5:
            texts["en"] = _text(material, "en", chance, body=0)
        at = _FIRST + timedelta(minutes=number)
        begun = chance.randint(1995, 2024)
        yield Indexable(
            id=UUID(int=chance.getrandbits(128), version=4), source="bench", kind=chance.choice(_KINDS),
            language=language, texts=texts, published_at=at, updated_at=at,
            themes=tuple(chance.sample(range(1, 8), 2)), countries=(chance.choice(_COUNTRIES),),
            period_from=begun, period_to=chance.choice((None, begun + 4)),
        )  # fmt: skip


def questions(material: Sentences, count: int, *, seed: int) -> list[tuple[str, str]]:
    """`count` different (question, language): two to four words of one sentence, one of five spelt with a slip."""
    chance = random.Random(seed)  # noqa: S311
    languages = sorted(material.by_language)
    found: dict[tuple[str, str], None] = {}
    while len(found) < count:
        language = languages[len(found) % len(languages)]
        sentence = _sentence(material, language, chance)
        words = [word.strip('.,;:()„“"') for word in sentence.split() if _means_something(word)]
        asked = " ".join(words[: chance.randint(2, 4)])
        if chance.random() < 0.2 and len(asked) > 8:
            place = chance.randrange(1, len(asked) - 1)
            asked = asked[:place] + asked[place + 1 :]
        found[asked, language] = None
    return list(found)


def _text(material: Sentences, language: str, chance: random.Random, *, body: int) -> IndexableText:
    title = _sentence(material, language, chance)[:100]
    summary = " ".join(_sentence(material, language, chance) for _ in range(2))[:300]
    return IndexableText(title, summary, " ".join(_sentence(material, language, chance) for _ in range(body)))


def _sentence(material: Sentences, language: str, chance: random.Random) -> str:
    words = chance.choice(material.by_language[language]).split()
    others = material.words[language]
    return " ".join(chance.choice(others) if chance.random() < SWAPPED else word for word in words)


def _means_something(word: str) -> bool:
    return len(word) > 3 and word.strip(".,;:()").isalpha() and not is_function_word(word.lower())
