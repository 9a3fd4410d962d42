"""The ground floor: what every room stands on and what knows no room.

Languages and folding, dates and the one clock, ids, canonical JSON, rich text, uploads, jobs,
the embedded database. No tables of a feature live here.
"""
