"""Review on its pages: who may do what, what is pointed out, who is told."""

import pytest
from django.core import mail

from polisee.foundation.canonical import digest
from polisee.notify.models import Notice
from polisee.records import api
from polisee.records.models import Record
from polisee.trust.api import states_of
from tests import people
from tests.knowledge.working.conftest import form_of
from tests.people import AT, practice_content

pytestmark = pytest.mark.django_db


def at(record, page: str = "review/") -> str:
    return f"/en/work/records/{record.pk}/{page}"


def told(person) -> list[str]:
    return list(Notice.objects.filter(person=person).order_by("at").values_list("kind", flat=True))


def approval(record) -> dict[str, object]:
    current = Record.objects.get(pk=record.pk).current
    return {"decision": "approve", "confirmed": "1", "revision": current.number, "digest": digest(current.content)}


def test_the_whole_loop_on_the_pages(cast, client) -> None:
    record = cast.draft()
    author, leader, reviewer = (cast.client(person) for person in (cast.author, cast.leader, cast.reviewer))
    assert author.post(at(record, "submit/")).status_code == 302
    assert leader.post(at(record, "review/assign/"), {"reviewer": cast.reviewer.pk}).status_code == 302
    reviewer.post(at(record, "review/remark/"), {"field": "challenge", "text": "Колко фирми?"})
    reviewer.post(at(record, "review/decide/"), {"decision": "ask_changes", "conclusion": "Дайте числа."})
    page = author.get(at(record, "edit/")).content.decode()
    assert "Колко фирми?" in page
    assert "Дайте числа." in page
    api.save_record(
        actor=cast.author, at=AT, record_id=record.pk, content=practice_content(summary="41 фирми."), based_on=1
    )
    author.post(at(record, "submit/"))
    leader.post(at(record, "review/assign/"), {"reviewer": cast.reviewer.pk})
    page = reviewer.get(at(record)).content.decode()
    assert "41" in page
    assert "compared with version 1" in page
    assert reviewer.post(at(record, "review/decide/"), approval(record)).status_code == 302
    shown = api.published_one(record.pk)
    assert shown.summary("bg").text == "41 фирми."
    assert shown.payload["approved_by"] == "Rita Reviewer"


def test_what_is_missing_is_listed_with_links_to_the_fields_and_nothing_is_sent(cast) -> None:
    record = cast.draft(sources=[], themes=[])
    client = cast.client(cast.author)
    page = client.get(at(record, "submit/")).content.decode()
    assert "#id_sources_0" in page
    assert client.post(at(record, "submit/")).status_code == 422
    assert Record.objects.get(pk=record.pk).state == "draft"


def test_only_people_of_other_organisations_are_offered_with_their_load(cast) -> None:
    busy = cast.in_review()
    record = cast.draft()
    api.submit(actor=cast.author, at=AT, record_id=record.pk)
    found = {each.person: each for each in cast.client(cast.leader).get(at(record)).context["candidates"]}
    assert cast.reviewer in found
    assert cast.own_reviewer not in found
    assert found[cast.reviewer].open_reviews == 1
    assert busy.state == "in_review"


def test_approving_needs_the_confirmation(cast) -> None:
    record = cast.in_review()
    answer = cast.client(cast.reviewer).post(at(record, "review/decide/"), {**approval(record), "confirmed": ""})
    assert answer.status_code == 422
    assert Record.objects.get(pk=record.pk).state == "in_review"


def test_what_was_not_read_is_not_approved(cast) -> None:
    record = cast.in_review()
    answer = cast.client(cast.reviewer).post(at(record, "review/decide/"), {**approval(record), "digest": "0" * 64})
    assert "The text has changed since you read it" in answer.content.decode()
    assert Record.objects.get(pk=record.pk).state == "in_review"


def test_asking_for_changes_without_saying_which_keeps_the_page(cast) -> None:
    record = cast.in_review()
    answer = cast.client(cast.reviewer).post(at(record, "review/decide/"), {"decision": "ask_changes"})
    assert answer.status_code == 422
    assert "Say what should change" in answer.content.decode()


@pytest.mark.parametrize("who", ["author", "colleague", "own_reviewer", "leader", "translator"])
def test_nobody_but_the_reviewer_decides(cast, who: str) -> None:
    record = cast.in_review()
    cast.client(getattr(cast, who)).post(at(record, "review/decide/"), approval(record))
    assert Record.objects.get(pk=record.pk).state == "in_review"


@pytest.mark.parametrize("who", ["translator", "own_reviewer"])
@pytest.mark.parametrize("page", ["edit/", "preview/", "review/", "versions/", "links/", "submit/"])
def test_a_working_copy_is_closed_to_those_who_have_nothing_to_do_with_it(cast, who: str, page: str) -> None:
    assert cast.client(getattr(cast, who)).get(at(cast.draft(), page)).status_code == 403


def test_hosts_in_other_letters_and_words_of_two_alphabets_are_pointed_out(cast) -> None:
    text = "Вижте https://пример.бг/x и раypal тук."
    record = cast.in_review(body={"challenge": text, "what_is_done": "Нещо"})
    page = cast.client(cast.reviewer).get(at(record)).content.decode()
    assert '<span class="host-name">пример.бг</span>' in page
    assert "xn--e1afmkfd.xn--90ae" in page
    assert "Letters of two alphabets" in page


def test_a_look_alike_host_is_refused_where_it_is_typed(cast) -> None:
    record = cast.draft()
    sent = form_of(record, challenge="Вижте https://ехample.org/x тук.")
    answer = cast.client(cast.author).post(at(record, "edit/"), sent)
    assert answer.status_code == 422
    assert "is written with letters that look like others" in answer.content.decode()


def test_every_change_of_a_link_is_pointed_out(cast) -> None:
    """New, removed, elsewhere under the same words, words that name another host."""
    before = (
        "Вижте [доклада](https://example.org/1), [картата](https://example.org/2) и [сайта](https://example.org/3)."
    )
    after = (
        "Вижте [доклада](https://example.com/1), [картата](https://example.org/2), [новото](https://example.org/4) "
        "и [www.government.bg](https://example.net/)."
    )
    record = cast.published(body={"challenge": before, "what_is_done": "Нещо"})
    content = practice_content(body={"challenge": after, "what_is_done": "Нещо"})
    api.save_record(actor=cast.author, at=AT, record_id=record.pk, content=content, based_on=1)
    api.submit(actor=cast.author, at=AT, record_id=record.pk)
    api.assign(actor=cast.leader, at=AT, record_id=record.pk, reviewer_id=cast.reviewer.pk)
    page = cast.client(cast.reviewer).get(at(record)).content.decode()
    assert page.count("Leads elsewhere now") == 1
    assert "<del>https://example.org/1</del>" in page
    assert page.count("Removed") >= 1
    assert page.count("New link") == 2
    assert "The words say www.government.bg" in page


def test_a_new_host_is_confirmed_on_the_page_of_the_review_with_the_approval(cast) -> None:
    record = cast.in_review(body={"challenge": "[а](https://essays.com/)", "what_is_done": "Нещо"})
    client = cast.client(cast.reviewer)
    answer = client.post(at(record, "review/decide/"), approval(record))
    assert answer.status_code == 422
    assert "A second person must confirm this host." in answer.content.decode()
    answer = client.post(at(record, "review/decide/"), approval(record) | {"host:essays.com": "refuse"})
    assert answer.status_code == 422
    assert "You refuse essays.com" in answer.content.decode()
    assert (
        client.post(at(record, "review/decide/"), approval(record) | {"host:essays.com": "confirm"}).status_code == 302
    )
    assert Record.objects.get(pk=record.pk).state == "published"


def test_refusing_a_host_without_asking_for_changes_keeps_neither(cast) -> None:
    record = cast.in_review(body={"challenge": "[а](https://essays.com/)", "what_is_done": "Нещо"})
    sent = {"decision": "ask_changes", "host:essays.com": "refuse", "reason:essays.com": "Sells papers."}
    assert cast.client(cast.reviewer).post(at(record, "review/decide/"), sent).status_code == 422
    assert states_of(["essays.com"]) == {"essays.com": "waiting"}
    cast.client(cast.reviewer).post(at(record, "review/decide/"), sent | {"conclusion": "Махнете я."})
    assert states_of(["essays.com"]) == {"essays.com": "refused"}
    assert Record.objects.get(pk=record.pk).state == "changes_asked"


def test_what_is_odd_comes_first_in_the_work_of_leader_and_reviewer_and_is_explained(cast) -> None:
    plain = cast.draft(title="Първи")
    odd = cast.draft(title="Втори", body={"challenge": "Казино и бързи кредити.", "what_is_done": "Нещо"})
    for record in (plain, odd):
        api.submit(actor=cast.author, at=AT, record_id=record.pk)
    page = cast.client(cast.leader).get("/en/work/").content.decode()
    assert page.index("Втори") < page.index("Първи")
    assert page.count("Look closely") == 1
    assert "words of trades" in page
    assert cast.client(cast.author).get("/en/work/").content.decode().count("Look closely") <= 1


def test_each_step_tells_those_concerned_once_on_screen_and_by_mail(cast) -> None:
    record = cast.in_review()
    assert told(cast.leader) == ["review.submitted"]
    assert told(cast.reviewer) == ["review.assigned"]
    assert told(cast.author) == ["review.with_reviewer"]
    api.approve(actor=cast.reviewer, at=AT, record_id=record.pk, revision=1)
    assert told(cast.author)[-1] == "review.approved"
    page = cast.client(cast.author).get("/en/work/inbox/").content.decode()
    assert "Rita Reviewer has approved" in page
    assert "because you wrote" in page


def test_without_a_leader_the_coordinators_are_told(cast) -> None:
    people.group(5)
    record = cast.draft(themes=[5])
    api.submit(actor=cast.author, at=AT, record_id=record.pk)
    assert told(cast.leader) == []
    assert told(cast.coordinator) == ["review.submitted"]


def test_taken_back_it_is_a_draft_again_and_the_reviewer_is_told(cast) -> None:
    record = cast.in_review()
    cast.client(cast.author).post(at(record, "withdraw/"))
    assert Record.objects.get(pk=record.pk).state == "draft"
    assert told(cast.reviewer)[-1] == "review.withdrawn"


def test_a_leader_archives_and_restores_and_the_author_cannot_hide_what_is_public(cast) -> None:
    record = cast.published()
    cast.client(cast.author).post(at(record, "archive/"))
    assert Record.objects.get(pk=record.pk).state == "published"
    cast.client(cast.leader).post(at(record, "archive/"))
    assert api.published_one(record.pk) is None
    assert told(cast.author)[-1] == "record.archived"
    cast.client(cast.leader).post(at(record, "restore/"))
    assert Record.objects.get(pk=record.pk).state == "draft"
    assert api.published_one(record.pk) is None


def test_versions_show_the_words_that_differ(cast) -> None:
    record = cast.draft()
    api.save_record(
        actor=cast.author,
        at=AT,
        record_id=record.pk,
        content=practice_content(title="Клъстер за нови технологии"),
        based_on=1,
    )
    answer = cast.client(cast.author).get(at(record, "versions/?from=1&to=2"))
    [field] = answer.context["fields"]
    assert field.parts == [("=", "Клъстер за "), ("-", "чисти"), ("+", "нови"), ("=", " технологии")]


@pytest.mark.parametrize(
    "page", ["review/", "versions/", "links/", "preview/", "translate/", "translate/en/", "submit/"]
)
def test_pages_of_a_record_cost_at_most_twelve_queries_more_for_assigning(
    cast, page: str, django_assert_max_num_queries
) -> None:
    record = cast.draft()
    client = cast.client(cast.author)
    with django_assert_max_num_queries(13):
        assert client.get(at(record, page)).status_code == 200


def test_mail_goes_out_in_the_persons_language(cast) -> None:
    cast.leader.language = "en"
    cast.leader.save()
    record = cast.draft()
    api.submit(actor=cast.author, at=AT, record_id=record.pk)
    from polisee.notify.jobs import send_notice

    notice = Notice.objects.get(person=cast.leader)
    send_notice(str(notice.pk))
    send_notice(str(notice.pk))
    [letter] = mail.outbox
    assert letter.to == [cast.leader.email]
    assert f"/en/work/records/{record.pk}/review/" in letter.body
