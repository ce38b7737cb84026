"""Run one command and end with its exit code."""

import sys
from argparse import Namespace
from collections.abc import Callable, Sequence

from modules.admin import commands, keys
from modules.admin.arguments import parser
from modules.admin.staff import invite_administrator
from modules.storage.base import StoreError

_REFUSED = 3
COMMANDS: dict[str, Callable[[Namespace], int]] = {
    "backup": commands.backup,
    "restore": commands.bring_back,
    "check": commands.prove,
    "export": commands.write_export,
    "import": commands.read_export,
    "move": commands.move_over,
    "sheet": keys.sheet,
    "new-key": keys.make_key,
    "rotate-key": keys.change,
    "erase": commands.erase,
    "retention": commands.retention,
    "invite-administrator": invite_administrator,
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command that was asked for; return its exit code."""
    asked = parser().parse_args(arguments)
    try:
        return COMMANDS[asked.command](asked)
    except StoreError as error:
        print(f"{type(error).__name__}: {error}", file=sys.stderr)
        return _REFUSED


if __name__ == "__main__":
    sys.exit(main())
