"""A host that is refused after a text was published loses its links at once; the words stay."""

import pytest
from django.test import Client

from polisee.foundation.public_version import public_version
from polisee.foundation.richtext import render_markdown
from polisee.records import api
from polisee.trust.api import decide_host
from tests import people
from tests.people import AT, practice_content


@pytest.mark.django_db
def test_no_page_leads_to_a_host_any_more_once_it_is_refused() -> None:
    reviewer = people.reviewer(people.organisation("AWAY", "RO"))
    people.group(3)
    sources = [{"url": "https://essays.com/1", "title": "Източник"}, {"url": "https://example.org/", "title": "Друг"}]
    body = {"challenge": "Вижте [доклада](https://essays.com/2).", "what_is_done": "Нещо"}
    line = {"kind": "practice", "language": "bg", **practice_content(sources=sources, body=body)}
    record_id = api.import_record(actor=None, at=AT, line=line, publish_as=reviewer).record_id
    page = Client().get(f"/bg/records/{record_id}/").content.decode()
    assert page.count('href="https://essays.com/') == 2
    version = public_version()
    leader = people.leader(people.group(3), people.organisation("THIRD", "IT"))
    decide_host(host="essays.com", state="refused", actor=leader, at=AT, reason="Sells papers.")
    assert public_version() != version
    page = Client().get(f"/bg/records/{record_id}/").content.decode()
    assert "essays.com/" not in page
    assert "доклада" in page
    assert "Източник" in page
    assert 'href="https://example.org/"' in page


def test_markdown_leads_nowhere_that_is_refused() -> None:
    refused = frozenset({"essays.com"})
    text = "[a](https://essays.com/x) [b](https://sub.essays.com/) <https://ESSAYS.com./>"
    html = render_markdown(text, refused)
    assert html.count("<a ") == 1
    assert "sub.essays.com" in html
