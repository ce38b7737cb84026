"""S15 in short: whatever is sent, our own addresses answer as they say they do."""

from pathlib import Path

from tests.security import inside
from tests.security.measured import broken
from tests.security.requests import own_routes


def test_no_request_breaks_an_address_of_ours(tmp_path: Path) -> None:
    with inside.opened(tmp_path / "data") as runtime:
        found = own_routes.measured(runtime, 300)
    assert broken(found) == []
