"""How unusual is a change? A score that orders the queue of reviews, with its reasons; it blocks nothing.

Each rule looks only at what the change brings: what stood there before was judged before.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from dataclasses import field as made_by
from datetime import datetime, timedelta
from typing import Any, Final, Literal

from polisee.foundation.addresses import is_number
from polisee.foundation.languages.guessing import foreign_language
from polisee.foundation.languages.lookalikes import mixed_words
from polisee.records.rules.kinds import Kind
from polisee.records.rules.link_changes import LinkChange, link_changes
from polisee.records.rules.outbound import links_in
from polisee.records.rules.trade_words import trade_words

Key = Literal[
    "link_in_sentence", "words_in_sentence", "trade_words", "says_other", "changed_target", "new_host", "number_host",
    "foreign_sentence", "mixed_letters", "many_links", "newcomer",
]  # fmt: skip
WEIGHTS: Final[Mapping[str, int]] = {
    "link_in_sentence": 40,
    "trade_words": 35,
    "says_other": 30,
    "changed_target": 25,
    "foreign_sentence": 20,
    "number_host": 20,
    "words_in_sentence": 5,
    "mixed_letters": 15,
    "new_host": 10,
    "many_links": 10,
    "newcomer": 20,
}
MOST: Final = 100
MANY_LINKS: Final = 4
"""New links in one field from which on they are many."""
NEWCOMERS_LINKS: Final = 2
"""Links that somebody brings on the first day without anybody wondering (rule book, "Link spam")."""
FIRST_DAY: Final = timedelta(days=1)

_SENTENCE = re.compile(r"(?:[^.!?;…\n]|[.!?;…](?!\s|$))+[.!?;…]*")
_TOKEN = re.compile(r"\[[^\]\n]*\]\([^)\n]*\)|<?https?://[^\s>]+>?|\w+", re.IGNORECASE)


@dataclass(frozen=True)
class Finding:
    """One thing about a change that a reviewer should look at; the words for it are `records.oddity_words`."""

    key: Key
    field: str
    values: Mapping[str, str] = made_by(default_factory=dict)


@dataclass(frozen=True)
class Oddity:
    """A score from 0 to 100 and what it is made of, the weightiest first."""

    score: int
    findings: tuple[Finding, ...]

    def as_json(self) -> list[dict[str, Any]]:
        """To keep with the review."""
        return [{"key": each.key, "field": each.field, "values": dict(each.values)} for each in self.findings]


def oddity(
    kind: Kind,
    language: str,
    before: Mapping[str, str],
    after: Mapping[str, str],
    *,
    sources: tuple[Collection[str], Collection[str]] = ((), ()),
    unknown_hosts: Collection[str] = (),
    by_newcomer: bool = False,
) -> Oddity:
    """Texts by field before and after; `sources`: their addresses, before and after; hosts that nobody knows yet."""
    found: list[Finding] = []
    for name, text in after.items():
        if text != before.get(name):
            found += _in_field(kind, language, name, before.get(name, ""), text)
    new_sources = [address for address in sources[1] if address not in sources[0]]
    found += [
        Finding("trade_words", "sources", {"words": ", ".join(words)}) for words in _traded(new_sources, language)
    ]
    found += [Finding("new_host", "", {"host": host}) for host in sorted(unknown_hosts)]
    found += [Finding("number_host", "", {"host": host}) for host in sorted(unknown_hosts) if is_number(host)]
    if by_newcomer and (count := _brought(kind, before, after) + len(new_sources)) > NEWCOMERS_LINKS:
        found.append(Finding("newcomer", "", {"count": str(count)}))
    ordered = sorted(found, key=lambda each: -WEIGHTS[each.key])
    return Oddity(min(MOST, sum(WEIGHTS[each.key] for each in ordered)), tuple(ordered))


def is_newcomer(joined: datetime, at: datetime) -> bool:
    """Whether it is still somebody's first day."""
    return at - joined < FIRST_DAY


def _brought(kind: Kind, before: Mapping[str, str], after: Mapping[str, str]) -> int:
    """How many links are new in the texts."""
    return sum(
        change.became in ("new", "changed")
        for name, text in after.items()
        for change in link_changes(links_in(kind, name, before.get(name, "")), links_in(kind, name, text))
    )


def _traded(addresses: list[str], language: str) -> Iterator[list[str]]:
    words = trade_words(" ".join(re.split(r"[\W_]+", " ".join(addresses))), language)
    if words:
        yield words


def _in_field(kind: Kind, language: str, name: str, before: str, after: str) -> Iterator[Finding]:
    changes = link_changes(links_in(kind, name, before), links_in(kind, name, after))
    new = [change for change in changes if change.became in ("new", "changed")]
    yield from _about_links(name, new)
    old_sentences = sentences(before)
    fresh = [each for each in sentences(after) if each not in set(old_sentences)]
    for sentence in fresh if before else ():
        inserted = inserted_within(old_sentences, sentence)
        if inserted:
            is_link = any(token[0] in "[<" or "://" in token for token in inserted)
            key: Key = "link_in_sentence" if is_link else "words_in_sentence"
            yield Finding(key, name, {"words": " ".join(inserted)[:120]})
    yield from _about_words(language, name, before, fresh, [change.link.address for change in new])


def _about_links(name: str, new: list[LinkChange]) -> Iterator[Finding]:
    for change in new:
        if change.says_other:
            yield Finding("says_other", name, {"words": change.link.words[:80], "host": change.host})
        if change.became == "changed":
            yield Finding("changed_target", name, {"words": change.link.words[:80], "host": change.host})
    if len(new) >= MANY_LINKS:
        yield Finding("many_links", name, {"count": str(len(new))})


def _about_words(language: str, name: str, before: str, fresh: list[str], addresses: list[str]) -> Iterator[Finding]:
    text = " ".join([*fresh, *(" ".join(re.split(r"[\W_]+", address)) for address in addresses)])
    words = [word for word in trade_words(text, language) if word not in trade_words(before, language)]
    if words:
        yield Finding("trade_words", name, {"words": ", ".join(words[:5])})
    for sentence in fresh:
        guess = foreign_language(_TOKEN.sub(_without_links, sentence), language)
        if guess:
            yield Finding("foreign_sentence", name, {"language": guess, "words": sentence.strip()[:80]})
    mixed = [word for _place, word, _meant in mixed_words(" ".join(fresh))]
    if mixed:
        yield Finding("mixed_letters", name, {"words": ", ".join(dict.fromkeys(mixed))[:80]})


def sentences(text: str) -> list[str]:
    """The sentences of a text; a stop inside an address ends none."""
    return [found for match in _SENTENCE.finditer(text) if (found := match.group().strip())]


def inserted_within(old: Collection[str], sentence: str) -> list[str]:
    """The words that were put into the middle of an old sentence, which is otherwise as it was; empty if none was."""
    new = _TOKEN.findall(sentence)
    for each in old:
        was = _TOKEN.findall(each)
        if not 2 <= len(was) < len(new):
            continue
        front = 0
        while front < len(was) and was[front] == new[front]:
            front += 1
        back = 0
        while back < len(was) - front and was[-1 - back] == new[-1 - back]:
            back += 1
        if front and back and front + back == len(was):
            return new[front : len(new) - back]
    return []


def _without_links(match: re.Match[str]) -> str:
    token = match.group()
    return token if token[0] not in "[<" and "://" not in token else " "
