"""A guide for the counsellor stands beside its activity and says the same things each time."""

from modules.content.library import read
from modules.content.loading.shelf import GUIDE_IDS

GUIDE = "<!-- reviewed: no -->\n# Zo doe je dit\n" + "".join(
    f"\n## {one}\nEen zin.\n" for one in GUIDE_IDS
)


def test_a_guide_becomes_part_of_the_library(content):
    content.write("activities/one-scale/guide/nl.md", GUIDE)

    library, problems = read(content.folder)

    assert problems == ()
    assert library.guides["one-scale"]["nl"].title == "Zo doe je dit"


def test_a_guide_without_a_part_is_told(content):
    content.write("activities/one-scale/guide/nl.md", GUIDE.replace("## tijd\nEen zin.\n", ""))

    assert any("'tijd'" in problem for problem in content.told())


def test_a_guide_may_be_harder_than_what_participants_read(content):
    long = "Een lange zin voor een collega " + "die veel woorden kent en ze ook graag leest " * 3
    content.write("activities/one-scale/guide/nl.md", GUIDE.replace("Een zin.", f"{long}.", 1))

    assert content.told() == []


def test_a_guide_still_has_no_html(content):
    content.write("activities/one-scale/guide/nl.md", GUIDE.replace("Een zin.", "<b>Nee</b>", 1))

    assert any("HTML" in problem for problem in content.told())
