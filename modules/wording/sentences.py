"""The app's own words: one sentence by id in one language, with its numbers and names filled in."""

from functools import lru_cache

from babel import Locale

from modules.domain.catalogue import Library


def say(library: Library, language: str, text_id: str, /, **values: object) -> str:
    """Return a sentence of the interface; with `count`, the form for that number.

    Raises KeyError when no language has the id: the content check finds that before a person does.
    """
    words = library.interface(language)
    if "count" in values:
        form = f"{text_id}.{plural_form(language, int(str(values['count'])))}"
        text_id = form if form in words else f"{text_id}.other"
    return words[text_id].format(**values)


def in_each_language(library: Library, text_id: str) -> str:
    """Return a sentence in every language, as paragraphs; what two languages share, once."""
    said = (say(library, language, text_id) for language in library.languages)
    return "\n\n".join(dict.fromkeys(said))


@lru_cache(maxsize=1024)
def plural_form(language: str, count: int) -> str:
    """Return the name of the plural form for a number in a language (one, few, other …)."""
    return str(Locale.parse(spoken(language)).plural_form(count))


def spoken(language: str) -> str:
    """Return the language that somebody speaks who reads `language`: `nl` for `nl-a2`.

    Dates, numbers and voices belong to a language; how easily it is written does not change them.
    """
    return language.split("-")[0]
