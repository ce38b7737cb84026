"""Facts about Flanders in words: what is told, where it comes from, and how sure it is."""

from collections.abc import Iterable
from datetime import date
from urllib.parse import urlsplit

from modules.domain.activities.fact import Fact, FactText, fact_text
from modules.domain.catalogue import in_language
from modules.wording.wording import Wording


def told(wording: Wording, fact: Fact, today: date) -> FactText:
    """Return a fact as it can be told on a day."""
    words = in_language(wording.library.fact_words, wording.language)
    return fact_text(fact, words.texts[fact.id], today)


def spoken(wording: Wording, ids: Iterable[str], today: date) -> list[str]:
    """Return what the voice reads of facts; one that is gone from the content is left out."""
    facts = wording.library.facts
    texts = (told(wording, facts[fact_id], today) for fact_id in ids if fact_id in facts)
    return [paragraph for text in texts for paragraph in (text.heading, *text.paragraphs)]


def source(wording: Wording, fact: Fact) -> str:
    """Return where a fact comes from, as a person asks: from whom, looked at when, how sure."""
    names = ", ".join(dict.fromkeys(_publisher(address) for address in fact.sources))
    return " ".join(
        (
            wording.say("fact.source", names=names),
            wording.say("fact.checked", day=wording.date_of(fact.checked_on)),
            wording.say(f"fact.{fact.certainty}"),
        )
    )


def _publisher(source: str) -> str:
    return urlsplit(source.split(" ")[0]).netloc.removeprefix("www.") or source
