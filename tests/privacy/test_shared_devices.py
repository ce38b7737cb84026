"""On a device that others use too: no name in an address, and ten minutes' silence is enough."""

from datetime import timedelta

import pytest

from modules.domain.catalogue import Library
from modules.domain.records.roles import ROLES
from modules.ui.shell.page_registry import ADDRESSES
from modules.web.routes import routes

NEUTRAL = "Tweede Kans"


@pytest.mark.requirement("PR14")
def test_no_address_says_anything_of_anybody(shipped: Library) -> None:
    addresses = list(ADDRESSES.values())
    assert all(address.isalpha() and address.islower() for address in addresses)
    assert not set(addresses) & set(shipped.activities)
    takes = {getattr(one, "path", "") for one in routes()}
    # The screens of an activity are fetched by the page: they never stand in the address bar.
    asked = {"/do/{activity}", "/do/{activity}/{part}"}
    assert {one for one in takes if "{" in one} == {"/export/{ticket}", "/guide/{activity}", *asked}


@pytest.mark.requirement("PR14")
def test_a_sign_in_of_a_participant_ends_soon_by_itself() -> None:
    assert ROLES["participant"].idle <= timedelta(minutes=10)
    assert ROLES["participant"].longest <= timedelta(hours=4)


@pytest.mark.requirement("PR14")
def test_the_name_of_the_app_is_all_that_a_tab_says(shipped: Library) -> None:
    for language in shipped.languages:
        assert shipped.interface(language)["app.name"] == NEUTRAL
