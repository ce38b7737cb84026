"""The same pages in the dark theme: words on a light box must stay dark."""

import pytest

from modules.services.organisation.demo import SIGN_INS
from tests.browser import walking
from tests.browser.accessibility.inspecting import Screens, grave
from tests.browser.accessibility.test_accessibility import (
    screens_of_a_counsellor,
    screens_of_somebody_done,
)
from tests.browser.devices import Devices
from tests.browser.walking import settle
from tests.browser.words import Words
from tests.load.server import Server

pytestmark = [pytest.mark.browser, pytest.mark.timeout(400)]


@pytest.mark.parametrize(
    ("name", "who", "screens"),
    [
        ("Bart", "participant", screens_of_somebody_done),
        ("Els", "staff", screens_of_a_counsellor),
    ],
)
def test_every_word_can_be_read_in_the_dark(
    demo: Server, devices: Devices, dutch: Words, name: str, who: str, screens: Screens
) -> None:
    page = devices.desktop(demo.url) if who == "staff" else devices.phone(demo.url)
    page.emulate_media(color_scheme="dark")
    code, secret, _ = SIGN_INS[name]
    walking.sign_in_speaking(page, dutch, code, secret, who=who)
    wrong = {}
    for screen in screens(page, dutch):
        settle(page)
        if problems := grave(page):
            wrong[screen] = problems
    assert wrong == {}
