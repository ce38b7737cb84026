"""`python -m tests.golden`: write down again what Els reads, after a change that was meant."""

import os
import sys
from pathlib import Path

import pytest

from tests.golden.test_summaries import RENEW

if __name__ == "__main__":
    os.environ[RENEW] = "1"
    sys.exit(pytest.main(["-q", str(Path(__file__).parent)]))
