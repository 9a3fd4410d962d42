"""Addresses of the pages of trust."""

from django.urls import path

from polisee.trust.web import hosts

app_name = "trust"
urlpatterns = [
    path("admin/hosts/", hosts.register, name="hosts"),
    path("admin/hosts.csv", hosts.register_file, name="hosts-file"),
    path("admin/hosts/<str:name>/", hosts.host, name="host"),
]
