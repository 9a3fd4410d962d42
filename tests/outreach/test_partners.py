"""Partners: who, where, in what role, since when, what they published; the map and its list say the same."""

import csv
import io
import re

import pytest

from polisee.partnership.models import Partner, TimelineEvent


def page_of(client, path: str) -> str:
    return client.get(path).content.decode()


def words_of(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html.partition("<main")[2].partition("</main>")[0]).split())


def test_a_partner_says_who_it_is_where_in_what_role_since_when_and_what_it_published(face, client):
    record = face.publish()
    html = page_of(client, "/en/partners/HOME/")
    words = words_of(html)
    for said in ("HOME Agency", "Агенция HOME", "Sofia", "Yugozapaden", "Bulgaria", "Lead partner", "since 1 May 2012", "ERDF",
                 "Клъстер за чисти технологии", "WP5", "Theme 3", "A page"):  # fmt: skip
        assert said in words, said
    assert f'href="/en/records/{record.pk}/"' in html
    assert 'href="https://agency.example"' in html


def test_the_own_name_comes_first_for_who_reads_its_language(face, client):
    assert "<h1>Агенция HOME</h1>" in page_of(client, "/bg/partners/HOME/").replace("\n", "")
    assert '<span lang="bg">Агенция HOME</span>' in page_of(client, "/en/partners/HOME/")


def test_one_that_joined_late_and_one_that_left_have_their_dates(face, client):
    assert "since 12 February 2014" in words_of(page_of(client, "/en/partners/LATE/"))
    left = words_of(page_of(client, "/en/partners/LEFT/"))
    assert "Former partner" in left
    assert "1 May 2012 to 30 June 2013" in left
    listed = words_of(page_of(client, "/en/partners/"))
    assert "former partner" in listed
    assert "2 institutions of 2 countries belong to the partnership today" in listed


def test_one_that_left_and_came_back_shows_both_memberships(face, client):
    from datetime import date

    Partner.objects.create(organisation=face.left, role="partner", fund="ERDF", starts=date(2014, 1, 1))
    words = words_of(page_of(client, "/en/partners/LEFT/"))
    assert "1 May 2012 to 30 June 2013" in words
    assert "since 1 January 2014" in words


def test_what_is_not_certain_is_said(face, client):
    words = words_of(page_of(client, "/en/partners/LATE/"))
    assert "What is not certain" in words
    assert "General knowledge, not seen in a source." in words
    assert "not confirmed" in words


def test_an_unknown_leader_and_an_unknown_date_stay_open(face, client):
    assert "not known: left open" in words_of(page_of(client, "/en/groups/theme-2/"))
    assert "not known: left open" in words_of(page_of(client, "/en/packages/WP6/"))
    activity = words_of(page_of(client, "/en/packages/WP5/"))
    assert "1 Jan 2014 not known" in activity
    assert "HOME Agency not confirmed" in words_of(page_of(client, "/en/groups/theme-3/"))


@pytest.mark.parametrize("page", ["", "partners/"])
def test_the_map_and_its_table_say_the_same(face, client, page):
    face.publish()
    html = page_of(client, f"/en/{page}")
    drawing = html.partition('role="group"')[2].partition("</svg>")[0]
    table = html.partition("</svg></div>")[2].partition("</figure>")[0]
    assert drawing and table
    shown = dict(re.findall(r'<a href="([^"]+)" aria-label="([^"]+)"', drawing))
    listed = dict(re.findall(r'<th scope="row"[^>]*><a href="([^"]+)">([^<]+)</a>', table))
    assert set(shown) == set(listed)
    assert len(shown) == 4
    assert {label.partition(":")[0] for label in shown.values()} == set(listed.values())
    countries = html.partition("Partners and records by country")[2].partition("</table>")[0]
    assert re.findall(r'<td class="number">(\d+)</td><td class="number">(\d+)</td>', countries) == [
        ("1", "1"),
        ("1", "0"),
    ]


@pytest.mark.parametrize(
    ("sort", "first"), [("name", "HOME"), ("-name", "LEFT"), ("since", "HOME"), ("-since", "LATE"), ("x", "HOME")]
)
def test_the_list_is_sorted_as_the_address_says(face, client, sort, first):
    html = page_of(client, f"/en/partners/?sort={sort}").partition('id="list"')[2]
    assert re.findall(r'href="/en/partners/([A-Z]+)/"', html)[0] == first
    assert ("aria-sort" in html) == (sort != "x")


@pytest.mark.parametrize(("path", "rows"), [("partners/partners.csv", 3), ("timeline/timeline.csv", 3)])
def test_a_downloaded_list_runs_nothing_in_a_spreadsheet(face, client, path, rows):
    face.home.name_en = '=HYPERLINK("http://evil.example")'
    face.home.save()
    TimelineEvent.objects.create(date="2014-01", title={"en": "@SUM(A1)"}, kind="trap", note="+1")
    response = client.get(f"/en/{path}")
    assert response.headers["Content-Type"].startswith("text/csv")
    assert "attachment" in response.headers["Content-Disposition"]
    read = list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig"))))
    assert len(read) == rows
    assert [cell for row in read for cell in row.values() if cell.startswith(("=", "+", "-", "@"))] == []
    assert any("HYPERLINK" in cell or "SUM" in cell for row in read for cell in row.values())


def test_the_time_line_gives_dates_as_far_as_they_are_known(face, client):
    words = words_of(page_of(client, "/en/timeline/"))
    assert "17 September 2012 Public launch Ancona, Italy" in words
    assert "6–7 June 2013 Study visit not confirmed Source : source.example" in words.replace("Source:", "Source :")
