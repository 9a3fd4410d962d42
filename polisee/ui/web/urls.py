"""Addresses of this room."""

from django.urls import path

from polisee.ui.web.styleguide import styleguide

app_name = "ui"
urlpatterns = [path("styleguide", styleguide, name="styleguide")]
