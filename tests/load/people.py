"""People who start or sign in over HTTP, as our forms do it: what they get is a cookie."""

from collections.abc import Mapping

import aiohttp

from modules.services.organisation.demo import SIGN_INS
from tests.load.session import only_here

Cookies = dict[str, str]


class Refused(Exception):
    """The form was not accepted; the text is the status."""


async def sign_in(url: str, name: str, secret: str) -> Cookies:
    """Return the cookies of somebody who signs in with a code and PIN, or a name and password."""
    return await _post(url, "/sign-in", {"name": name, "secret": secret})


async def demonstration(url: str, name: str) -> Cookies:
    """Return the cookies of one of the demonstration people."""
    code, secret, _ = SIGN_INS[name]
    return await sign_in(url, code, secret)


async def start(url: str, name: str, language: str = "nl") -> Cookies:
    """Return the cookies of somebody new who agreed to everything."""
    fields = {"adult": "yes", "use": "yes", "name": name, "language": language}
    return await _post(url, "/start", fields)


async def _post(url: str, path: str, fields: Mapping[str, str]) -> Cookies:
    origin = only_here(url)
    jar = aiohttp.DummyCookieJar()
    async with (
        aiohttp.ClientSession(cookie_jar=jar, headers={"Origin": origin}) as http,
        http.post(origin + path, data=fields, allow_redirects=False) as answer,
    ):
        if answer.status != 303:
            raise Refused(f"{path}: {answer.status}")
        return {name: morsel.value for name, morsel in answer.cookies.items()}
