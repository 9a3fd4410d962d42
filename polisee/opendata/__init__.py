"""Open data: everything public, for programs of others.

*Catalogue*: what data sets there are and where (DCAT-AP 3), for data portals. *Harvest*: all records with their
changes (OAI-PMH 2.0, Dublin Core), for libraries and archives. *Open data page*: all of it explained to people.
"""
