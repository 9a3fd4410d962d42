"""Rows that everybody reads as they stand: sealed by whatever writes them, checked by whatever loads them.

A model that inherits `SealedRow` is sealed whenever the application writes it, in the same transaction, and compared
with its seal whenever a row of it is loaded; so no page, file or call that anybody writes later can forget it. The key,
the log of seals and the alarm belong to the room `trust`, which gives itself here as the guard (`stand_guard`): imports
only go down.
"""

from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache
from typing import Any, ClassVar, Protocol, Self, TypeVar

from django.db import models, transaction
from django.db.models.query import ModelIterable

SEAL_COLUMNS = ("sealed_text", "sealed_digest", "sealed_signature")
Row = TypeVar("Row", bound="SealedRow")


class Guard(Protocol):
    """Who seals and checks."""

    def seal(self, rows: Collection["SealedRow"]) -> None:
        """Put seals on rows that have just been written."""

    def check(self, row: "SealedRow") -> None:
        """Compare a row that was loaded with its seal; what was changed behind our back is put right in memory."""

    def gone(self, model: type["SealedRow"], keys: Collection[Any]) -> None:
        """Note that rows were taken away by the application."""


class _Guards:
    standing: Guard | None = None


def stand_guard(guard: Guard) -> None:
    """From now on this one seals and checks; called once, when Django is ready."""
    _Guards.standing = guard


def guard() -> Guard:
    """Whoever stands guard; without one nothing sealed is read or written."""
    if _Guards.standing is None:
        raise RuntimeError("nobody guards the sealed rows")
    return _Guards.standing


class SealedQuerySet(models.QuerySet[Row]):
    """Writes are sealed, what may not be shown is left out."""

    def _fetch_all(self) -> None:
        fresh = self._result_cache is None  # type: ignore[has-type]
        super()._fetch_all()  # type: ignore[misc]
        if fresh and issubclass(self._iterable_class, ModelIterable):  # type: ignore[attr-defined]
            rows: list[Any] = self._result_cache or []  # type: ignore[has-type]
            self._result_cache = [_without_strangers(row) for row in rows if not row.is_withheld]

    def update(self, **kwargs: Any) -> int:
        names: list[str] = [getattr(self.model._meta.get_field(name), "attname", name) for name in kwargs]
        if not set(names) & set(public_fields(self.model)):
            return super().update(**kwargs)
        with transaction.atomic():
            keys = list(self.values_list("pk", flat=True))
            held = {row.pk: row for row in self.model._default_manager.filter(pk__in=keys)}
            count = super().update(**kwargs)
            for key, *values in self.model._base_manager.filter(pk__in=keys).values_list("pk", *names):
                if key in held:
                    for name, value in zip(names, values, strict=True):
                        setattr(held[key], name, value)
            guard().seal(list(held.values()))
        return count

    def bulk_create(self, objs: Iterable[Row], *args: Any, **kwargs: Any) -> list[Row]:
        with transaction.atomic():
            made: list[Row] = super().bulk_create(objs, *args, **kwargs)
            guard().seal(made)
        return made

    def delete(self) -> tuple[int, dict[str, int]]:
        with transaction.atomic():
            keys = list(self.values_list("pk", flat=True))
            result = super().delete()
            guard().gone(self.model, keys)
        return result


class SealedRow(models.Model):
    """Mixin of tables that the public reads as they stand."""

    sealed_text = models.TextField(default="", db_default="", editable=False)
    sealed_digest = models.CharField(max_length=64, default="", db_default="", editable=False)
    sealed_signature = models.CharField(max_length=100, default="", db_default="", editable=False)

    objects = models.Manager.from_queryset(SealedQuerySet)()
    not_public: ClassVar[frozenset[str]] = frozenset()
    """Columns that nobody reads in public, or that hold no words."""
    was_changed_behind_our_back = False
    is_withheld = False

    class Meta:
        abstract = True

    @classmethod
    def from_db(cls, db: str | None, field_names: Collection[str], values: Collection[Any], **more: Any) -> Self:
        row = super().from_db(db, field_names, values, **more)
        if len(values) == len(cls._meta.concrete_fields):
            guard().check(row)
        return row

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Write and seal. A row that had been changed behind our back is written whole, which puts it right."""
        if self.was_changed_behind_our_back:
            kwargs.pop("update_fields", None)
        with transaction.atomic():
            super().save(*args, **kwargs)
            guard().seal([self])
        self.was_changed_behind_our_back = False

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        key = self.pk
        with transaction.atomic():
            result = super().delete(*args, **kwargs)
            guard().gone(type(self), [key])
        return result


def public_fields(model: type[models.Model], not_public: Collection[str] | None = None) -> list[str]:
    """The columns under the seal, by attribute name (`leader_id`)."""
    hidden = {*SEAL_COLUMNS, *(getattr(model, "not_public", ()) if not_public is None else not_public)}
    return [field.attname for field in model._meta.concrete_fields if field.attname not in hidden]


def public_values(row: models.Model, names: Iterable[str]) -> dict[str, Any]:
    """What the row says, as JSON has it: days and ids as text, numbers and JSON as they are."""
    columns = _columns(type(row))
    return {name: _as_json(columns[name], getattr(row, name)) for name in names}


def put_values(row: models.Model, values: Mapping[str, Any]) -> None:
    """Have the row say these values (as JSON has them) again."""
    columns = _columns(type(row))
    for name, value in values.items():
        if name in columns:
            keep = value is None or isinstance(columns[name], models.JSONField)
            row.__dict__[name] = value if keep else columns[name].to_python(value)


def default_value(model: type[models.Model], name: str) -> Any:
    """What a column says, as JSON has it, where nobody ever wrote into it."""
    field = _columns(model)[name]
    return _as_json(field, field.get_default())


def _as_json(field: Any, value: Any) -> Any:
    if value is None or isinstance(field, models.JSONField):
        return value
    value = field.to_python(value)
    return value if isinstance(value, str | int | float | bool) else str(value)


@lru_cache
def _columns(model: type[models.Model]) -> dict[str, Any]:
    """Attribute name → the field whose type it has: for a foreign key, that of the other row's key."""
    return {
        field.attname: field.target_field if field.is_relation else field  # type: ignore[attr-defined]
        for field in model._meta.concrete_fields
    }


def _without_strangers(row: Row) -> Row:
    """Related rows that came along by a key that was changed behind our back do not stay."""
    waiting: list[SealedRow] = [row]
    seen: set[int] = set()
    while waiting:
        each = waiting.pop()
        if id(each) in seen:
            continue
        seen.add(id(each))
        for name, other in list(each._state.fields_cache.items()):
            attname = getattr(each._meta.get_field(name), "attname", None)
            if attname and other is not None and getattr(each, attname) != other.pk:
                del each._state.fields_cache[name]
            elif isinstance(other, SealedRow):
                waiting.append(other)
    return row
