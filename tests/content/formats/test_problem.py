from modules.content.formats.problem import MOST_PROBLEMS, ContentError, first_of
from modules.domain.catalogue import Problem


def test_a_problem_says_where_it_is_and_what_to_do():
    assert str(Problem("activities/a/en.md", 5, "maak dit korter")) == (
        "activities/a/en.md:5: maak dit korter"
    )


def test_an_error_tells_its_problems_by_path_and_line():
    error = ContentError(
        [Problem("b.md", 2, "x"), Problem("b.md", 1, "x"), Problem("a.md", 9, "x")]
    )

    assert str(error) == "a.md:9: x\nb.md:1: x\nb.md:2: x"


def test_at_most_fifty_problems_of_one_subject_are_told():
    endless = (Problem("a.md", line, "x") for line in range(1, 10**9))

    assert len(first_of(endless)) == MOST_PROBLEMS
