"""Following: a person is told of what is new, once.

*Followable*: a kind of thing that can be followed (a record, a theme, a region, a partner, a search); features register
them and say which *news* each brings. *Follow*: a person follows one thing. *News*: one publication of something.
*Digest*: one mail with all that is new for a person, by why; its *items* are the outbox: a publication stands there
once a person, whatever happens to the jobs. *Digest plan*: daily, weekly or none, at which hour where the person works.
"""
