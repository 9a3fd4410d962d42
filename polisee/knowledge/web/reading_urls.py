"""Addresses of what everybody reads: the list of records, a record, its chain, its history, its downloads."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
