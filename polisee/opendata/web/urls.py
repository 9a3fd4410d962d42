"""Addresses of this feature's page."""

from django.urls import path

from polisee.opendata.web import explaining

app_name = "opendata"
urlpatterns = [path("open-data/", explaining.page, name="page")]
