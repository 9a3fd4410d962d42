"""Search: finds what any room has published, in any language, by words and by meaning.

*Source* – a room that lets its things be found; it registers itself by a name and a provider.
*Indexable* – what a source hands in for one thing: its texts by language and what it can be filtered by.
*Document* – the index's row for one thing. *Passage* – one stretch of its text in one language, with its
words (`tsvector`) and its meaning (a vector of 384 numbers).
*Encoder* – turns text into meaning; without one, search goes on by words.
*Hit* – a document that answers a query, and why: by its text, by its meaning, or both.
The index says which things a list shows and in what order, never what it shows of them.
"""
