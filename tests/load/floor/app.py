"""The floor of the benchmark: one question screen on a tuned Streamlit server, and nothing else."""

import argparse
import contextlib
import gc
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import streamlit as st
import uvicorn


@contextlib.asynccontextmanager
async def serving(_: object) -> AsyncIterator[dict[str, Any]]:
    """Take everything that stays out of the garbage collector's rounds, as the app does."""
    gc.collect()
    gc.freeze()
    yield {}


app = st.App(Path(__file__).parent / "screen.py", lifespan=serving)


def main() -> None:
    """Serve with the settings of the app: the same config.toml, the same uvicorn."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--port", type=int, required=True)
    config = uvicorn.Config(
        app,
        port=parser.parse_args().port,
        log_level="warning",
        access_log=False,
        server_header=False,
        ws_max_size=256 * 1024,
    )
    uvicorn.Server(config).run()


if __name__ == "__main__":
    main()
