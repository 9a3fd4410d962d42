"""A long text in stretches that the sentence model can take in, cut between sentences."""

import re

from polisee.foundation.languages.folding import clean

LONGEST_CHUNK = 700
"""Characters; about 150 tokens. The model forgets the beginning of much longer ones."""
MOST_CHUNKS = 12
_IMAGE = re.compile(r"!\[([^\]]*)\]\([^)]*\)")
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_ADDRESS = re.compile(r"<?\bhttps?://[^\s>)]+>?")
_MARKS = re.compile(
    r"^\s{0,3}(?:#{1,6}\s+|>\s?|[-*+]\s+|\d+[.)]\s+)|[*_`~]{1,3}(?=\S)|(?<=\S)[*_`~]{1,3}", re.MULTILINE
)
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,500}>")
_SENTENCE_END = re.compile(r"(?<=[.!?;·…])[\"”»’)]*\s+(?=[^\Wa-zа-яα-ω_])|\n\s*\n|\n")


def plain(markdown: str) -> str:
    """What a reader reads of a Markdown text: no marks, no addresses."""
    text = _LINK.sub(r"\1", _IMAGE.sub(r"\1", clean(markdown)))
    return _MARKS.sub("", _TAG.sub(" ", _ADDRESS.sub(" ", text)))


def sentences(text: str) -> list[str]:
    """The sentences of a plain text."""
    return [" ".join(part.split()) for part in _SENTENCE_END.split(text) if part and part.strip()]


def chunks(text: str, *, longest: int = LONGEST_CHUNK, most: int = MOST_CHUNKS) -> list[str]:
    """Stretches of at most `longest` characters, at most `most` of them; the rest of a longer text is left
    out.
    """
    found: list[str] = []
    current = ""
    for sentence in (piece for whole in sentences(text) for piece in _pieces(whole, longest)):
        if current and len(current) + 1 + len(sentence) > longest:
            found.append(current)
            current = ""
            if len(found) == most:
                return found
        current = f"{current} {sentence}".strip()
    return [*found, current] if current else found


def _pieces(sentence: str, longest: int) -> list[str]:
    pieces: list[str] = []
    while len(sentence) > longest:
        cut = sentence.rfind(" ", longest // 2, longest)
        cut = cut if cut > 0 else longest
        pieces.append(sentence[:cut])
        sentence = sentence[cut:].strip()
    return [*pieces, sentence] if sentence else pieces
