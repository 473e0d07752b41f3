"""Browser tests: a pupil's steps in a real JupyterLab. They skip where there is no Chromium, but not in CI."""
from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path

import pytest

import lab as labs


def _path_of_chromium() -> str:
    path = labs.chromium()
    if path is None:
        reason = f"no Chromium on this machine (looked for {', '.join(labs.CHROMIUM_NAMES)})"
        if os.environ.get("CI", "").lower() not in ("", "0", "false"):
            pytest.fail(f"{reason}, and in CI the browser tests must run", pytrace=False)
        pytest.skip(f"{reason}; browser tests need one")
    return path


@pytest.fixture(scope="session")
def browser():
    """One Chromium for all browser tests of a worker."""
    path = _path_of_chromium()
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=list(labs.CHROMIUM_ARGS))
        yield started
        started.close()


@pytest.fixture(scope="session")
def server(browser, tmp_path_factory):
    """One JupyterLab for all browser tests of a worker; each test has a folder of its own in it."""
    with labs.running(tmp_path_factory.mktemp("lab"), tmp_path_factory.mktemp("lab-own")) as running:
        yield running


@dataclass
class Place:
    """Where one test works: `folder` holds its copy of the kit, `name` is that folder's path on the server."""

    server: labs.Lab
    folder: Path
    name: str

    @property
    def url(self) -> str:
        return self.server.url

    @property
    def answers(self) -> Path:
        return self.folder / "notebooks" / "answers"


@pytest.fixture
def lab(server, request) -> Place:
    """A fresh copy of the kit, without answers, in a running JupyterLab. Its kernels end with the test."""
    name = re.sub(r"\W+", "-", request.node.name)[:60].strip("-")
    place = Place(server, labs.copy_kit(server.folder / name), name)
    yield place
    server.stop_kernels()


@pytest.fixture
def new_page(browser):
    """Makes pages, each with a browser storage of its own (or that of `context`)."""
    contexts = []

    def make(context=None, **options):
        if context is None:
            context = browser.new_context(viewport={"width": 1366, "height": 768}, **options)
            contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(15_000)
        return page

    yield make
    for context in contexts:
        context.close()


@pytest.fixture
def open_lesson(lab, new_page):
    """Opens notebooks/NAME in a workspace of its own and runs it all (`run=False`: leaves it as it opens)."""

    def opened(name: str, *, run: bool = True, page=None):
        page = page or new_page()
        name = name if name.endswith(".ipynb") else f"{name}.ipynb"
        labs.go(page, lab.server, f"{lab.name}/notebooks/{name}")
        if run:
            labs.run_all(page)
        return page

    return opened
