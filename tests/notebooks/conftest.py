"""Gives every notebook under test an empty answers folder, so that nobody's own answers change its outputs."""
import os
import tempfile

import pytest

_given: dict[str, tempfile.TemporaryDirectory] = {}


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item):
    """Runs before the kernel of the notebook starts; the kernel inherits the folder."""
    if item.path.suffix == ".ipynb":
        folder = _given.setdefault(str(item.path), tempfile.TemporaryDirectory(prefix="answers-"))
        os.environ["KIT_ANSWERS"] = folder.name
