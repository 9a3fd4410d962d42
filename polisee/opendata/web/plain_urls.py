"""Addresses of this feature that have no language."""

from django.urls import path, re_path

from polisee.opendata.web import catalogues, harvesting

urlpatterns = [
    path("oai", harvesting.oai, name="oai"),
    path("catalog", catalogues.catalogue_any, name="catalogue-any"),
    re_path(r"^catalog\.(?P<ending>ttl|rdf|jsonld)$", catalogues.catalogue_file, name="catalogue"),
]
