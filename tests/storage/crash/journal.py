"""What writers said, line by line: TRY before a save, ACK once it was said to be kept."""

import os
from typing import IO, NamedTuple


class Said(NamedTuple):
    """What was tried (in order, by key), and the last that was said to be kept."""

    tried: dict[str, list[str]]
    kept: dict[str, str]
    count: int


class Verdict(NamedTuple):
    """What is wrong after a crash."""

    lost: list[str]
    never_written: list[str]
    unreadable: list[str]

    @property
    def is_clean(self) -> bool:
        """Say whether nothing is wrong."""
        return not (self.lost or self.never_written or self.unreadable)


def say(out: int, word: str, key: str, value: str) -> None:
    """Write one line, straight to the file: what was said before a kill stays said."""
    os.write(out, f"{word} {key} {value}\n".encode())


def heard(outs: list[IO[bytes]], marks: list[int]) -> Said:
    """Return what writers said; an ACK counts only up to the mark, the moment of the crash."""
    said = Said({}, {}, 0)
    count = 0
    for out, mark in zip(outs, marks, strict=True):
        out.seek(0)
        content = out.read()
        position = 0
        for line in content.split(b"\n")[:-1]:
            position += len(line) + 1
            word, key, value = line.decode().split(" ")
            if value not in said.tried.setdefault(key, []):
                said.tried[key].append(value)
            if word == "ACK" and position <= mark:
                said.kept[key] = value
                count += 1
    return said._replace(count=count)


def judged(said: Said, found: dict[str, str], unreadable: list[str]) -> Verdict:
    """Hold what was said against what is there.

    What was tried after the last ACK may be there or not: both are right.
    """
    lost, never_written = [], []
    for key, value in said.kept.items():
        order = said.tried[key]
        if key not in found:
            lost.append(f"{key}: {value} was kept, nothing is there")
        elif found[key] in order and order.index(found[key]) < order.index(value):
            lost.append(f"{key}: {value} was kept, {found[key]} is there")
    for key, value in found.items():
        if key in said.tried and value not in said.tried[key]:
            never_written.append(f"{key}: {value}")
    return Verdict(lost, never_written, unreadable)
