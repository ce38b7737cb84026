"""A QR code as one drawing: the squares of the code, with the white edge that readers need."""

import re

from modules.services.accounts.qr import QUIET, card_address, square


def test_the_path_draws_each_dark_square_inside_the_white_edge() -> None:
    found = square("http://localhost/card#" + "0" * 32)
    places = re.findall(r"M(\d+) (\d+)h1v1h-1z", found.path)
    assert found.path == "".join(f"M{x} {y}h1v1h-1z" for x, y in places)
    assert {int(one) for place in places for one in place} <= set(range(QUIET, found.side - QUIET))
    corner = [(str(QUIET + x), str(QUIET)) for x in range(7)]
    assert set(corner) <= set(places)


def test_the_secret_stands_where_no_server_sees_it() -> None:
    assert (
        card_address("https://app.example/", "ab" * 16) == f"https://app.example/card#{'ab' * 16}"
    )
