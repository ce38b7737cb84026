"""The plain form of the comparison: the same pages by Starlette and SQLite alone.

What it leaves out is what the app is for: no checks of what is sent, no languages, no history, no
encryption, no second tab. What it keeps, it keeps as safely: on the disk before it answers.
"""

import argparse
import json
import secrets
import sqlite3
from collections.abc import Iterator
from html import escape
from pathlib import Path

import uvicorn
from argon2 import PasswordHasher
from argon2.exceptions import VerifyMismatchError
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

CODE, PIN = "AMJN2345", "246810"
HASHER = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)
"""As dear as the app's: most of signing in is this."""

ACTIVITIES, QUESTIONS, ANSWERS = 57, 48, 5
"""As many results on the counsellor's page, questions in a list, answers to one, as in the app."""

TABLES = """
pragma journal_mode = wal;
pragma synchronous = full;
create table person (id integer primary key, code text unique, secret text, name text);
create table sign_in (token text primary key, person integer);
create table answer (person integer, activity text, item integer, value integer, at text,
 primary key (person, activity, item)) without rowid;
"""


def opened(file: Path) -> sqlite3.Connection:
    """Return a new database with somebody who did everything."""
    database = sqlite3.connect(file, check_same_thread=False)
    database.executescript(TABLES)
    row = (CODE, HASHER.hash(PIN), "Amina")
    database.execute("insert into person (code, secret, name) values (?, ?, ?)", row)
    done = ((f"activity-{activity}", item) for activity in range(ACTIVITIES) for item in range(3))
    database.executemany(
        "insert into answer values (1, ?, ?, 3, datetime())", [(*answer,) for answer in done]
    )
    database.commit()
    return database


def pages(database: sqlite3.Connection) -> Starlette:
    """Return the application."""

    def person_of(request: Request) -> int:
        token = request.cookies.get("form", "")
        (person,) = database.execute("select person from sign_in where token = ?", (token,))
        return int(person[0])

    async def sign_in(request: Request) -> Response:
        fields = await request.form()
        (row,) = database.execute("select id, secret from person where code = ?", (fields["name"],))
        try:
            HASHER.verify(row[1], str(fields["secret"]))
        except VerifyMismatchError:
            return HTMLResponse("no", 403)
        token = secrets.token_urlsafe(32)
        database.execute("insert into sign_in values (?, ?)", (token, row[0]))
        database.commit()
        answer = RedirectResponse("/pad", 303)
        answer.set_cookie("form", token, httponly=True)
        return answer

    async def home(request: Request) -> Response:
        done = database.execute(
            "select activity, count(*) from answer where person = ? group by activity",
            (person_of(request),),
        )
        return HTMLResponse(_page("Mijn pad", _steps(dict(done))))

    async def person(request: Request) -> Response:
        person_of(request)
        rows = database.execute(
            "select activity, max(at), group_concat(value) from answer where person = 1 "
            "group by activity"
        )
        return HTMLResponse(_page("Amina", _results(rows)))

    async def question(request: Request) -> Response:
        fields = await request.form()
        item = int(str(fields["item"]))
        kept = (person_of(request), "interesses", item, int(str(fields["value"])))
        database.execute("insert or replace into answer values (?, ?, ?, ?, datetime())", kept)
        database.commit()
        return HTMLResponse(_page(f"Vraag {item + 1} van {QUESTIONS}", _question(item + 1)))

    async def healthy(_: Request) -> Response:
        return HTMLResponse("ok")

    return Starlette(
        routes=[
            Route("/healthz", healthy),
            Route("/sign-in", sign_in, methods=["POST"]),
            Route("/pad", home),
            Route("/persoon", person),
            Route("/stap", question, methods=["POST"]),
        ]
    )


def _page(title: str, pieces: Iterator[str]) -> str:
    head = f"<!doctype html><html lang=nl><title>{escape(title)}</title><h1>{escape(title)}</h1>"
    return head + "".join(pieces)


def _question(item: int) -> Iterator[str]:
    yield f"<form method=post action=/stap><input type=hidden name=item value={item}>"
    yield f"<p>Een fiets nakijken en herstellen, {item}</p>"
    for value in range(ANSWERS):
        yield f"<button name=value value={value}>antwoord {value}</button>"
    yield "</form>"


def _steps(done: dict[str, int]) -> Iterator[str]:
    for number in range(9):
        yield f"<h2>Deel {number}</h2>"
    for activity, count in list(done.items())[:3]:
        yield f"<p><b>{escape(activity)}</b> {count} gedaan <a href=/stap>Bekijk</a></p>"


def _results(rows: sqlite3.Cursor) -> Iterator[str]:
    for activity, at, values in rows:
        said = json.dumps(values.split(","))
        yield f"<h3>{escape(activity)} · {at}</h3><p>{escape(said)}</p><a href=/stap>Meer</a>"


def main() -> None:
    """Serve a new database."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--data", type=Path, required=True, help="a file that is not there yet")
    asked = parser.parse_args()
    app = pages(opened(asked.data))
    uvicorn.run(app, port=asked.port, log_level="warning", access_log=False, server_header=False)


if __name__ == "__main__":
    main()
