"""What an activity asked before: read beside its words, and told when it cannot be right."""

import pytest

from modules.content.library import read

OLD = "activities/one-scale/retired.yaml"


def test_old_words_stand_beside_those_of_now(content):
    content.write(
        OLD,
        "lassen:\n  words: {nl: Ik las graag., en: I like welding.}\n"
        "  choices: {een-beetje: {nl: Een beetje}}\n"
        "herstellen:\n  choices: {soms: {nl: Soms, en: Sometimes}}\n",
    )
    assert content.told() == []
    words = read(content.folder)[0].activity_words["one-scale"]
    assert words["en"].retired == {
        "lassen": "I like welding.",
        "lassen/een-beetje": "Een beetje",
        "herstellen/soms": "Sometimes",
    }


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("herstellen: {words: {nl: Ik herstel.}}\n", "1: 'herstellen' staat nog in de activiteit"),
        ("graag: {words: {nl: Graag}}\n", "1: 'graag' staat nog in de activiteit"),
        ("lassen: {words: {nl: Ik las., pl: Spawam.}}\n", "1: de taal 'pl' staat niet"),
        ("lassen: {words: {en: I weld.}}\n", "1: bij 'lassen' ontbreken de Nederlandse woorden"),
        ("lassen: {choices: {ja: {nl: Ja}}}\n", "1: 'lassen' is geen vraag van nu"),
        ("lassen: {woorden: {nl: Ik las.}}\n", "1: "),
    ],
)
def test_what_cannot_be_right_is_told(content, written, message):
    content.write(OLD, written)
    (problem, *_) = content.told()
    assert problem.startswith(f"{OLD}:{message}")
