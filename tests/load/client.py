"""Look at a page as the server sends it: `python -m tests.load.client URL`, without a browser.

With `--as Bart` the visitor is one of the demonstration people; `--click KEY` presses a button, in
the order given. The elements are printed, and what each act cost.
"""

import argparse
import asyncio
import sys

from modules.services.organisation.demo import SIGN_INS
from tests.load.people import demonstration
from tests.load.session import Session


async def look(asked: argparse.Namespace) -> None:
    """Open the page, press the buttons, and print what is there."""
    cookies = await demonstration(asked.url, asked.who) if asked.who else {}
    async with Session(asked.url, cookies) as session:
        await session.load(asked.path)
        for key in asked.click:
            await session.click(key)
        print(session.root.render())
        for act in session.acts:
            print(f"{act.name}: {act.seconds * 1e3:.1f} ms, {act.bytes_in} bytes, {act.runs} runs")


def main() -> int:
    """Do what was asked for on the command line."""
    parser = argparse.ArgumentParser(prog="tests.load.client", description=__doc__)
    parser.add_argument("url", help="a server on this machine, as http://127.0.0.1:8501")
    parser.add_argument("--path", default="", help="the address of a page, as delen")
    parser.add_argument("--as", dest="who", choices=sorted(SIGN_INS))
    parser.add_argument("--click", action="append", default=[], metavar="KEY")
    asyncio.run(look(parser.parse_args()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
