"""From which network a request comes, to count by."""

import ipaddress

from starlette.requests import HTTPConnection

HOME = 64
"""Bits of an IPv6 address that one house shares: behind them it has 2**64 addresses of its own."""


def network(connection: HTTPConnection) -> str:
    """Return the address of a request, of IPv6 the first 64 bits; empty when it is not known."""
    return counted_as(connection.client.host if connection.client else "")


def counted_as(host: str) -> str:
    """Return what an address is counted as; what is no address stays as it is."""
    try:
        address = ipaddress.ip_address(host.partition("%")[0])
    except ValueError:
        return host
    if isinstance(address, ipaddress.IPv4Address):
        return str(address)
    if address.ipv4_mapped is not None:
        return str(address.ipv4_mapped)
    return str(ipaddress.ip_network((address, HOME), strict=False))
