"""Addresses of this feature that are no pages and so have no language: attached files."""

from django.urls import URLPattern, path

from polisee.knowledge.web import files

app_name = "files"
urlpatterns: list[URLPattern] = [path("files/<uuid:file_id>/<str:name>", files.file, name="file")]
