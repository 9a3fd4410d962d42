"""Reads: what a person follows, what a digest holds, who is due."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Count, Window

from polisee.following.followables import Label, News, NewsLine, followable, followables, lines_of
from polisee.following.models import Digest, DigestItem, DigestPlan, Follow
from polisee.following.rules import Why, zone_of
from polisee.foundation.errors import Message
from polisee.partnership.api import Organisation, Person, on

PAGE_SIZE = 100


@dataclass(frozen=True)
class FollowLine:
    """One followed thing. `label` is None where it is no longer public: it can still be ended."""

    kind: str
    key: str
    kind_name: Message
    label: Label | None
    at: datetime


@dataclass(frozen=True)
class FollowPage:
    """A page of what a person follows, and how much that is in all."""

    lines: tuple[FollowLine, ...]
    total: int
    page: int
    pages: int


def is_followed(person: Person, kind: str, key: str) -> bool:
    """Whether this person follows this thing; one query."""
    return Follow.objects.filter(person=person, kind=kind, key=key).exists()


def follow_page(person: Person, reader: str, page: int = 1) -> FollowPage:
    """What a person follows, by kind; one query and those of the labels, whatever the number."""
    follows = Follow.objects.filter(person=person).order_by("kind", "at", "id")
    counted = follows.annotate(total=Window(Count("*")))
    page = max(1, page)
    shown = list(counted[(page - 1) * PAGE_SIZE : page * PAGE_SIZE])
    if not shown and page > 1:
        return follow_page(person, reader, max(1, -(-follows.count() // PAGE_SIZE)))
    total = shown[0].total if shown else 0
    pages = max(1, -(-total // PAGE_SIZE))
    labels = labels_of([(each.kind, each.key) for each in shown], reader)
    lines = [
        FollowLine(each.kind, each.key, known.name, labels.get((each.kind, each.key)), each.at)
        for each in shown
        if (known := followable(each.kind))
    ]
    return FollowPage(tuple(lines), total, page, pages)


def labels_of(things: Collection[Why], reader: str) -> dict[Why, Label]:
    """How things are called; one call a kind."""
    keys: dict[str, list[str]] = defaultdict(list)
    for kind, key in things:
        keys[kind].append(key)
    found: dict[Why, Label] = {}
    for each in followables():
        if keys[each.kind]:
            labels = each.labels(list(dict.fromkeys(keys[each.kind])), reader)
            found |= {(each.kind, key): label for key, label in labels.items()}
    return found


def matching_follows(person: Person, news: Collection[News]) -> list[tuple[Why, Collection[UUID]]]:
    """What each follow of a person brings, of what came out after the person began to follow.

    One query for the follows, and what the kinds need to match: none does for each follow but searches.
    """
    if not news:
        return []
    keys: dict[str, dict[str, datetime]] = defaultdict(dict)
    for kind, key, at in Follow.objects.filter(person=person).values_list("kind", "key", "at").iterator():
        keys[kind][key] = at
    when = {each.id: each.at for each in news}
    found: list[tuple[Why, Collection[UUID]]] = []
    for each in followables():
        if not keys[each.kind]:
            continue
        for key, ids in each.matches(list(keys[each.kind]), news).items():
            begun = keys[each.kind][key]
            found.append(((each.kind, key), [one for one in ids if when[one] >= begun]))
    return found


def zone_for(person: Person, day: date) -> str:
    """Where this person works; one query."""
    home = Organisation.objects.filter(affiliations__in=person.affiliations.filter(on(day))).first()
    return zone_of(home.country if home else "")


def due_people(at: datetime, most: int) -> list[UUID]:
    """Whose digest is due, the longest waiting first; one query."""
    return list(
        DigestPlan.objects.filter(next_at__lte=at).order_by("next_at").values_list("person_id", flat=True)[:most]
    )


def unsent_digests(before: datetime, most: int) -> list[UUID]:
    """Digests that were put together before that moment and that no job has claimed; one query."""
    return list(
        Digest.objects.filter(claimed_at=None, composed_at__lt=before)
        .order_by("composed_at")
        .values_list("pk", flat=True)[:most]
    )


@dataclass(frozen=True)
class DigestSection:
    """The things that stand in a digest for one reason."""

    heading: str
    lines: tuple[NewsLine, ...]


def sections_of(digest: Digest, reader: str) -> list[DigestSection]:
    """What a digest holds, in the reader's words, by reason; what is no longer public is left out."""
    items = list(DigestItem.objects.filter(digest=digest))
    told = DigestItem.objects.filter(person_id=digest.person_id, about__in=[each.about for each in items])
    known = set(told.filter(digest__composed_at__lt=digest.composed_at).values_list("about", flat=True))
    lines = lines_of([News(each.news, each.about, each.at, each.source, each.about in known) for each in items], reader)
    labels = labels_of([(each.kind, each.key) for each in items], reader)
    ranks = {each.kind: each for each in followables()}
    by_why: dict[Why, list[NewsLine]] = defaultdict(list)
    for each in items:
        if each.news in lines and each.kind in ranks:
            by_why[each.kind, each.key].append(lines[each.news])
    ordered = sorted(by_why.items(), key=lambda entry: (ranks[entry[0][0]].rank, entry[0]))
    return [
        DigestSection(
            str(ranks[why[0]].because) % {"label": labels[why].words if why in labels else why[1]}, tuple(found)
        )
        for why, found in ordered
    ]


def latest_digests(person: Person, most: int = 5) -> list[Digest]:
    """The last digests of a person, the latest first; one query."""
    return list(Digest.objects.filter(person=person)[:most])


def digest_of(person: Person, digest_id: UUID) -> Digest | None:
    """One digest, if it is this person's; one query."""
    return Digest.objects.filter(person=person, pk=digest_id).first()


def plan_if_any(person: Person) -> DigestPlan | None:
    """How often this person is told; one query."""
    return DigestPlan.objects.filter(person=person).first()


@dataclass(frozen=True)
class FollowGroup:
    """The followed things of one kind."""

    name: Message
    lines: tuple[FollowLine, ...]


def by_kind(lines: Collection[FollowLine]) -> list[FollowGroup]:
    """The lines under the names of their kinds, the most particular kind first; no query."""
    groups = [(each.name, tuple(line for line in lines if line.kind == each.kind)) for each in followables()]
    return [FollowGroup(name, found) for name, found in groups if found]


def next_at_the_place(plan: DigestPlan | None) -> datetime | None:
    """When the next digest is due by the clock where the person works, without a zone, as it is to be shown."""
    if plan is None or plan.next_at is None:
        return None
    return plan.next_at.astimezone(ZoneInfo(plan.zone)).replace(tzinfo=None)
