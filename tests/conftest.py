"""Keeps the answers of whoever runs the tests out of them."""
import os

import pytest


@pytest.fixture(autouse=True, scope="session")
def empty_answers_folder(tmp_path_factory):
    """An empty folder for answers, wherever a test names none."""
    os.environ["KIT_ANSWERS"] = str(tmp_path_factory.mktemp("answers"))
