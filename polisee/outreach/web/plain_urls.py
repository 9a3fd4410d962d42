"""Addresses of the public face that have no language."""

from django.urls import path

from polisee.outreach.web import finding

urlpatterns = [
    path("robots.txt", finding.robots, name="robots"),
    path("sitemap.xml", finding.sitemap, name="sitemap"),
    path("sitemap-pages.xml", finding.sitemap_pages, name="sitemap-pages"),
    path("sitemap-records-<int:number>.xml", finding.sitemap_records, name="sitemap-records"),
]
