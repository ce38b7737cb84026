"""A result as people read it: sentences first, never a ranking, and always out of how many."""

import pytest

from modules.services.activities import answering
from modules.services.activities.answering import lay, record
from modules.services.runtime import Runtime
from modules.services.sharing.sharing import share
from tests.conftest import AMINA, ELS, Act
from tests.pages.conftest import Open, Word, seen, sent, tap

POINTS = ("helemaal-niet", "liever-niet", "misschien", "graag", "heel-graag")


def rate(runtime: Runtime, action: Act, otherwise: int | None, **points: int) -> None:
    """Answer every interest with these points a scale."""
    for part in runtime.library.activities["interesses"].parts:
        given = points.get(part.scale, otherwise)
        value = None if given is None else POINTS[given]
        record(runtime.store, runtime.library, "interesses", part.id, value, action(AMINA))


def named(runtime: Runtime, *scales: str) -> list[str]:
    """Return the names of scales."""
    words = runtime.library.words("activities", "interesses", "nl")
    return [words.heading(scale) for scale in scales]


def listed(word: Word, names: list[str]) -> str:
    """Return names as they stand in a sentence."""
    bold = [f"**{name}**" for name in names]
    return word("list.and", first=", ".join(bold[:-1]), last=bold[-1])


def the_end(opened: Open) -> str:
    """Return the words of the end screen."""
    app = opened(AMINA, on="participant/activity")
    assert not app.exception
    return seen(app)


def test_one_that_leads_clearly_is_named_first(
    opened: Open, runtime: Runtime, action: Act, word: Word
) -> None:
    rate(runtime, action, 0, sociaal=4, praktisch=2, creatief=2)
    others = listed(word, named(runtime, "praktisch", "creatief"))
    first = named(runtime, "sociaal")[0]
    assert word("result.first", name=first, names=others) in the_end(opened)


def test_three_that_lie_close_are_named_in_the_lists_own_order(
    opened: Open, runtime: Runtime, action: Act, word: Word
) -> None:
    rate(runtime, action, 0, sociaal=4, praktisch=4, ordelijk=4)
    names = listed(word, named(runtime, "praktisch", "sociaal", "ordelijk"))
    assert word("result.top", names=names) in the_end(opened)


def test_a_fourth_that_lies_close_is_named_too(
    opened: Open, runtime: Runtime, action: Act, word: Word
) -> None:
    rate(runtime, action, 0, sociaal=4, praktisch=4, ordelijk=4, creatief=4)
    record(
        runtime.store, runtime.library, "interesses", "tekenen", "graag", action(AMINA), move=False
    )
    near = f"**{named(runtime, 'creatief')[0]}**"
    answering.go_to(runtime.store, runtime.library, "interesses", None, action(AMINA))
    assert word("result.near", names=near) in the_end(opened)


def test_when_all_lie_close_no_scale_is_named(
    opened: Open, runtime: Runtime, action: Act, word: Word
) -> None:
    rate(runtime, action, 2)
    words = the_end(opened)
    assert word("result.flat") in words
    assert word("result.first", name="X", names="Y").split("X")[0] not in words.split("\n")


def test_with_too_few_answers_that_is_what_is_said(
    opened: Open, runtime: Runtime, action: Act, word: Word
) -> None:
    rate(runtime, action, None, sociaal=4)
    app = opened(AMINA, on="participant/activity")
    assert word("result.not-enough") in seen(app)
    assert word("result.few", answered=0, asked=8) in sent(app)
    assert word("result.points", points="32", possible="32", answered=8, asked=8) in sent(app)


@pytest.mark.requirement("FL8")
def test_everything_that_is_shared_is_in_words_on_the_counsellors_page(
    opened: Open, runtime: Runtime, action: Act, word: Word
) -> None:
    store, library = runtime.store, runtime.library
    rate(runtime, action, 3)
    for card, pile in {"koken": "dit-ben-ik", "luisteren": "soms"}.items():
        lay(store, library, "talenten", "kaarten", card, pile, action(AMINA))
    record(store, library, "talenten", "top", ["koken"], action(AMINA))
    record(store, library, "dromen", "ladder", 7, action(AMINA))
    record(store, library, "dromen", "beelden", ["zee", "huis"], action(AMINA))
    record(store, library, "jezelf-voorstellen", "hoe-dapper", "rustig", action(AMINA))
    for activity in library.activities:
        share(store, library, activity, ELS.id, "all", action(AMINA))
    page = tap(opened(ELS), f"open-{AMINA.id}")
    for activity, text_ids in {
        "talenten": ["kaarten/koken", "kaarten/luisteren", "kaarten/soms", "top"],
        "dromen": ["beelden/zee", "beelden/huis", "ladder"],
        "jezelf-voorstellen": ["hoe-dapper/rustig"],
        "interesses": ["graag", "sociaal", "tekenen"],
    }.items():
        said = library.words("activities", activity, "nl")
        words = seen(tap(page, f"more-{activity}"))
        for text_id in text_ids:
            assert said.heading(text_id) in words
    rung = word("result.rung", number=7, highest=10)
    assert rung in seen(tap(page, "more-dromen"))
