import pytest

LISTING = "pictures/pictures.yaml"
MORE = "  licence: CC0\n  author: ons\n  source: eigen werk\n"


def test_a_picture_without_licence_is_told(content):
    content.change(LISTING, "  licence: CC BY-SA 4.0\n", "")

    assert content.told() == ["pictures/pictures.yaml:1: het veld 'licence' ontbreekt"]


def test_a_file_that_is_not_listed_is_told(content):
    content.write("pictures/house.svg", "<svg/>")

    assert content.told() == [
        "pictures/house.svg:1: dit bestand staat niet in pictures.yaml; "
        "schrijf daar van wie het is en onder welke licentie"
    ]


@pytest.mark.parametrize("name", ["LICENSE-openmoji.txt", "README.md", ".DS_Store", "Thumbs.db"])
def test_a_licence_and_what_a_computer_leaves_behind_need_no_entry(content, name):
    content.write(f"pictures/{name}", "tekst")

    assert content.told() == []


def test_an_entry_without_its_file_is_told(content):
    content.change(LISTING, "wrench.svg", "wrnch.svg")

    assert content.told() == [
        "pictures/pictures.yaml:2: het bestand 'wrnch.svg' bestaat niet in deze map; "
        "bedoel je 'wrench.svg'?",
        "pictures/wrench.svg:1: dit bestand staat niet in pictures.yaml; "
        "schrijf daar van wie het is en onder welke licentie",
    ]


@pytest.mark.parametrize("name", ["../languages.yaml", "/etc/passwd", "..\\a.svg", "a.exe", ".svg"])
def test_a_file_name_cannot_lead_elsewhere(content, name):
    content.write(LISTING, f"wrench:\n  file: wrench.svg\n{MORE}huis:\n  file: '{name}'\n{MORE}")

    (told,) = content.told()

    assert told.startswith("pictures/pictures.yaml:7: ")
    assert "kan geen naam van een bestand zijn" in told


@pytest.mark.parametrize(
    "inside",
    [
        "<script>alert(1)</script>",
        '<path onload="x()"/>',
        '<a href="javascript:x()"/>',
        '<image href="https://example.org/a.png"/>',
        '<use xlink:href = "other.svg#a"/>',
        "<foreignObject/>",
        '<!ENTITY a "b">',
        "<style>@import 'x'</style>",
        '<path fill="url(https://example.org)"/>',
    ],
)
def test_a_drawing_may_not_act_or_fetch(content, inside):
    content.write("pictures/wrench.svg", f"<svg>\n{inside}\n</svg>")

    (told,) = content.told()

    assert told.startswith("pictures/wrench.svg:2: in deze tekening staat ")


def test_a_drawing_may_refer_to_itself(content):
    content.write("pictures/wrench.svg", '<svg><use href="#a"/><path fill="url(#b)"/></svg>')

    assert content.told() == []


def test_media_of_an_activity_are_listed_beside_them(content):
    content.write("activities/one-scale/media/uitleg.mp3", b"\xff")
    assert content.told() == ["activities/one-scale/media/media.yaml:1: dit bestand ontbreekt"]

    content.write("activities/one-scale/media/media.yaml", f"uitleg:\n  file: uitleg.mp3\n{MORE}")
    assert content.told() == []


def test_fonts_are_listed_too(content):
    content.write("fonts/letter.woff2", b"\xff")

    assert content.told() == ["fonts/fonts.yaml:1: dit bestand ontbreekt"]


def test_a_picture_that_is_a_link_to_itself_is_refused(content):
    content.remove("pictures/wrench.svg")
    (content.folder / "pictures" / "wrench.svg").symlink_to("wrench.svg")

    assert [told[:22] for told in content.told()] == ["pictures/wrench.svg:1:"]


@pytest.mark.parametrize("name", ["wrench.png", "wrench.svg"])
def test_a_picture_that_is_really_another_file_is_refused(content, tmp_path, name):
    (tmp_path / "secret").write_text("geheim")
    content.change(LISTING, "wrench.svg", name)
    content.remove("pictures/wrench.svg")
    (content.folder / "pictures" / name).symlink_to(tmp_path / "secret")

    (told,) = content.told()

    assert told.startswith(f"pictures/{name}:1: dit bestand wijst naar een plaats buiten")
