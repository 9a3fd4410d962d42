"""The register of outbound hosts: every name of a machine that published text leads to, and who let it in.

*Known*: a second person has confirmed it. *Waiting*: somebody has written it into a text, nobody else has looked yet.
*Refused*: no text that names it is published. A host has a person who brought it and one who decided; never the same.
"""
