"""What can be asked of the commands, in words."""

import argparse
import os
from pathlib import Path

from modules.storage.opening import URL_VARIABLE
from modules.storage.retention import MONTHS

FOLDER_VARIABLE = "TWEEDE_KANS_DATA"
EXIT_CODES = """\
exit codes:
  0  done, and nothing is wrong
  1  something is wrong with the data (see what was printed)
  2  the command was not understood
  3  refused, and nothing was changed: wrong key, damaged or foreign backup, store in use
"""


def parser() -> argparse.ArgumentParser:
    """Return the parser of all commands."""
    commands_parser = argparse.ArgumentParser(
        prog="python -m modules.admin",
        description="Keep a Tweede Kans store: copies, checks, keys, erasure, moving.",
        epilog=EXIT_CODES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    commands_parser.add_argument(
        "--folder",
        type=Path,
        default=Path(os.environ.get(FOLDER_VARIABLE, "data")),
        help=f"the data folder (default: {FOLDER_VARIABLE}, or data)",
    )
    commands_parser.add_argument(
        "--database",
        default=os.environ.get(URL_VARIABLE),
        help=f"the PostgreSQL address, if the store is there (default: {URL_VARIABLE})",
    )
    subparsers = commands_parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    _copies(subparsers)
    _transfers(subparsers)
    _keys(subparsers)
    _people(subparsers)
    _staff(subparsers)
    return commands_parser


def _copies(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    backup = subparsers.add_parser("backup", help="write a sealed backup; the app may go on")
    backup.add_argument("target", type=Path, help="the folder for the large tar")
    backup.add_argument(
        "--keys",
        type=Path,
        help="the folder for the small tar of wrapped keys; keep these for a shorter time, for an "
        "erased person is erased from a backup once its keys are gone (default: TARGET/keys)",
    )
    restore = subparsers.add_parser("restore", help="put a backup in the place of the store")
    restore.add_argument("content", type=Path, help="the large tar")
    restore.add_argument("keys", type=Path, help="the tar of keys of the same backup")
    restore.add_argument(
        "--replace", action="store_true", help="also when the folder is in use; it is put aside"
    )
    restore.epilog = (
        "A backup from before a change of key: put the earlier key in TWEEDE_KANS_OLD_KEY. "
        "Into a database the backup is restored when the organisation has nobody there yet."
    )
    check = subparsers.add_parser("check", help="prove that everything opens and hangs together")
    check.add_argument(
        "--put-back",
        action="store_true",
        help="let the generation before stand again where a dossier is damaged",
    )


def _transfers(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    export = subparsers.add_parser("export", help="write everything, readable, as lines of JSON")
    export.add_argument("file", type=Path)
    import_ = subparsers.add_parser("import", help="bring an export into an empty store")
    import_.add_argument("file", type=Path)
    move = subparsers.add_parser("move", help="copy everything to an empty store of the other kind")
    move.add_argument("--to-folder", type=Path, help="from the database to this folder")
    move.add_argument("--to-database", help="from the folder to the database at this address")


def _keys(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    subparsers.add_parser("sheet", help="print the recovery sheet with the organisation's key")
    subparsers.add_parser("new-key", help="print a new key, for who keeps it in the environment")
    subparsers.add_parser(
        "rotate-key",
        help="change the organisation's key (with the key in the environment: to the one in "
        "TWEEDE_KANS_NEW_KEY); stop the app first, and make a backup after",
    )


def _staff(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    invite = subparsers.add_parser(
        "invite-administrator", help="print a link that makes an administrator's account, once"
    )
    invite.add_argument(
        "--site", default="http://localhost:8501", help="the address of the app (default: here)"
    )


def _people(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    erase = subparsers.add_parser("erase", help="erase one person for good")
    erase.add_argument("dossier", help="the id of the dossier")
    erase.add_argument("--yes", action="store_true", required=True, help="there is no way back")
    retention = subparsers.add_parser("retention", help="list whose time is over, or nearly")
    retention.add_argument(
        "--months", type=int, default=MONTHS, help=f"after the last activity (default {MONTHS})"
    )
    retention.add_argument("--erase", action="store_true", help="erase whose time is over")
