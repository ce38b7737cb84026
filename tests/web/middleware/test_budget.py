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


def opened(who: dict[str, object], wanted: int) -> int:
    """Return how many of so many sockets are let in, beside a hundred silent strangers."""

    async def try_all() -> int:
        leave, inside = asyncio.Event(), 0

        async def staying(scope: Scope, receive: Receive, send: Send) -> None:
            nonlocal inside
            inside += 1
            await leave.wait()

        async def ignored(_: Message) -> None: ...

        def ask(last: int, who: dict[str, object]) -> None:
            scope = {"type": "websocket", "client": (f"2001:db8::{last:x}", 1), "headers": []}
            work = server({**scope, **who}, waiting_for_ever, ignored)
            tasks.append(asyncio.ensure_future(work))

        server = MessageBudget(staying)
        tasks: list[asyncio.Future[None]] = []
        for stranger in range(SOCKETS):
            ask(stranger, {})
        await asyncio.sleep(0)
        strangers = inside
        for last in range(wanted):
            ask(SOCKETS + last, who)
        await asyncio.sleep(0)
        leave.set()
        await asyncio.gather(*tasks)
        assert not server._open
        return inside - strangers

    return asyncio.run(try_all())


async def waiting_for_ever() -> Message:
    """Say nothing."""
    await asyncio.Event().wait()
    raise AssertionError


def test_a_hundred_silent_strangers_of_one_house_keep_out_nobody_who_is_signed_in() -> None:
    amina = {"headers": [(b"x-tk-account", b"a1")]}
    assert opened({}, 3) == 0
    assert opened(amina, 3) == 3
    assert opened(amina, budget.OWN_SOCKETS + 5) == budget.OWN_SOCKETS


def test_a_stranger_who_says_nothing_is_closed_and_who_is_signed_in_is_not(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(budget, "SILENCE", 0.0)
    sent: list[Message] = []

    async def note(message: Message) -> None:
        sent.append(message)

    async def visit(headers: list[tuple[bytes, bytes]]) -> None:
        pieces = [{"type": "websocket.connect"}, {"type": "websocket.disconnect", "code": 1000}]

        async def slowly() -> Message:
            for _ in range(5):
                await asyncio.sleep(0)
            return pieces.pop(0)

        async def reading(scope: Scope, receive: Receive, send: Send) -> None:
            while (await receive())["type"] != "websocket.disconnect":
                continue

        scope = {"type": "websocket", "client": ("10.1.1.1", 1), "headers": headers}
        await MessageBudget(reading)(scope, slowly, note)

    asyncio.run(visit([(b"x-tk-account", b"a1")]))
    assert sent == []
    asyncio.run(visit([]))
    assert sent == [{"type": "websocket.close", "code": 1001}]


class Still:
    """A clock that stands still, in place of the module."""

    @staticmethod
    def monotonic() -> float:
        return 0.0


def waits(sockets: int, account: bytes | None, monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Return how long the messages wait of sockets that each send a burst, at one moment."""
    asked: list[float] = []

    async def no_wait(seconds: float) -> None:
        asked.append(seconds)

    class StillBudget(Budget):
        def __init__(self, a_second: float, burst: int = BURST) -> None:
            super().__init__(a_second, Still.monotonic, burst)

    monkeypatch.setattr(budget.asyncio, "sleep", no_wait)
    monkeypatch.setattr(budget, "Budget", StillBudget)

    async def ignored(_: Message) -> None: ...

    async def all_together() -> None:
        server = MessageBudget(echo)
        headers = [(b"x-tk-account", account)] if account else []

        async def one() -> None:
            pieces = iter([{"type": "websocket.receive", "bytes": b"x"}] * BURST)

            async def receive() -> Message:
                return next(pieces, {"type": "websocket.disconnect", "code": 1000})

            scope = {"type": "websocket", "client": ("10.1.1.1", 1), "headers": headers, "seen": []}
            await server(scope, receive, ignored)

        # One more stays open, so that what they share is not forgotten between them.
        held = {"type": "websocket", "client": ("10.1.1.1", 1), "headers": headers, "seen": []}
        holding = asyncio.ensure_future(server(held, waiting_for_ever, ignored))
        await asyncio.gather(*(one() for _ in range(sockets)))
        holding.cancel()

    asyncio.run(all_together())
    return asked


@pytest.mark.parametrize("account", [None, b"a1"])
def test_forty_sockets_each_within_its_budget_wait_for_one_another(
    account: bytes | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    together = budget.TOGETHER
    assert waits(together, account, monkeypatch) == []
    asked = waits(16, account, monkeypatch)
    assert len(asked) == (16 - together) * BURST
    assert max(asked) == pytest.approx((16 - together) * BURST / (A_SECOND * together))


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
