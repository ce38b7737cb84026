"""No machine decides about anybody: nobody is ranked, and answers put nobody before another."""

import re

import pytest

from modules.domain.catalogue import Library
from modules.domain.records.dossier import OverviewLine
from modules.services.activities.answering import record
from modules.services.guidance import counselling
from modules.services.runtime import Runtime
from tests.conftest import AMINA, BART, ELS, Act

RANKING = re.compile(
    r"percentiel|percentile|ranglijst|ranking|classement|beter dan \d|better than \d"
    r"|mieux que \d|hoger dan \d+ %|niet haalbaar|ongeschikt voor werk|unfit for work|inapte",
    re.IGNORECASE,
)


@pytest.mark.requirement("PR10")
def test_no_sentence_in_any_language_ranks_or_refuses_a_person(shipped: Library) -> None:
    for language in shipped.languages:
        texts = list(shipped.interface(language).values())
        for activity in shipped.activities:
            texts += shipped.words("activities", activity, language).texts.values()
        assert not [one[:80] for one in texts if RANKING.search(one)], language


@pytest.mark.requirement("PR10")
def test_a_list_of_people_has_no_score_and_no_answer() -> None:
    assert not [
        one for one in OverviewLine.model_fields if re.search("score|scale|rank|point", one)
    ]
    for name, about in OverviewLine.model_fields.items():
        assert about.annotation is not float, name


@pytest.mark.requirement("PR10")
def test_what_somebody_answers_puts_nobody_before_another(runtime: Runtime, action: Act) -> None:
    parts = [
        one.id for one in runtime.library.activities["interesses"].parts if one.kind == "choose"
    ]
    orders = []
    for said in (("heel-graag", "misschien"), ("misschien", "heel-graag")):
        for person, value in zip((AMINA, BART), said, strict=True):
            act = action(person)
            for part in parts[:6]:
                record(runtime.store, runtime.library, "interesses", part, value, act)
        lines = counselling.caseload(runtime.store, runtime.library, by=ELS)
        orders.append([one.person.id for one in lines])
    assert orders[0] == orders[1]
    assert set(orders[0]) == {AMINA.id, BART.id}
