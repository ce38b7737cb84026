"""A disk whose plug can be pulled: ext4 in a file, shut down without writing anything more."""

import fcntl
import os
import shutil
import struct
import subprocess
import time
from pathlib import Path

_SHUTDOWN = 0x8004587D
"""EXT4_IOC_SHUTDOWN; with flag 2 (NOLOGFLUSH) everything not yet synced is gone."""


class NoDisk(Exception):
    """This machine cannot make such a disk (no root, no loop devices)."""


class PowerDisk:
    """The disk, mounted at `folder`; raises NoDisk."""

    def __init__(self, work: Path, megabytes: int = 256) -> None:
        self._image, self.folder = work / "disk.img", work / "disk"
        if os.geteuid() or not shutil.which("mkfs.ext4") or not Path("/dev/loop-control").exists():
            raise NoDisk("root, mkfs.ext4 and loop devices are needed")
        self.folder.mkdir()
        with self._image.open("wb") as image:
            image.truncate(megabytes << 20)
        _run("mkfs.ext4", "-q", "-F", str(self._image))
        self._mount()

    def cut(self) -> None:
        """Pull the plug."""
        handle = os.open(self.folder, os.O_RDONLY)
        fcntl.ioctl(handle, _SHUTDOWN, struct.pack("I", 2))
        os.close(handle)

    def power_on(self) -> None:
        """Mount again, as a machine does that starts after a power cut."""
        self.close()
        self._mount()

    def close(self) -> None:
        """Unmount; a process that is just ending may hold the disk a moment longer."""
        for _ in range(100):
            if not subprocess.run(["umount", self.folder], capture_output=True).returncode:
                return
            time.sleep(0.05)
        raise NoDisk(f"{self.folder} cannot be unmounted")

    def _mount(self) -> None:
        _run("mount", "-o", "loop", str(self._image), str(self.folder))


def _run(*words: str) -> None:
    done = subprocess.run(words, capture_output=True, text=True)
    if done.returncode:
        raise NoDisk(f"{words[0]}: {done.stderr.strip()}")
