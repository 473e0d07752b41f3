"""A real JupyterLab on a copy of the kit, and what a test does in it."""
from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
import uuid
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

KIT = Path(__file__).resolve().parents[2]
PARTS = ("notebooks", "exercises", "texts")
CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome")
CHROMIUM_ARGS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking",
                 "--disable-component-update", "--disable-sync")
OVERRIDES = {
    "@jupyterlab/apputils-extension:notification": {"fetchNews": "false", "checkForUpdates": False},
}


def chromium() -> str | None:
    """The path of a Chromium on this machine, or None."""
    return next((path for name in CHROMIUM_NAMES if (path := shutil.which(name))), None)


def copy_kit(folder: Path) -> Path:
    """Copies what a learner opens into `folder`, without anybody's answers."""
    for part in PARTS:
        if (KIT / part).is_dir():
            shutil.copytree(KIT / part, folder / part,
                            ignore=shutil.ignore_patterns("answers", "__pycache__", ".ipynb_checkpoints"))
    return folder


def write_notebook(path: Path, cells: Sequence[str]) -> Path:
    """A notebook of code cells; a cell that starts with # is prose."""
    import nbformat.v4 as v4

    made = [v4.new_markdown_cell(c) if c.startswith("#") else v4.new_code_cell(c) for c in cells]
    spec = {"kernelspec": {"name": "python3", "display_name": "Python 3 (ipykernel)", "language": "python"}}
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(v4.new_notebook(cells=made, metadata=spec)), encoding="utf-8")
    return path


@dataclass
class Lab:
    """A running JupyterLab. `folder` is its root; `log` holds what it wrote."""

    url: str
    folder: Path
    log: Path
    process: subprocess.Popen

    def api(self, path: str, method: str = "GET") -> object:
        """The answer of the server's REST interface, read from JSON."""
        request = urllib.request.Request(f"{self.url}/api/{path}", method=method)
        with urllib.request.urlopen(request, timeout=10) as answer:
            return json.loads(answer.read() or b"null")

    def stop_kernels(self) -> None:
        for session in self.api("sessions"):
            self.api(f"sessions/{session['id']}", "DELETE")

    def stop(self) -> None:
        """Ends the server, as a closed laptop or a Binder that timed out would."""
        self.process.terminate()
        try:
            self.process.wait(15)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait(5)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _environment(own: Path) -> dict[str, str]:
    """The caller's environment with folders of its own, and without a folder for answers."""
    names = {"JUPYTER_CONFIG_DIR": "config", "JUPYTER_DATA_DIR": "data",
             "JUPYTER_RUNTIME_DIR": "runtime", "IPYTHONDIR": "ipython"}
    kept = {k: v for k, v in os.environ.items() if k != "KIT_ANSWERS"}
    return {**kept, **{name: str(own / folder) for name, folder in names.items()}}


def _command(folder: Path, own: Path, port: int) -> list[str]:
    return [
        sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root", "--ip=127.0.0.1",
        f"--port={port}", "--ServerApp.port_retries=0", f"--ServerApp.root_dir={folder}",
        "--IdentityProvider.token=", "--ServerApp.password=", "--ServerApp.disable_check_xsrf=True",
        "--LabApp.expose_app_in_browser=True", f"--LabApp.app_settings_dir={own / 'settings'}",
        f"--LabApp.workspaces_dir={own / 'workspaces'}", f"--LabApp.user_settings_dir={own / 'user-settings'}",
    ]


def start(folder: Path, own: Path, overrides: dict | None = None, port: int = 0) -> Lab:
    """Starts a JupyterLab on `folder` that keeps its own things in `own`; ready when this returns."""
    (own / "settings").mkdir(parents=True, exist_ok=True)
    (own / "settings" / "overrides.json").write_text(json.dumps({**OVERRIDES, **(overrides or {})}), encoding="utf-8")
    port, log = port or _free_port(), own / "lab.log"
    with log.open("ab") as out:
        process = subprocess.Popen(_command(folder, own, port), env=_environment(own), cwd=folder, stdout=out, stderr=out)
    lab = Lab(f"http://127.0.0.1:{port}", folder, log, process)
    _wait_until_ready(lab)
    return lab


def _wait_until_ready(lab: Lab, seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end and lab.process.poll() is None:
        try:
            lab.api("status")
            return
        except OSError:
            time.sleep(0.2)
    lab.stop()
    raise RuntimeError(f"JupyterLab did not start; it wrote:\n{lab.log.read_text(errors='replace')[-3000:]}")


@contextmanager
def running(folder: Path, own: Path, overrides: dict | None = None) -> Iterator[Lab]:
    """A JupyterLab that ends with the block."""
    lab = start(folder, own, overrides)
    try:
        yield lab
    finally:
        lab.stop()


def go(page, lab: Lab, notebook: str) -> None:
    """Opens a notebook, by its path from the server's root, in a workspace of its own. Runs nothing."""
    page.goto(f"{lab.url}/lab/workspaces/w{uuid.uuid4().hex[:8]}/tree/{notebook}?reset")
    page.wait_for_function(_NOTEBOOK_READY, timeout=60_000)
    _hush(page)


def run_all(page, seconds: float = 60) -> None:
    """Presses Run All Cells and waits until the kernel is idle and every widget is drawn."""
    page.evaluate("() => window.jupyterapp.commands.execute('notebook:run-all-cells')")
    wait_until_run(page, seconds)


def wait_until_run(page, seconds: float = 60) -> None:
    """Waits until no cell is running or waiting, and every widget is drawn."""
    page.wait_for_function(_ALL_RUN, timeout=seconds * 1000)
    page.wait_for_function(_WIDGETS_DRAWN, timeout=seconds * 1000)


def restart_kernel(page) -> None:
    """A new kernel, nothing run in it."""
    page.evaluate("() => window.jupyterapp.shell.currentWidget.sessionContext.session.kernel.restart()")
    page.wait_for_function(_KERNEL_IDLE, timeout=30_000)


def save(page) -> None:
    page.evaluate("() => window.jupyterapp.commands.execute('docmanager:save')")
    page.wait_for_function("() => !window.jupyterapp.shell.currentWidget.context.model.dirty", timeout=15_000)


def _hush(page) -> None:
    """Folds away what is not the lesson: the side bar and what floats over it."""
    page.evaluate("""async () => {
      const app = window.jupyterapp
      if (!app.shell.leftCollapsed) await app.commands.execute('application:toggle-left-area')
      if (!app.shell.rightCollapsed) await app.commands.execute('application:toggle-right-area')
    }""")


_NOTEBOOK_READY = """() => {
  const panel = window.jupyterapp?.shell?.currentWidget
  return Boolean(panel?.content?.model?.cells?.length && panel.context?.isReady &&
    panel.sessionContext?.isReady && panel.sessionContext.session?.kernel?.connectionStatus === 'connected')
}"""

_KERNEL_IDLE = """() => {
  const kernel = window.jupyterapp.shell.currentWidget.sessionContext.session?.kernel
  return kernel?.status === 'idle' && kernel?.connectionStatus === 'connected'
}"""

_ALL_RUN = """() => {
  const panel = window.jupyterapp.shell.currentWidget
  const code = panel.content.widgets.filter(c => c.model.type === 'code' && c.model.sharedModel.getSource().trim())
  const done = code.every(c => c.model.executionCount && c.model.executionState !== 'running')
  const failed = code.some(c => c.model.outputs.toJSON().some(o => o.output_type === 'error'))
  return panel.sessionContext.session?.kernel?.status === 'idle' && (done || failed)
}"""

_WIDGETS_DRAWN = """() => {
  const panel = window.jupyterapp.shell.currentWidget
  const view = 'application/vnd.jupyter.widget-view+json'
  const drawn = node => node?.firstElementChild && !node.textContent.startsWith('Loading widget')
  return panel.content.widgets.filter(c => c.model.type === 'code').every(cell => {
    const nodes = cell.node.querySelectorAll('.jp-OutputArea-child > .jp-OutputArea-output')
    return cell.model.outputs.toJSON().every((o, i) => !o.data?.[view] || drawn(nodes[i]))
  })
}"""
