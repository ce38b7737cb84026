"""Answers read back in words, also those whose question or choice is no longer asked."""

import pytest

from modules.domain.catalogue import Library
from modules.domain.records.dossier import Change
from modules.services.data_rights import data_export
from modules.storage.base import Store
from modules.wording.activities.read_back import question, read_back
from modules.wording.data_rights.own_data import in_words
from modules.wording.wording import Wording
from tests.conftest import AMINA, MONDAY, reads

OLD = {
    "answer/starten/wie-ziet-het-eerst": "alleen-ik",
    "answer/hoe-sterk-voel-ik-me/ik-vraag-hulp": "lukt-soms",
    "answer/waarden/mag-niet": ["kou-of-hitte"],
    "answer/statuten-en-hulp/mijn-vragen": [{"vraag": "Wat met IBO?", "aan-wie": "ocmw"}],
    "answer/rechten-en-plichten/lijnen-van-de-loonbrief": {"lijn-bruto": "begrijp-ik"},
}
"""Answers to a check, a shared scale, a choice of many, a list and cards, all of them gone."""

READ_BACK = {
    "nl": {
        "Wie ziet jouw antwoorden eerst?": "Alleen ik",
        "Welke vragen heb jij, en aan wie?": "Wat met IBO?, Het OCMW",
        "Wat begrijp je al?": "Dat begrijp ik: C: het brutoloon",
    },
    "nl-a2": {
        "Wie ziet jouw antwoorden eerst?": "Alleen ik",
        "Wat wil jij vragen? Aan wie?": "Wat met IBO?, Het OCMW",
        "Wat begrijp je al?": "Dat begrijp ik: C: bruto",
    },
    "en": {
        "Who sees your answers first?": "Only I",
        "Which questions do you have, and for whom?": "Wat met IBO?, The OCMW",
        "What do you understand already?": "I understand this: C: the gross wage",
    },
    "fr": {
        "Qui voit d'abord tes réponses\N{NO-BREAK SPACE}?": "Moi seulement",
        "Quelles questions as-tu, et pour qui\N{NO-BREAK SPACE}?": "Wat met IBO?, Le CPAS",
        "Que comprends-tu déjà\N{NO-BREAK SPACE}?": (
            "Je comprends: C\N{NO-BREAK SPACE}: le salaire brut"
        ),
    },
}

OF_NOW = {
    "nl": ("Lukt soms", "Werken in kou of hitte"),
    "nl-a2": ("Het gaat soms", "Werken waar het koud of heel warm is"),
    "en": ("Works sometimes", "Working in cold or heat"),
    "fr": ("Marche parfois", "Travailler dans le froid ou la chaleur"),
}
"""What old choices said of questions that are still asked."""


@pytest.fixture
def answered(store: Store) -> Store:
    """Return a store in which Amina answered what is no longer asked."""
    changes = [Change(field=field, value={"value": value}) for field, value in OLD.items()]
    store.save(AMINA.id, changes, by=AMINA.id, at=MONDAY, save_id="old")
    return store


@pytest.mark.requirement("PR11")
@pytest.mark.parametrize("language", READ_BACK)
def test_old_answers_are_taken_along_in_their_old_words(
    answered: Store, shipped: Library, language: str
) -> None:
    kept = data_export.document(answered, shipped, reads(answered, AMINA))
    document = in_words(Wording(shipped, language), kept)
    said = {answer["question"]: answer["words"] for answer in document["answers"]}
    assert READ_BACK[language].items() <= said.items()
    assert set(OF_NOW[language]) <= set(said.values())
    assert len(said) == len(OLD)


def test_an_id_without_any_words_is_shown_as_it_was_kept(shipped: Library) -> None:
    activity = shipped.activities["starten"]
    words = shipped.words("activities", "starten", "nl")
    assert question("nooit-gevraagd", words) == "nooit-gevraagd"
    assert read_back(activity, "nooit-gevraagd", "ja", words) == "ja"
    assert read_back(activity, "nooit-gevraagd", 3, words) == "3"
    assert read_back(activity, "nooit-gevraagd", ["ja", {"wat": "nee"}], words) == "ja; nee"


def test_no_old_id_is_asked_again(shipped: Library) -> None:
    for activity in shipped.activities.values():
        old = shipped.words("activities", activity.id, "nl").retired
        assert not set(old) & set(activity.text_ids()), activity.id


def test_old_words_are_there_in_every_language(shipped: Library) -> None:
    for activity, languages in shipped.activity_words.items():
        assert len({frozenset(words.retired) for words in languages.values()}) == 1, activity
