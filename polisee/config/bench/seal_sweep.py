"""One sweep, its time and its memory. Run as a program on the bench's database."""

import json
import os
import resource
import time


def swept() -> dict[str, object]:
    """Seconds, megabytes at the most, and what was compared."""
    from polisee.foundation.clock import now
    from polisee.trust.api import sweep_all

    begun = time.perf_counter()
    found = sweep_all(at=now(), report=False)
    return {
        "seconds": round(time.perf_counter() - begun, 1),
        "peak_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, 1),
        "broken": len(found.findings),
        **found.counts,
    }


if __name__ == "__main__":
    os.environ["DJANGO_SETTINGS_MODULE"] = "polisee.config.settings"
    import django

    django.setup()
    print(json.dumps(swept()))
