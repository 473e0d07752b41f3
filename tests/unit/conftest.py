"""What several unit tests need: the kernel's one session, and a copy of the texts that may be broken."""
from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from exercises import session as sessions
from exercises.session import HOME, TEXT_KEY, Session

KIT = Path(__file__).resolve().parents[2]


@pytest.fixture
def start(tmp_path, monkeypatch):
    """Makes the kernel's one session: on these texts, with empty answers, on the text chosen."""
    def started(root: Path = KIT, text: str = HOME) -> Session:
        made = Session(root, tmp_path / "answers")
        made.answers.put(TEXT_KEY, {"choice": text})
        monkeypatch.setattr(sessions, "Session", lambda: made)
        sessions.session.cache_clear()
        return made

    yield started
    sessions.session.cache_clear()


@pytest.fixture
def copied(tmp_path) -> Path:
    """A copy of the texts that a test may break; gives the folder that holds texts/."""
    shutil.copytree(KIT / "texts", tmp_path / "kit" / "texts")
    return tmp_path / "kit"
