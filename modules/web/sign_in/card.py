"""The card in a browser: signing in with its QR code, and putting it on paper."""

import re
from typing import NamedTuple

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from modules.services.accounts import accounts, secrets
from modules.services.accounts.hashing import Crowded
from modules.services.accounts.pins import PinNeeded
from modules.services.accounts.qr import card_address, square
from modules.services.runtime import current
from modules.web.requests.limits import TooOften, tries
from modules.web.requests.plain_page import language_of, plain_page, refused
from modules.web.requests.request import FORM_LIMITS, address, asker, now
from modules.web.sign_in.entrance import let_in
from modules.web.sign_in.own_pin import choose_page

SECRET = re.compile(r"[0-9a-f]{32}")
PIN = re.compile(r"([0-9]{6})?")


class Shown(NamedTuple):
    """What stands on a card; `pin` is a start number when `start`, or empty."""

    code: str
    pin: str
    start: bool


async def card_form(request: Request) -> Response:
    """Show the field for the PIN; the secret of the QR code stays in the browser until posted."""
    return plain_page("card.html", language_of(request), secret="")


async def card_sign_in(request: Request) -> Response:
    """Let somebody in with the secret of their QR code and their PIN."""
    form = await request.form(**FORM_LIMITS)
    language, secret = language_of(request, form.get("lang")), str(form.get("card", ""))[:64]
    try:
        tries.count(address(request), now())
        token = await run_in_threadpool(
            accounts.sign_in_by_card,
            current().store,
            current().keys,
            secret,
            str(form.get("pin", ""))[:40],
            at=now(),
        )
    except (accounts.NotSignedIn, TooOften, Crowded) as wrong:
        # Given back to the page of whoever sent it, so that a mistyped PIN needs no new scan.
        again = secret if SECRET.fullmatch(secret) else ""
        return plain_page("card.html", language, secret=again, error=wrong.text_id, status=403)
    except PinNeeded as needed:
        return choose_page(language, needed.ticket)
    return await let_in(request, token)


async def print_card(request: Request) -> Response:
    """Show the card that the page before showed, as a small sheet of paper.

    It is made of what is posted, and looks up nothing: who has no card has nothing to post.
    """
    form = await request.form(**FORM_LIMITS)
    language = language_of(request, form.get("lang"))
    if await asker(request) is None:
        return refused(language, "error.signed-out")
    code, pin, secret, start = (
        str(form.get(name, "")) for name in ("code", "pin", "secret", "start")
    )
    if not (secrets.is_code(code) and PIN.fullmatch(pin) and SECRET.fullmatch(secret or "0" * 32)):
        return refused(language, "error.ticket")
    origin = str(request.base_url)
    drawing = square(card_address(origin, secret)) if secret else None
    shown = Shown(code, pin, start == "yes")
    return plain_page("card_print.html", language, shown=shown, drawing=drawing, origin=origin)
