"""An abbreviation in plain Dutch is explained in the glossary, or it is told."""

import pytest


def glossary(content, term="OCMW"):
    content.write("glossary/glossary.yaml", "dienst: {}\n")
    for language in ("nl", "en"):
        said = f"<!-- reviewed: no -->\n# Woorden\n\n## dienst\n{term}\n\nEen dienst.\n"
        content.write(f"glossary/{language}.md", said)


def test_an_abbreviation_that_nothing_explains_is_told_once_a_file(content):
    glossary(content)
    content.change("activities/one-scale/nl.md", "Er zijn geen", "XYZ helpt. XYZ ook. Er zijn geen")

    told = [one for one in content.told() if "afkorting" in one]

    assert len(told) == 1
    assert told[0].startswith("activities/one-scale/nl.md:3: XYZ is een afkorting")


@pytest.mark.parametrize("letters", ["OCMW", "CC BY", "QR"])
def test_what_the_glossary_or_everybody_knows_is_left_be(content, letters):
    glossary(content)
    content.change("activities/one-scale/nl.md", "Er zijn geen", f"{letters} helpt. Er zijn geen")

    assert content.told() == []
