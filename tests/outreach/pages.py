"""Every page of the public face, as the tests' partnership has them."""

PAGES = [
    "", "themes/", "themes/theme-3/", "themes/theme-2/", "partners/", "partners/HOME/", "partners/LATE/", "partners/LEFT/",
    "groups/", "groups/theme-3/", "groups/theme-2/", "packages/", "packages/WP5/", "packages/WP6/", "timeline/", "about/",
]  # fmt: skip
