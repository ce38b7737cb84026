"""The least that a question can cost: a plain form, kept in SQLite, durable when it answers."""

import argparse
import sqlite3
from pathlib import Path

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.routing import Route


def page(item: int) -> str:
    """Return a question with five answers."""
    answers = "".join(
        f"<label><input type=radio name=v value={value}> antwoord {value}</label>"
        for value in range(5)
    )
    return f"<form method=post><h1>Vraag {item}</h1>{answers}</form>"


def app(path: Path) -> Starlette:
    """Return the form over a database."""
    database = sqlite3.connect(path, check_same_thread=False)
    database.execute("pragma journal_mode=wal")
    database.execute("pragma synchronous=full")
    database.execute(
        "create table if not exists a(code text, item int, v int, primary key(code, item))"
    )

    async def answer(request: Request) -> Response:
        form = await request.form()
        item = int(str(form["i"]))
        row = (str(form["code"]), item, int(str(form["v"])))
        database.execute("insert or replace into a values(?,?,?)", row)
        database.commit()
        return HTMLResponse(page(item + 1))

    async def healthy(request: Request) -> Response:
        return PlainTextResponse("ok")

    return Starlette(routes=[Route("/q", answer, methods=["POST"]), Route("/healthz", healthy)])


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--port", type=int, required=True)
    given = parser.parse_args()
    uvicorn.run(app(given.data), port=given.port, log_level="warning", access_log=False)
