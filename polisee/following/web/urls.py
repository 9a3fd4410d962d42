"""Addresses of following."""

from django.urls import path

from polisee.following.web import mine, stopping

app_name = "following"
urlpatterns = [
    path("account/following/", mine.mine, name="mine"),
    path("account/following/change/", mine.change, name="change"),
    path("account/following/digest/", mine.digest_plan, name="digest-plan"),
    path("account/following/digests/<uuid:digest_id>/", mine.digest, name="digest"),
    path("following/stop/<str:token>/", stopping.stop, name="stop"),
]
