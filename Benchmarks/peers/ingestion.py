"""Files of steps into columns, against simdjson, duckdb, orjson, msgspec, polars and pandas."""
import gzip
import json
import os
import shutil
import statistics
import subprocess
import sys

import report
import steps
from processes import HERE, Peer, lines
from report import result

# The shape as the programs call it, and the formulations of simdjson of which the faster counts.
SHAPES = {
    "lines": ("lines", ["switch", "find"]), "pages": ("pages", ["switch", "find"]),
    "document": ("document", ["switch", "find", "switch-map"]),
    "array": ("array", ["switch", "find", "switch-map"]),
    "indent 2": ("document", ["switch", "find", "switch-map"]),
    "indent 4": ("document", ["switch", "find", "switch-map"])}
TITLES = {
    "lines": "a step a line", "pages": "a page a line", "document": "one page",
    "array": "one array", "indent 2": "indented by 2", "indent 4": "indented by 4"}
# One file of which several threads read pieces.
DIVISIBLE = ["lines", "pages"]
PYTHON = ["duckdb", "orjson", "msgspec", "polars", "pandas"]
WIDTHS = [16, 5, 7, 5, 8, 6, 6, 7, 6, 6, 10, 12]
HEAD = ["ingestion, GB/s", "MB", "rows", "ours", "simdjson", *PYTHON, "÷ simdjson", "÷ the next"]
ROUNDS = 2


def simdjson():
    """The path of simdjson's program; None where there is no compiler or no libsimdjson-dev."""
    program = os.path.join(os.path.dirname(HERE), ".build-peers", "simdjson_steps")
    source = os.path.join(HERE, "simdjson_steps.cpp")
    if os.path.exists(program) and os.path.getmtime(program) > os.path.getmtime(source):
        return program
    print("building simdjson_steps", file=sys.stderr)
    done = subprocess.run(
        ["c++", "-std=c++20", "-O3", "-march=native", "-DNDEBUG", "-o", program, source,
         "-lsimdjson"], capture_output=True, text=True)
    if done.returncode:
        print("no simdjson (apt-get install libsimdjson-dev):",
              done.stderr.splitlines()[0] if done.stderr else "", file=sys.stderr)
        return None
    return program


class Side:
    """One program that prints a median and what it has read."""

    def __init__(self, command):
        self.command = command
        self.times = []
        self.contents = None

    def run(self):
        words = lines(self.command)[0]
        self.times.append(float(words[0]))
        self.contents = [float(word) for word in words[1:]]

    @property
    def milliseconds(self):
        return statistics.median(self.times)


def close(one, other):
    """Equal but for the order of additions and the widening of Float32 that our side undoes."""
    return len(one) == len(other) and all(
        abs(a - b) <= 1e-6 * max(abs(a), abs(b)) for a, b in zip(one, other))


def compared(context, title, shape, path, size, count, formulations, program, peers=True):
    """A row of the table: all sides on one path, ours and simdjson in turn."""
    runs = context.options.runs
    ours = Side([context.ours, "ingestion", path, runs, 1])
    theirs = [Side([program, shape, name, runs, path]) for name in formulations if program]
    for _ in range(ROUNDS):
        for side in [ours, *theirs]:
            side.run()
    if ours.contents[0] != count:
        context.fail(f"{title}: {ours.contents[0]:.0f} rows of {count}")
    for side in theirs:
        if not close(side.contents, ours.contents):
            context.fail(f"{title}: simdjson has {side.contents}, ours {ours.contents}")
    fastest = min(theirs, key=lambda side: side.milliseconds, default=None)
    mine = ours.milliseconds
    times = {"simdjson": fastest.milliseconds if fastest else None}
    for name in PYTHON:
        times[name] = peer_time(context, title, name, shape, path, ours.contents) if peers else None
    for name, time in times.items():
        if time is not None:
            context.results.append(
                result("ingestion", title, size, round(size / 1e6), mine, name, time))
    others = [times[name] for name in PYTHON if times[name] is not None]
    if fastest:
        print(f"  {title}: simdjson by " + ", ".join(
            f"{side.command[2]} {size / side.milliseconds / 1e6:.2f}" for side in theirs),
            file=sys.stderr)
    cells = [title, round(size / 1e6), count, speed(size, mine)]
    cells += [speed(size, times[name]) for name in ["simdjson", *PYTHON]]
    cells += [ratio(times["simdjson"], mine), ratio(min(others, default=None), mine)]
    print(report.row(cells, WIDTHS), flush=True)
    return mine


def peer_time(context, title, name, shape, path, contents):
    """A Python library's median in a process of its own; None where it cannot."""
    peer = Peer(name, "ingestion_peer.py")
    answer = peer.ask(
        json.dumps({"shape": shape, "path": path, "runs": min(3, context.options.runs)}),
        limit=context.options.limit)
    if answer is None or "error" in answer:
        print(f"  {title}: {name}: {answer['error'] if answer else 'given up'}", file=sys.stderr)
        peer.close()
        return None
    peer.close()
    # Rows, the sums of rates and of costs an hour.
    if not close([answer["rows"], answer["rate"], answer["cost"]],
                 [contents[0], contents[7], contents[3]]):
        context.fail(f"{title}: {name} has {answer}, ours {contents}")
    return statistics.median(answer["ms"])


def speed(size, milliseconds):
    return "—" if milliseconds is None else f"{size / milliseconds / 1e6:.2f}"


def ratio(peer, mine):
    return "—" if peer is None else f"{peer / mine:.2f}×"


def ingestion(context):
    """GB/s of files in the page cache, reading included, one core."""
    options = context.options
    program = simdjson()
    report.head(HEAD, WIDTHS)
    path = os.path.join(context.folder, "steps.json")
    for name, (shape, formulations) in SHAPES.items():
        if options.shapes and name not in options.shapes:
            continue
        count = steps.write(name, path, options.megabytes, options.seed)
        size = os.path.getsize(path)
        compared(context, TITLES[name], shape, path, size, count, formulations, program)
        if options.threads and name in DIVISIBLE:
            threaded(context, path, TITLES[name], size, options.threads)
        os.unlink(path)
    if not options.shapes or "files" in options.shapes:
        for each in sorted({options.megabytes * 1e6 / options.files, 4000.0}, reverse=True):
            many_files(context, program, each)
    if not options.shapes or "gzip" in options.shapes:
        zipped(context, path)


def many_files(context, program, each):
    """A folder of pages, and the same bytes in one file."""
    options = context.options
    folder = os.path.join(context.folder, "jobs")
    count = steps.folder(folder, each * options.files, options.seed, options.files)
    whole = folder + ".jsonl"
    size = os.path.getsize(whole)
    title = f"{options.files} × {each / 1000:.0f} KB"
    many = compared(context, title, "files", folder, size, count, ["switch", "find"], program)
    one = compared(
        context, "  in one file", "pages", whole, size, count, ["switch", "find"], program)
    print(f"  {title}: {many / one:.2f} times as long as the same bytes in one file", flush=True)
    if options.threads:
        threaded(context, folder, title, size, options.threads)
    shutil.rmtree(folder)
    os.unlink(whole)


def threaded(context, path, title, size, threads):
    """Ours with more threads on as many cores, by the wall clock."""
    environment = {**os.environ, "BENCHMARK_CLOCK": "wall"}
    cores = set(context.cores[:threads])
    times = {1: [], threads: []}
    contents = {}
    for _ in range(2 * ROUNDS):
        for number in times:
            done = subprocess.run(
                [context.ours, "ingestion", path, str(context.options.runs), str(number)],
                capture_output=True, text=True, check=True, env=environment,
                preexec_fn=lambda: os.sched_setaffinity(0, cores))
            time, *contents[number] = done.stdout.split()
            times[number].append(float(time))
    if contents[1] != contents[threads]:
        context.fail(f"{title}: {threads} threads give another table")
    one, more = (statistics.median(values) for values in times.values())
    print(f"  {title}: {speed(size, one)} GB/s with one thread, {speed(size, more)} with {threads} "
          f"on {len(cores)} cores: {one / more:.2f}×", flush=True)


def zipped(context, path):
    """A step a line, gzip at its usual level; GB/s of what comes out of it."""
    options = context.options
    count = steps.write("lines", path, options.megabytes / 4, options.seed)
    size = os.path.getsize(path)
    name = path + "l.gz"
    with open(path, "rb") as source, gzip.open(name, "wb", compresslevel=6) as target:
        shutil.copyfileobj(source, target, 1 << 20)
    compared(context, "lines, gzip", "lines", name, size, count, [], None)
    os.unlink(path)
    os.unlink(name)
