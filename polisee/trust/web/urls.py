"""Addresses of seals, incidents and outbound hosts."""

from django.urls import path

from polisee.trust.web import hosts, incidents, seals

app_name = "trust"
urlpatterns = [
    path("seals/", seals.seals, name="seals"),
    path("seals/seals.jsonl", seals.log_file, name="log-file"),
    path("seals/public-key.pem", seals.public_key_file, name="public-key"),
    path("seals/verify_seal.py", seals.program, name="verify-program"),
    path("admin/incidents/", incidents.incidents, name="incidents"),
    path("admin/incidents/incidents.csv", incidents.incidents_file, name="incidents-file"),
    path("admin/incidents/<uuid:incident_id>/", incidents.incident, name="incident"),
    path("admin/incidents/<uuid:incident_id>/close/", incidents.close, name="close-incident"),
    path("admin/hosts/", hosts.register, name="hosts"),
    path("admin/hosts.csv", hosts.register_file, name="hosts-file"),
    path("admin/hosts/<str:name>/", hosts.host, name="host"),
]
