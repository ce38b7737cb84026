"""Under one's own result: a door to say that one sees it differently, read where it is shared."""

import pytest

from modules.services.activities import answering, disagreement
from modules.services.activities.answering import record
from modules.services.runtime import Runtime
from modules.services.sharing import sharing
from tests.conftest import AMINA, ELS, Act, reads
from tests.pages.conftest import Open, Word, seen, tap

WORDS = "Ik zie dit **anders**."


@pytest.fixture
def ended(runtime: Runtime, action: Act) -> Runtime:
    """Return the house after Amina came to the end of an exercise."""
    store, library = runtime.store, runtime.library
    activity = library.activities["dromen"]
    record(store, library, activity.id, "droom", "Koken.", action(AMINA))
    answering.go_to(store, library, activity.id, None, action(AMINA))
    return runtime


@pytest.mark.requirement("PR20")
def test_a_participant_says_it_under_the_own_result(
    opened: Open, ended: Runtime, word: Word
) -> None:
    app = opened(AMINA, on="participant/activity")
    app.text_area(key="differs-text-dromen").set_value(WORDS)
    keep = [one for one in app.button if one.label == word("button.keep-it")]
    assert len(keep) == 1
    keep[0].click().run()
    assert not app.exception
    found = disagreement.own(reads(ended.store, AMINA), "dromen")
    assert found is not None
    assert found.text == WORDS
    assert WORDS in [one.value for one in app.text]


@pytest.mark.requirement("PR20")
def test_the_counsellor_reads_it_beside_the_result_once_that_is_shared(
    opened: Open, ended: Runtime, action: Act
) -> None:
    store, library = ended.store, ended.library
    disagreement.differ(store, library, "dromen", WORDS, action(AMINA))
    app = opened(ELS)
    app = tap(app, f"open-{AMINA.id}")
    assert WORDS not in seen(app)
    sharing.share(store, library, "dromen", ELS.id, "short", action(AMINA))
    app.run()
    assert not app.exception
    assert WORDS in [one.value for one in app.text]
