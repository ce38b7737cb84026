"""The app's own addresses: signing in and out, starting, pictures, and being well."""

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from modules.domain.records.people import OneTimeToken
from modules.services.accounts import accounts, oidc, secrets, staff
from modules.services.accounts.hashing import Crowded
from modules.services.accounts.pins import PinNeeded
from modules.services.accounts.second_factor import CodeNeeded
from modules.services.runtime import CONTENT, current
from modules.services.sharing.sharing import tidy_name
from modules.storage.base import NotKept, Store, StoreError
from modules.web.files.audit_log_file import acts_file
from modules.web.files.data_export import ask_export, erase, export
from modules.web.files.guide import print_guide
from modules.web.files.licences import licences
from modules.web.forms.plan_together import plan_together
from modules.web.forms.rating_form import (
    guest_keep,
    guest_open,
    guest_start,
    judge_keep,
    judge_open,
)
from modules.web.requests import cookie
from modules.web.requests.limits import TooOften, starts, tries
from modules.web.requests.plain_page import language_of, plain_page
from modules.web.requests.request import FORM_LIMITS, address, now
from modules.web.sign_in.again import again, again_form
from modules.web.sign_in.card import card_form, card_sign_in, print_card
from modules.web.sign_in.entrance import let_in
from modules.web.sign_in.own_pin import change_pin, choose_page, choose_pin, pin_form
from modules.web.sign_in.password import password, password_form
from modules.web.sign_in.second_factor import half_way, pass_code, set_up, set_up_page
from modules.web.sign_in.single_sign_on import organisation, organisation_back

LOOK = Path(__file__).parent / "look"
KINDS = ("participant", "staff")
Endpoint = Callable[[Request], Awaitable[Response]]


async def sign_in_form(request: Request) -> Response:
    """Show the form for code and PIN, or (`who=staff`) for name and password."""
    kind = request.query_params.get("who", KINDS[0])
    return _sign_in_page(language_of(request), _kind(kind))


def _sign_in_page(language: str, kind: str, error: str | None = None) -> Response:
    return plain_page(
        "sign_in.html",
        language,
        error=error,
        status=403 if error else 200,
        kind=kind,
        organisation=oidc.provider() is not None,
    )


def _kind(asked: object) -> str:
    return str(asked) if asked in KINDS else KINDS[0]


async def sign_in(request: Request) -> Response:
    """Check what was typed; one answer for everything that does not fit."""
    form = await request.form(**FORM_LIMITS)
    language, kind = language_of(request, form.get("lang")), _kind(form.get("who"))
    try:
        tries.count(address(request), now())
        secret = await run_in_threadpool(
            accounts.sign_in,
            current().store,
            current().keys,
            str(form.get("name", ""))[:200],
            str(form.get("secret", ""))[:200],
            at=now(),
        )
    except (accounts.NotSignedIn, TooOften, Crowded) as refused:
        return _sign_in_page(language, kind, refused.text_id)
    except CodeNeeded as needed:
        return await half_way(language, needed)
    except PinNeeded as needed:
        return choose_page(language, needed.ticket)
    return await let_in(request, secret)


async def start(request: Request) -> Response:
    """Make an account for somebody who read and agreed, and let them in to see their card."""
    form = await request.form(**FORM_LIMITS)
    language = language_of(request, form.get("language"))
    try:
        starts.count(address(request), now())
        account = await run_in_threadpool(
            accounts.start_alone,
            current().store,
            current().keys,
            adult=form.get("adult") == "yes",
            use=form.get("use") == "yes",
            name=tidy_name(str(form.get("name", ""))),
            language=language,
            at=now(),
        )
    except (accounts.NotAllowedToStart, TooOften, Crowded) as refused:
        return plain_page("message.html", language, error=refused.text_id, status=403)
    secret = await run_in_threadpool(accounts.begin, current().store, account, at=now())
    return await let_in(request, secret)


async def sign_out(request: Request) -> Response:
    """End the sign-in, and leave nothing of it in this browser."""
    secret = cookie.token(request)
    response: Response = RedirectResponse("/", 303)
    try:
        if secret:
            await run_in_threadpool(accounts.sign_out, current().store, secrets.fingerprint(secret))
    except (StoreError, OSError):
        # This browser forgets it all the same; what the store still has ends by itself.
        response = plain_page(
            "message.html", language_of(request), error=NotKept.text_id, status=503
        )
    cookie.take(response, request)
    return response


async def staff_form(request: Request) -> Response:
    """Show the form that makes a staff account; the link's secret stays in the browser."""
    return plain_page("staff_account.html", language_of(request))


async def staff_account(request: Request) -> Response:
    """Make a staff account with a one-time link."""
    form = await request.form(**FORM_LIMITS)
    language = language_of(request, form.get("lang"))
    typed = {
        field: str(form.get(field, ""))[:200]
        for field in ("token", "name", "sign_in_name", "password")
    }
    try:
        tries.count(address(request), now())
        ticket = await run_in_threadpool(
            staff.make_account,
            current().store,
            current().keys,
            typed["token"],
            name=typed["name"],
            sign_in_name=typed["sign_in_name"],
            password=typed["password"],
            language=language,
            at=now(),
        )
    except (accounts.BadToken, accounts.BadPassword, TooOften, Crowded) as refused:
        return plain_page("staff_account.html", language, error=refused.text_id, status=403)
    return await set_up_page(language, ticket)


async def healthy(request: Request) -> Response:
    """Answer "ok" when the store keeps what is written and reads it back; 503 when it does not."""
    async with _one_at_a_time:
        keeps = await run_in_threadpool(_keeps, current().store)
    return PlainTextResponse("ok") if keeps else PlainTextResponse("the store keeps nothing", 503)


_one_at_a_time = asyncio.Lock()


def _keeps(store: Store) -> bool:
    """Say whether a store keeps a record and gives it back; the record says nothing."""
    asked = OneTimeToken(key="health", kind="join", link=secrets.new_token(), expires_at=now())
    try:
        store.update(OneTimeToken, asked.key, lambda _: asked)
        return store.find(OneTimeToken, asked.key) == asked
    except (StoreError, OSError):
        return False


class Assets(StaticFiles):
    """Files that may stay in a browser for a day."""

    async def get_response(self, path: str, scope: Any) -> Response:
        """Return a file with a cache header."""
        response = await super().get_response(path, scope)
        response.headers["Cache-Control"] = "public, max-age=86400"
        return response


def _used_up(path: str, endpoint: Endpoint) -> Route:
    """Return a route that uses something up: GET alone, as a look ahead asks with HEAD."""
    route = Route(path, endpoint, methods=["GET"])
    route.methods = {"GET"}
    return route


def routes(content: Path = CONTENT) -> list[BaseRoute]:
    """Return the app's own routes."""
    return [
        Route("/sign-in", sign_in_form, methods=["GET"]),
        Route("/sign-in", sign_in, methods=["POST"]),
        Route("/sign-in/code", pass_code, methods=["POST"]),
        Route("/sign-in/set-up", set_up, methods=["POST"]),
        Route("/sign-in/pin", choose_pin, methods=["POST"]),
        Route("/start", start, methods=["POST"]),
        Route("/sign-out", sign_out, methods=["POST"]),
        Route("/staff-account", staff_form, methods=["GET"]),
        Route("/staff-account", staff_account, methods=["POST"]),
        Route("/card", card_form, methods=["GET"]),
        Route("/card", card_sign_in, methods=["POST"]),
        Route("/card/print", print_card, methods=["POST"]),
        Route("/organisation", organisation, methods=["POST"]),
        _used_up("/organisation/back", organisation_back),
        Route("/again", again_form, methods=["GET"]),
        Route("/again", again, methods=["POST"]),
        Route("/guest", guest_start, methods=["GET"]),
        Route("/guest/form", guest_open, methods=["POST"]),
        Route("/guest/keep", guest_keep, methods=["POST"]),
        Route("/judge", judge_open, methods=["POST"]),
        Route("/judge/keep", judge_keep, methods=["POST"]),
        Route("/export", ask_export, methods=["POST"]),
        _used_up("/export/{ticket}", export),
        Route("/erase", erase, methods=["POST"]),
        Route("/password", password_form, methods=["GET"]),
        Route("/password", password, methods=["POST"]),
        Route("/pin", pin_form, methods=["GET"]),
        Route("/pin", change_pin, methods=["POST"]),
        Route("/acts", acts_file, methods=["POST"]),
        Route("/plan-together", plan_together, methods=["POST"]),
        Route("/guide/{activity}", print_guide, methods=["GET"]),
        Route("/licences", licences, methods=["GET"]),
        Route("/healthz", healthy, methods=["GET"]),
        Mount("/assets/look", Assets(directory=LOOK)),
        Mount("/assets/pictures", Assets(directory=content / "pictures")),
        Mount("/assets/fonts", Assets(directory=content / "fonts")),
    ]
