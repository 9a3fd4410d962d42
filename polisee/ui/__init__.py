"""The design system; it knows no feature.

*Token*: a named colour, size or space (`tokens.json`), light and dark. *Component*: a piece of a page with plain
parameters (`templates/cotton/`, used as `<c-button>`). *Page template*: what a screen extends (`base.html`,
`page.html`, `list.html`, `record.html`, `form.html`). *Thread* and *knot*: the line through the learning cycle;
a hollow knot is what is missing. *Navigation item*: a link that a feature puts into the head or foot of every page.
*Localised text*: words of the data, `{"en": "…", "bg": "…"}`, shown in the reader's language or marked with theirs.
*Island*: a script that improves what already works without it. `/styleguide` shows all of it.
"""
