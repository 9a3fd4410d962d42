"""The ASGI application that granian serves."""

import os
import threading

from django.conf import settings
from django.core.asgi import get_asgi_application

from polisee.config.largest_request import refusing_larger_than

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "polisee.config.settings")
application = refusing_larger_than(settings.LARGEST_REQUEST, get_asgi_application())

if os.environ.get("POLISEE_WARM"):  # `polisee serve` sets it: this process will answer readers
    from polisee.config.launcher.processes import die_with_parent
    from polisee.config.launcher.warming import warm

    die_with_parent()
    threading.Thread(target=warm, name="warming", daemon=True).start()
