"""Made-up people who answer made-up items, written as the files an organisation would bring."""

import csv
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pytest

from modules.measurement import calibrate


class Files(NamedTuple):
    items: Path
    responses: Path
    params: Path


def people(many: int, scales: int = 5, length: int = 6, seed: int = 1) -> np.ndarray:
    """Return keyed answers 1 to 5: each scale has its own interest, and items their own noise."""
    draw = np.random.default_rng(seed)
    interest = draw.standard_normal((many, scales)) + 0.4 * draw.standard_normal((many, 1))
    noise = draw.standard_normal((many, scales, length))
    return np.clip(np.rint(3 + 0.9 * interest[:, :, None] + 0.8 * noise), 1, 5).reshape(many, -1)


def write(folder: Path, answers: np.ndarray, length: int = 6, reverse: bool = True) -> Files:
    """Write items and responses; every second item is reversed, NaN becomes an empty cell."""
    many = answers.shape[1]
    names = [f"q{number}" for number in range(many)]
    keys = [-1 if reverse and number % 2 else 1 for number in range(many)]
    files = Files(folder / "items.csv", folder / "responses.csv", folder / "params.json")
    with files.items.open("w", newline="") as file:
        lines = csv.writer(file)
        lines.writerow(["item_id", "scale", "keyed", "response_min", "response_max", "text"])
        lines.writerows(
            [name, "VWXYZ"[number // length], key, 1, 5, "a sentence, with a comma"]
            for number, (name, key) in enumerate(zip(names, keys, strict=True))
        )
    given = np.where(np.array(keys) < 0, 6 - answers, answers)
    with files.responses.open("w", newline="") as file:
        lines = csv.writer(file)
        lines.writerow(["id", *names, "language", "seconds"])
        lines.writerows(
            [
                f"p{row}",
                *("" if np.isnan(a) else int(a) for a in line),
                "nl" if row % 3 else "en",
                90,
            ]
            for row, line in enumerate(given)
        )
    return files


@pytest.fixture(scope="session")
def files(tmp_path_factory: pytest.TempPathFactory) -> Files:
    """Three hundred people who answered everything, calibrated."""
    made = write(tmp_path_factory.mktemp("bank"), people(300))
    run = [str(made.responses), "--items", str(made.items), "--out", str(made.params)]
    assert calibrate.main(run) == 0
    return made


@pytest.fixture
def bank_of(tmp_path: Path) -> Callable[..., Files]:
    """Return a writer of other banks: answers in, files out."""
    return partial(write, tmp_path)
