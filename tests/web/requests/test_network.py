"""What an address is counted as: a house with IPv6 has more addresses than any limit."""

import pytest

from modules.web.requests.limits import Limit, TooOften
from modules.web.requests.network import counted_as
from tests.conftest import MONDAY


@pytest.mark.parametrize(
    ("host", "counted"),
    [
        ("10.1.2.3", "10.1.2.3"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("fe80::1%eth0", "fe80::/64"),
        ("::ffff:10.1.2.3", "10.1.2.3"),
        ("testclient", "testclient"),
        ("", ""),
    ],
)
def test_a_house_with_ipv6_counts_as_one(host: str, counted: str) -> None:
    assert counted_as(host) == counted


def test_who_changes_address_within_a_house_is_counted_on() -> None:
    limit = Limit(5)
    for last in range(5):
        limit.count(counted_as(f"2001:db8::{last:x}"), MONDAY)
    with pytest.raises(TooOften):
        limit.count(counted_as("2001:db8::ffff"), MONDAY)
    limit.count(counted_as("2001:db8:0:1::1"), MONDAY)
