"""Fills the bench's installation with records and links. Run as a program: `export_ground RECORDS LINKS`."""

import os
import sys

if __name__ == "__main__":
    os.environ["DJANGO_SETTINGS_MODULE"] = "polisee.config.settings"
    import django

    django.setup()
    from polisee.records.bench_copies import copy_public

    print(copy_public(int(sys.argv[1]), int(sys.argv[2])))
