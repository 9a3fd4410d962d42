"""Addresses of this feature: what everybody reads, and where members work."""

from polisee.knowledge.web.reading_urls import urlpatterns as reading
from polisee.knowledge.web.working_urls import urlpatterns as working

app_name = "knowledge"
urlpatterns = [*reading, *working]
