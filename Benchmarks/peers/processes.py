"""Both sides as processes: our executable, started for a measurement, and peers that wait for them."""
import json
import os
import select
import subprocess
import sys
import time

HERE = os.path.dirname(os.path.abspath(__file__))


def build(package, product, options):
    """The path of a release build of a product."""
    command = ["swift", "build", "-c", "release", "--package-path", package,
               "--product", product, *options]
    print("building", product, file=sys.stderr)
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True)
    if done.returncode:
        sys.exit(done.stdout + done.stderr)
    path = subprocess.run([*command, "--show-bin-path"], stdin=subprocess.DEVNULL,
                          capture_output=True, text=True, check=True)
    return os.path.join(path.stdout.strip().splitlines()[-1], product)


def lines(command, variables=None, cores=None):
    """What a command prints, as lists of words."""
    return [line.split() for line in output(command, None, cores, variables).splitlines()]


def output(command, limit=None, cores=None, variables=None):
    """What a command prints; None where it takes longer than the limit, in seconds."""
    try:
        done = subprocess.run(
            [str(word) for word in command], capture_output=True, text=True, timeout=limit,
            env={**os.environ, **(variables or {})},
            preexec_fn=(lambda: os.sched_setaffinity(0, cores)) if cores else None)
    except subprocess.TimeoutExpired:
        return None
    if done.returncode:
        sys.exit(f"{' '.join(map(str, command))}: {done.stderr}")
    return done.stdout


class Peer:
    """A peer that waits for questions, a line each, in a process of its own."""

    def __init__(self, name, script):
        self.name = name
        self.script = script
        self.process = None

    def start(self):
        self.process = subprocess.Popen(
            [sys.executable, "-B", os.path.join(HERE, self.script), self.name],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def ask(self, question, limit=None):
        """The answer, from JSON; None where it takes longer than the limit, in seconds."""
        if self.process is None:
            self.start()
        print(question, file=self.process.stdin, flush=True)
        if limit is not None and not select.select([self.process.stdout], [], [], limit)[0]:
            self.process.kill()
            self.process.wait()
            self.process = None
            return None
        answer = self.process.stdout.readline()
        if not answer:
            sys.exit(f"{self.name} stopped")
        return json.loads(answer)

    def close(self):
        if self.process is not None:
            self.process.stdin.close()
            self.process.wait()
            self.process = None


# Seconds from some fixed moment on, by the clock that our side has, too.
now = time.process_time if os.environ.get("BENCHMARK_CLOCK") == "cpu" else time.perf_counter


def measure(work, runs, limit=2, least=0.1):
    """Milliseconds of each run after one that is not counted, and the result of the last.

    The rules are those of our side's stopwatch: stops early when the runs have taken `limit`
    seconds, a first run that alone takes as long is the only one, and counted; goes on beyond `runs`
    until they have taken `least`.
    """
    first = now()
    result = work()
    begin = now()
    if runs == 0 or begin - first > limit:
        return [(begin - first) * 1000], result
    times = []
    while True:
        result = None
        start = now()
        result = work()
        end = now()
        times.append((end - start) * 1000)
        spent = end - begin
        if spent > limit or len(times) >= 8 * runs or len(times) >= runs and spent >= least:
            return times, result
