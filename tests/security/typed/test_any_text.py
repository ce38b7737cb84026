"""S6 in short: texts and values that nobody expects, in every field; all of them in `run`."""

import unicodedata

import pytest

from modules.domain.activities.answer import plain
from modules.domain.catalogue import Library
from modules.services.guidance import notes
from modules.services.plan import plan
from modules.services.runtime import Runtime
from modules.services.sharing import sharing
from tests.conftest import AMINA, ELS, Act, reads
from tests.security.hostile_texts import CORPUS
from tests.security.measured import broken
from tests.security.typed import any_text

TEXTS = 300
"""In each of twenty-odd fields: enough to see that nothing broke; ten thousand elsewhere."""


def test_no_text_in_any_field_breaks_or_is_kept_otherwise(
    shipped: Library, others: Library
) -> None:
    found = any_text.measured(shipped, others, TEXTS, every_length=False)
    assert broken(found) == []


@pytest.mark.parametrize(
    "text", ["🫨 🪿 🫩", "\u200f\u0645\u0631\u062d\u0628\u0627", "e\u0301é", "👩‍🏭"]
)
def test_signs_that_phones_know_before_this_python_does_stay(text: str) -> None:
    assert plain(text) == unicodedata.normalize("NFC", text)


def test_every_hostile_text_is_on_the_disk_as_it_was_typed(runtime: Runtime, action: Act) -> None:
    for text in CORPUS:
        plan.set_target(runtime.store, text, action(AMINA))
        notes.ask_for_talk(runtime.store, True, action(AMINA), question=text)
        notes.write_note(runtime.store, AMINA.id, text, action(ELS))
        kept = runtime.store.get(AMINA.id)
        assert kept.value("plan/target") == plain(text) == text.strip()
        assert kept.value("talk") == {"question": text.strip(), "urgent": False}
        assert sharing.tidy_name(text) == sharing.tidy_name(sharing.tidy_name(text))
    assert sorted(
        one.text for one in notes.notes(runtime.store, reads(runtime.store, ELS, AMINA.id))
    ) == sorted(text.strip() for text in CORPUS)
