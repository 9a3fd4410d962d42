"""Template tags of the design system; `ui` is a builtin: no `{% load %}` needed."""
