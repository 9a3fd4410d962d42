"""Pure rules of search: words, chunks, fusion, facets, snippets. No Django, no database, no clock."""
