"""The papers an organisation starts from are there, whole, and say what they are."""

from pathlib import Path

import pytest

DOCS = Path(__file__).parents[2] / "docs"
PAPERS = {
    "dpia.md": (
        "## 1. What is processed, and why",
        "## 2. On which footing",
        "## 3. Is it needed, and is it no more than needed",
        "## 4. Risks and measures",
        "## 5. What is left, and the decision",
    ),
    "register.md": ("## The controller's record (art. 30.1)", "## The processor's record"),
    "access-categories.md": ("| category | role in the app |", "30 July 2018"),
    "processor-agreement.md": ("## Headings", "## Annex: facts about the app", "Sub-processors"),
}


@pytest.mark.requirement("PR17")
@pytest.mark.parametrize("name", list(PAPERS))
def test_a_paper_has_its_headings_and_says_it_is_a_template(name: str) -> None:
    said = " ".join((DOCS / name).read_text("utf-8").split())
    for heading in PAPERS[name]:
        assert heading in said
    assert "emplate" in said[:200]
    assert "not legal advice" in said


@pytest.mark.requirement("PR17")
def test_secrecy_is_named_without_the_number_of_an_article() -> None:
    for name in PAPERS:
        said = (DOCS / name).read_text("utf-8")
        assert "458" not in said
        assert "352" not in said
    assert "wettelijk beroepsgeheim" in (DOCS / "access-categories.md").read_text("utf-8")


@pytest.mark.requirement("PR17")
@pytest.mark.parametrize("name", ["dpia.md", "processor-agreement.md", "register.md"])
def test_what_a_paper_points_to_is_there(name: str) -> None:
    root = DOCS.parent
    for word in (DOCS / name).read_text("utf-8").replace("(", " ").replace(")", " ").split():
        path = word.strip("`,.;:")
        if path.startswith(("docs/", "modules/")) and "." in path.rpartition("/")[2]:
            assert (root / path).exists(), path
