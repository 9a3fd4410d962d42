"""Addresses of the public face."""

from django.urls import path

from polisee.outreach.web import home, partners, project, themes

app_name = "outreach"
urlpatterns = [
    path("", home.home, name="home"),
    path("themes/", themes.themes, name="themes"),
    path("themes/<slug:slug>/", themes.theme, name="theme"),
    path("partners/", partners.partners, name="partners"),
    path("partners/partners.csv", partners.partners_file, name="partners-file"),
    path("partners/<str:code>/", partners.partner, name="partner"),
    path("groups/", themes.groups, name="groups"),
    path("groups/<slug:slug>/", themes.group, name="group"),
    path("packages/", project.packages, name="packages"),
    path("packages/<str:code>/", project.package, name="package"),
    path("timeline/", project.timeline, name="timeline"),
    path("timeline/timeline.csv", project.timeline_file, name="timeline-file"),
    path("about/", project.about, name="about"),
]
