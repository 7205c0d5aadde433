"""Runs one notebook in a kernel of its own and says, cell by cell, how far it is.

execute.py NOTEBOOK OUTPUT KERNEL TIMEOUT: Book.java calls it. OUTPUT appears only when every cell passed;
a failed run takes its place as NAME.failed.ipynb, with the outputs up to the failure; an interrupted one changes
nothing. What the kernel itself logs goes to NAME.kernel.log in build/book.
"""
import asyncio
import fcntl
import os
import re
import signal
import sys
import tempfile
import time

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError
from jupyter_core.paths import jupyter_runtime_dir


def first_line(cell):
    lines = [line for line in cell.source.splitlines() if line.strip()]
    return lines[0][:90] if lines else ""


class Client(NotebookClient):
    """Ends its kernel once: interrupted, upstream does it twice at a time, and one stumbles over the other."""

    cleanup = None
    interrupted = False

    def heed_signals(self):
        """Upstream's handler ends the kernel, and the cell looks as if it had failed; ours remembers why."""
        loop = asyncio.get_running_loop()

        def on_signal():
            self.interrupted = True
            # Upstream's watch over the kernel finds it dead, which is no news then.
            loop.set_exception_handler(lambda *unheard: None)
            asyncio.ensure_future(self._async_cleanup_kernel())

        for number in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(number, on_signal)

    async def async_start_new_kernel(self, **arguments):
        """One at a time: ports are chosen before the kernel takes them, and another run could take one in between."""
        os.makedirs(jupyter_runtime_dir(), mode=0o700, exist_ok=True)
        self.starting = open(os.path.join(jupyter_runtime_dir(), "observability-demo.starting"), "w")
        fcntl.flock(self.starting, fcntl.LOCK_EX)
        await super().async_start_new_kernel(**arguments)

    async def async_start_new_kernel_client(self):
        try:
            return await super().async_start_new_kernel_client()
        finally:
            self.starting.close()

    async def async_execute_cell(self, *arguments, **options):
        self.heed_signals()
        return await super().async_execute_cell(*arguments, **options)

    async def _async_cleanup_kernel(self):
        self.cleanup = self.cleanup or asyncio.ensure_future(super()._async_cleanup_kernel())
        await self.cleanup


class Waits:
    """What base/Deadline.java notes of each wait in the kernel: milliseconds used and allowed."""

    def __init__(self):
        handle, self.path = tempfile.mkstemp()
        os.close(handle)
        os.environ["OBSERVABILITY_WAITS"] = self.path

    def nearest(self):
        """The wait since last asked that came nearest to its deadline, in words."""
        with open(self.path, "r+") as file:
            waits = [tuple(map(int, line.split())) for line in file]
            file.truncate(0)
        if not waits:
            return ""
        used, allowed = max(waits, key=lambda wait: wait[0] / max(wait[1], 1))
        return f"  [{100 * used // max(allowed, 1)} % of a wait of {allowed // 1000} s]"


class Narrator:
    """One line for each code cell: name, number, seconds, how it begins, and its longest wait."""

    def __init__(self, name, cells):
        self.name = name
        self.waits = Waits()
        self.code = [index for index, cell in enumerate(cells) if cell.cell_type == "code" and cell.source.strip()]
        self.number = 0
        self.cell = cells[0] if cells else None
        self.started = time.monotonic()

    def start(self, cell, cell_index):
        if cell_index in self.code:
            self.number += 1
            self.cell = cell
            self.started = time.monotonic()

    def done(self, cell, cell_index, execute_reply):
        seconds = time.monotonic() - self.started
        print(f"{self.name}  {self.number:2} of {len(self.code)}  {seconds:5.1f} s  {first_line(cell)}{self.waits.nearest()}", flush=True)


def write(notebook, path):
    """In one step, so that nobody ever sees half a notebook."""
    nbformat.write(notebook, path + ".new")
    os.replace(path + ".new", path)


def cleared(notebook):
    """As nobody has run it: upstream clears a cell when its turn comes, and a failed copy would keep what follows."""
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs = []
            cell.execution_count = None
    return notebook


def steady(notebook, kernelspec):
    """Drops what would change with the machine alone: the kernel's patch version and who ran it."""
    notebook.metadata["kernelspec"] = kernelspec
    notebook.metadata.get("language_info", {}).pop("version", None)
    return notebook


def why(error, cell):
    if isinstance(error, CellTimeoutError):
        return "the cell did not finish in time"
    if isinstance(error, DeadKernelError):
        return "the kernel died"
    for output in cell.outputs:
        if output.output_type == "error":
            # A compiler's message is in the traceback alone, in colour.
            trace = re.sub(r"\x1b\[[0-9;]*m", "", "\n".join(output.traceback))
            return f"{output.ename}: {output.evalue}\n{trace[:2000]}"
    return str(error)


def read(source):
    """Also for a notebook that an editor or a merge has spoiled."""
    try:
        return nbformat.read(source, as_version=4)
    except (nbformat.reader.NotJSONError, nbformat.ValidationError, AttributeError) as error:
        sys.exit(f"{source} is not a notebook: {str(error).splitlines()[0][:200]}")


def main(source, output, kernel, timeout):
    notebook = cleared(read(source))
    kernelspec = dict(notebook.metadata.get("kernelspec", {}))
    name = os.path.splitext(os.path.basename(source))[0]
    narrator = Narrator(name, notebook.cells)
    os.environ["JPY_SESSION_NAME"] = os.path.abspath(source)  # as Jupyter's server tells its kernels
    client = Client(
        notebook, kernel_name=kernel, timeout=int(timeout), record_timing=False,
        resources={"metadata": {"path": os.path.dirname(os.path.abspath(source))}},
        on_cell_start=narrator.start, on_cell_executed=narrator.done)
    failed = os.path.splitext(output)[0] + ".failed.ipynb"
    if os.path.exists(failed):
        os.remove(failed)
    try:
        with open(os.path.splitext(output)[0] + ".kernel.log", "wb") as log:
            client.execute(stdout=log, stderr=log)
    except (CellExecutionError, CellTimeoutError, DeadKernelError) as error:
        cell = narrator.cell
        if client.interrupted:
            print(f"{name}: interrupted at cell {narrator.number} of {len(narrator.code)}", file=sys.stderr)
            return 130
        if os.path.exists(output):
            os.remove(output)
        write(steady(notebook, kernelspec), failed)
        print(f"{name}: failed at cell {narrator.number} of {len(narrator.code)}\n\n{cell.source}\n\n{why(error, cell)}\n\nkept as {failed}", file=sys.stderr)
        return 1
    except (KeyboardInterrupt, asyncio.CancelledError):
        return 130
    write(steady(notebook, kernelspec), output)
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
