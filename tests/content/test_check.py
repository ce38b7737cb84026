import subprocess
import sys
from pathlib import Path

from modules.content.check import main

WORDS = "activities/one-scale/en.md"


def test_a_folder_without_problems_ends_with_0_and_counts_its_texts(content, capsys):
    assert main([str(content.folder)]) == 0

    assert capsys.readouterr().out.splitlines() == [
        "Nederlands: 11 teksten; problemen: 0",
        "English: 10 teksten; problemen: 0; nog niet vertaald: kort",
        "Opbouw en tekeningen; problemen: 0",
    ]


def test_each_problem_is_printed_and_the_check_ends_with_1(content, capsys):
    content.change(WORDS, "## niet", "## nit")
    content.change("activities/one-scale/activity.yaml", "wrench", "wrensh")

    assert main([str(content.folder)]) == 1

    assert capsys.readouterr().out.splitlines() == [
        "activities/one-scale/activity.yaml:10: de tekening 'wrensh' staat niet in "
        "pictures/pictures.yaml; bedoel je 'wrench'?",
        f"{WORDS}:4: 'nit' hoort hier niet bij; bedoel je 'niet'?",
        "Nederlands: 11 teksten; problemen: 0",
        "English: 10 teksten; problemen: 1; nog niet vertaald: kort",
        "Opbouw en tekeningen; problemen: 1",
    ]


def test_a_stale_translation_is_printed_and_the_check_still_ends_with_0(content, capsys):
    content.change("activities/one-scale/nl.md", "Ik herstel graag", "Ik maak graag")

    assert main([str(content.folder)]) == 0
    assert capsys.readouterr().out.startswith(f"{WORDS}:13: het Nederlands van 'herstellen'")


def test_a_folder_that_is_not_there_ends_with_1(tmp_path, capsys):
    assert main([str(tmp_path / "nergens")]) == 1
    assert capsys.readouterr().out.startswith(".:1: hier is geen map met inhoud")


def test_the_schemas_are_written_on_request(content, capsys):
    assert main([str(content.folder), "--schema"]) == 0
    assert (content.folder / "activity.schema.json").exists()


def test_the_check_runs_as_a_command(content):
    run = subprocess.run(
        [sys.executable, "-m", "modules.content.check", str(content.folder)],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        check=False,
    )

    assert (run.returncode, run.stderr) == (0, b"")
