"""What one websocket may send: a hand never notices, a flood waits and is then cut off."""

import asyncio

import pytest
from starlette.types import Message, Receive, Scope, Send

from modules.web.middleware import budget
from modules.web.middleware.budget import A_SECOND, BURST, PATIENCE, SOCKETS, Budget, MessageBudget


class Clock:
    """A clock that goes on when told."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def test_a_burst_of_taps_waits_for_nothing() -> None:
    spending = Budget(A_SECOND, Clock())
    assert [spending.take() for _ in range(BURST)] == [0.0] * BURST
    assert spending.take() == pytest.approx(1 / A_SECOND)


def test_five_a_second_goes_on_for_ever() -> None:
    clock = Clock()
    spending = Budget(A_SECOND, clock)
    for _ in range(2000):
        clock.now += 1 / A_SECOND
        assert spending.take() == pytest.approx(0.0, abs=1e-6)
    assert not spending.is_spent()


def test_who_keeps_on_sending_is_cut_off_after_ten_seconds_of_waiting() -> None:
    clock = Clock()
    spending = Budget(A_SECOND, clock)
    passed = 0
    while not spending.is_spent():
        clock.now += spending.take()
        passed += 1
    assert passed <= BURST + PATIENCE * A_SECOND + 1


async def echo(scope: Scope, receive: Receive, send: Send) -> None:
    """Count what comes in, as an app that answers each message would."""
    while (await receive())["type"] != "websocket.disconnect":
        scope["seen"].append(1)
        await send({"type": "websocket.send", "text": "x"})


async def flood(messages: int, monkeypatch: pytest.MonkeyPatch) -> tuple[int, list[Message]]:
    async def no_wait(_: float) -> None:
        pass

    monkeypatch.setattr(budget.asyncio, "sleep", no_wait)
    seen: list[int] = []
    answers: list[Message] = []
    waiting = iter([{"type": "websocket.receive", "bytes": b"x"}] * messages)

    async def receive() -> Message:
        return next(waiting, {"type": "websocket.disconnect", "code": 1000})

    async def send(message: Message) -> None:
        answers.append(message)

    scope = {"type": "websocket", "client": ("10.1.1.1", 1), "seen": seen}
    await MessageBudget(echo)(scope, receive, send)
    return len(seen), answers


def test_of_a_thousand_messages_at_once_few_come_through(monkeypatch: pytest.MonkeyPatch) -> None:
    seen, answers = asyncio.run(flood(1000, monkeypatch))
    assert seen <= BURST + PATIENCE * A_SECOND + 1
    assert answers[-1] == {"type": "websocket.close", "code": 1008}


def test_an_ordinary_conversation_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    seen, answers = asyncio.run(flood(BURST, monkeypatch))
    assert seen == BURST
    assert {one["type"] for one in answers} == {"websocket.send"}


def test_one_address_opens_so_many_and_another_goes_on() -> None:
    async def many() -> tuple[list[Message], int]:
        middleware = MessageBudget(hold)
        refused: list[Message] = []

        async def note(message: Message) -> None:
            refused.append(message)

        async def nothing() -> Message:
            return {"type": "websocket.disconnect", "code": 1000}

        def open_one(address: str) -> asyncio.Task[None]:
            scope = {"type": "websocket", "client": (address, 1)}
            return asyncio.ensure_future(middleware(scope, nothing, note))  # type: ignore[arg-type]

        tasks = [open_one("10.1.1.1") for _ in range(SOCKETS + 3)]
        tasks.append(open_one("10.1.1.2"))
        await asyncio.sleep(0)
        still = sum(not one.done() for one in tasks)
        for one in tasks:
            one.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        assert not middleware._open
        return refused, still

    async def hold(scope: Scope, receive: Receive, send: Send) -> None:
        await asyncio.Event().wait()

    refused, still = asyncio.run(many())
    assert [one["code"] for one in refused] == [1013] * 3
    assert still == SOCKETS + 1
