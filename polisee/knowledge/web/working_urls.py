"""Addresses of the working area."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
