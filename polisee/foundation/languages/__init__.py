"""The languages of the platform and what one must know to treat their texts well.

`tags`: the twelve content languages, the thirteen path codes, fall-back chains.
`serbian`: one language, two scripts.
`folding`: what is the same to a reader though it is written differently; cleaning of strange text.
`alphabets`: which letters each language is written with.
`hidden`: characters that a reader cannot see or would take for others.
"""
