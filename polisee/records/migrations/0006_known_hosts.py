"""Hosts that published text already leads to are known: whoever approved that text has let them in."""

import json
from typing import Any

from django.db import migrations

from polisee.foundation.addresses import host_of
from polisee.foundation.markdown import links_in_line, links_in_markdown

REASON = "Stood in published text before the register was kept."


def enter(apps: Any, schema_editor: Any) -> None:
    publications = apps.get_model("records", "Publication")
    hosts = apps.get_model("trust", "OutboundHost")
    rows = publications.objects.exclude(approver=None).select_related("revision", "record").order_by("at", "pk")
    for publication in rows.iterator(chunk_size=200):
        payload = json.loads(publication.text)
        author = publication.revision.author_id
        made = [
            hosts(
                host=host,
                state="known",
                first_seen_at=publication.at,
                first_seen_in=str(publication.record_id),
                first_seen_title=payload["content"].get("title", "")[:150],
                brought_by_id=None if author == publication.approver_id else author,
                decided_by_id=publication.approver_id,
                decided_at=publication.at,
                reason=REASON,
            )
            for host in _hosts([payload["content"], payload["translations"]])
        ]
        hosts.objects.bulk_create(made, ignore_conflicts=True)


def leave(apps: Any, schema_editor: Any) -> None:
    apps.get_model("trust", "OutboundHost").objects.filter(reason=REASON).delete()


def _hosts(value: Any) -> set[str]:
    """Every host that any text of a JSON value leads to."""
    if isinstance(value, str):
        links = [*links_in_markdown(value), *links_in_line(value)]
        return {host for link in links if (host := host_of(link.address))}
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return set().union(*(_hosts(each) for each in inner))


class Migration(migrations.Migration):
    dependencies = [("records", "0005_oddity"), ("trust", "0004_outbound_hosts")]
    operations = [migrations.RunPython(enter, leave)]
