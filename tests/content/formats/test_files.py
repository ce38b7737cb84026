import os

import pytest

from modules.content.formats.files import LARGEST, read_text


def told(content, path="nl.md"):
    problems = []
    text = read_text(content.folder / path, content.folder, problems)
    assert (text is None) == bool(problems)
    return [str(problem) for problem in problems]


@pytest.mark.parametrize("written", [b"\xef\xbb\xbfa\r\nb\r\n", b"a\rb\r", b"a\nb\n"])
def test_files_of_windows_and_old_macs_are_read_like_any_other(content, written):
    content.write("nl.md", written)

    text = read_text(content.folder / "nl.md", content.folder, [])

    assert (text.path, text.text) == ("nl.md", "a\nb\n")


@pytest.mark.parametrize("encoding", ["latin-1", "cp1252"])
def test_another_encoding_is_told_on_its_line(content, encoding):
    content.write("nl.md", "een\ntwee\nÉén".encode(encoding))

    (problem,) = told(content)

    assert problem.startswith("nl.md:3: dit bestand is niet bewaard als UTF-8")


def test_utf_16_is_told(content):
    content.write("nl.md", "een".encode("utf-16"))

    assert told(content)[0].startswith("nl.md:1: dit bestand is niet bewaard als UTF-8")


@pytest.mark.parametrize("sign", ["\x00", "\x1b", "\x85", "\u2028", "\ufeff"])
def test_a_sign_that_no_editor_shows_is_told_on_its_line(content, sign):
    content.write("nl.md", f"een\ntwee {sign}\n")

    (problem,) = told(content)

    assert problem.startswith("nl.md:2: hier staat een onzichtbaar teken")


def test_a_file_that_is_too_large_is_told_without_reading_all_of_it(content):
    with (content.folder / "nl.md").open("wb") as file:
        file.truncate(LARGEST * 1000)

    assert told(content) == ["nl.md:1: dit bestand is groter dan 250 kB; splits het op"]


def test_a_file_that_is_not_there_is_told(content):
    assert told(content) == ["nl.md:1: dit bestand ontbreekt"]


def test_a_folder_with_the_name_of_a_file_is_told(content):
    (content.folder / "nl.md").mkdir()

    assert told(content) == ["nl.md:1: dit bestand ontbreekt"]


def test_a_pipe_with_the_name_of_a_file_does_not_stop_the_reading(content):
    os.mkfifo(content.folder / "nl.md")

    assert told(content) == ["nl.md:1: dit bestand ontbreekt"]


def test_a_link_that_leads_out_of_the_folder_is_refused(content, tmp_path):
    (tmp_path / "secret.txt").write_text("geheim")
    (content.folder / "nl.md").symlink_to(tmp_path / "secret.txt")

    (problem,) = told(content)

    assert "buiten de map met inhoud" in problem


def test_a_link_to_itself_is_told(content):
    (content.folder / "nl.md").symlink_to("nl.md")

    assert len(told(content)) == 1


def test_a_name_that_cannot_be_printed_does_not_break_the_message(content):
    name = os.fsdecode(b"\xff\n.md")
    content.write(name, b"\xff")

    assert told(content, name)[0].startswith("??.md:1: ")
