"""The ASGI application that granian serves."""

import os
import threading

from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "polisee.config.settings")
application = get_asgi_application()

if os.environ.get("POLISEE_WARM"):  # `polisee serve` sets it: this process will answer readers
    from polisee.config.launcher.processes import die_with_parent
    from polisee.config.launcher.warming import warm

    die_with_parent()
    threading.Thread(target=warm, name="warming", daemon=True).start()
