"""What is wrong with a value, in words for the person who typed it."""

from django.utils.translation import gettext_lazy as _

from polisee.foundation.errors import InvalidError, Message
from polisee.records.rules.content import Problems
from polisee.records.rules.fields import Problem

MESSAGES: dict[str, Message] = {
    "alt_missing": _("Describe the picture in words, for those who cannot see it."),
    "ends_before_start": _("The end lies before the start."),
    "link_characters": _("“%(value)s” has characters that no web address has."),
    "link_credentials": _("“%(value)s” carries a name or a password before the @. Write the address without it."),
    "link_host": _("“%(value)s” does not name a host, such as www.example.org."),
    "link_lookalike": _("“%(value)s” is written with letters that look like others. Write the address itself."),
    "link_relative": _("“%(value)s” is not a whole web address. It must begin with http:// or https://."),
    "link_scheme": _("“%(value)s” cannot be linked. Only http://, https:// and mailto: lead out of a text."),
    "file_title_missing": _("Give the file a title that says what is in it."),
    "missing": _("This is still missing."),
    "not_a_choice": _("“%(value)s” is not one of the choices."),
    "not_a_date": _("This is not a date. Write year-month-day, for example 2026-03-31."),
    "not_a_list": _("A list is expected here."),
    "not_a_number": _("This is not a number."),
    "not_a_period": _("A period has a year from and a year to."),
    "not_a_source": _("A source needs a web address or a title."),
    "not_a_year": _("This is not a year between 1900 and 2100."),
    "not_an_address": _("“%(value)s” is not a web address. It must begin with http:// or https://."),
    "not_an_attachment": _("This file is not known. Upload it first."),
    "not_an_image": _("This picture is not known. Upload it first."),
    "not_an_object": _("Named values are expected here."),
    "not_seen": _("Readers would not see these words: “%(value)s”. Write them into the text, or leave them out."),
    "not_text": _("Text is expected here."),
    "out_of_bounds": _("The number must be between %(least)s and %(most)s."),
    "picture_in_text": _("A picture cannot stand in the text: “%(value)s”. Add it below, under Pictures."),
    "styled": _("Styles and other marks of web pages are not kept: “%(value)s”. Write plain words."),
    "say_who": _("Say who answers for it."),
    "say_why": _("Give the reason."),
    "say_why_or_link": _("Say what is done about it and by whom, or link a record that addresses it."),
    "too_long": _("This has %(length)s characters; at most %(limit)s fit."),
    "too_many": _("These are too many; at most %(limit)s."),
    "twice": _("“%(value)s” is chosen twice."),
    "unknown_record": _("“%(value)s” is no record that is public. Choose one with “Find records to cite”."),
    "unknown_field": _("This kind of record has no such field."),
    "unknown_region": _("“%(value)s” is not a region code that we know."),
}


OTHER_MARKS = _("The translation must name the same records as the original: the marks in double brackets.")


def message_of(problem: Problem) -> str:
    """The sentence for a problem, in the reader's language."""
    return str(MESSAGES[problem.key]) % problem.values


def messages_of(problems: Problems) -> dict[str, list[str]]:
    """All sentences, by field."""
    return {field: [message_of(problem) for problem in found] for field, found in problems.items()}


def refuse(problems: Problems) -> None:
    """Raise `InvalidError` if anything is wrong."""
    if problems:
        raise InvalidError({field: list(found) for field, found in messages_of(problems).items()})
