"""Who asks for one of our own addresses, in which language, and as which act."""

import uuid
from datetime import UTC, datetime
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request

from modules.domain.records.people import Person
from modules.services.accounts import accounts, secrets
from modules.services.action import Action
from modules.services.runtime import current
from modules.web.requests import cookie
from modules.web.requests.network import network

FORM_LIMITS: dict[str, Any] = {"max_files": 0, "max_fields": 12, "max_part_size": 4096}


def now() -> datetime:
    """Return the present moment, in UTC."""
    return datetime.now(UTC)


def address(request: Request) -> str:
    """Return where a request comes from, to count tries by."""
    return network(request)


async def asker(request: Request) -> Person | None:
    """Return who is signed in in the browser that asks."""
    secret = cookie.token(request)
    if not secret:
        return None
    key = secrets.fingerprint(secret)
    return await run_in_threadpool(accounts.present, current().store, key, at=now())


def action(person: Person, request: Request) -> Action:
    """Return a new act of somebody, now, in the sign-in of the browser that asks."""
    return Action(person, now(), uuid.uuid4().hex, secrets.fingerprint(cookie.token(request) or ""))
