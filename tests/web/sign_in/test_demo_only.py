"""Made-up staff signs in without a second step: no server but the demonstration's serves it."""

import asyncio
from datetime import UTC, datetime
from pathlib import Path

import pytest

import app as launcher
from modules.domain.records.people import Account
from modules.services.organisation import demo
from modules.services.runtime import Runtime
from modules.storage.base import Store, StoreError


async def start() -> None:
    """Start and stop as a server does."""
    launcher.opened()
    async with launcher.serving(None):
        pass


def test_only_demo_serves_the_folder_of_a_demonstration(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "demo"
    demo.fill(folder, at=datetime.now(UTC))
    monkeypatch.setenv(launcher.DATA, str(folder))
    monkeypatch.setattr(launcher, "_demonstrating", [])
    with pytest.raises(StoreError, match="--demo"):
        asyncio.run(start())
    monkeypatch.setattr(launcher, "_demonstrating", [folder])
    asyncio.run(start())


def no_longer_made_up(store: Store, account_id: str) -> None:
    """Make somebody of the cast real."""
    real = {"demo": False}
    store.update(Account, account_id, lambda now: now and now.model_copy(update=real))


def test_a_store_without_made_up_staff_is_served(runtime: Runtime) -> None:
    with pytest.raises(StoreError):
        demo.refuse_made_up(runtime.store)
    for one in list(runtime.store.records(Account)):
        no_longer_made_up(runtime.store, one.id)
    demo.refuse_made_up(runtime.store)
