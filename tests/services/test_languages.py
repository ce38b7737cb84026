"""Which language somebody reads."""

import pytest

from modules.domain.catalogue import Library
from modules.services.languages import known


@pytest.mark.parametrize("code", [None, "", "xx", "../nl", 7, ["nl"]])
def test_a_language_that_the_content_does_not_have_is_dutch(shipped: Library, code: object) -> None:
    assert known(shipped, code) == "nl"
    assert known(shipped, "en") == "en"
