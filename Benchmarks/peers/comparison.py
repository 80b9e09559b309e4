"""One cell of a table: both sides in turn over one file of points, and their results compared."""
import json
import os
import statistics

import numpy

import clouds
import report
from processes import Peer, output

# A peer that takes so many times as long as another, and so many milliseconds at least, is not
# waited for at the next size.
HOPELESS = 5
WORTH_SAVING = 100


class Comparison:
    """The cells of a workload: its peers' processes, its table, and who was given up where."""

    def __init__(self, workload, peers, titles, widths, context):
        self.workload = workload
        self.peers = [Peer(name, "point_peer.py") for name in peers]
        self.context = context
        self.given_up = {}
        self.widths = [*widths, 9, *(max(9, len(name) + 3) for name in peers), 7]
        report.head(
            [*titles, "ours ms", *(f"{name} ms" for name in peers), "ratio"], self.widths)

    def close(self):
        for peer in self.peers:
            peer.close()

    def cell(self, cloud, columns, words, request, compare, places, runs=None, note="", only=None):
        """Measures one cell and prints its row.

        `words` are those of our side behind the file, rows, runs and output; `request` is what the
        peers get; `compare` gets both results and says what is wrong with them, or nothing; `places`
        are the row's first cells; `only` are the names of the peers that have the cell's method.
        """
        options = self.context.options
        d, n = columns.shape
        path = os.path.join(self.context.folder, "points")
        clouds.write(path, columns)
        own, answers = [], {}
        limit = options.limit
        memory = None
        taking_part = [
            peer for peer in self.peers
            if (only is None or peer.name in only)
            and peer.name not in self.given_up.get((cloud, d), set())]
        # Two rounds, so that a change of the machine's speed meets both sides; one where it is slow.
        for turn in range(2):
            mine = self.ours(path, n, words, runs, limit)
            if mine is None:
                self.context.fail(f"{self.workload} {cloud} n={n} d={d}: ours takes over {limit} s")
            else:
                own += mine["times"]
                memory = max(memory or 0, mine["memory"])
            for peer in taking_part:
                if turn and sum(answers[peer.name] or [limit * 1000]) > 1000:
                    continue
                found = self.theirs(peer, path, cloud, n, d, request, runs)
                if found is None:
                    answers[peer.name] = None
                    continue
                answers.setdefault(peer.name, []).extend(found["times"])
                if mine is not None and not turn:
                    self.check(peer.name, found["type"], cloud, n, d, compare)
            if mine is None or sum(own) > 1000:
                break
        mine = statistics.median(own) if own else None
        medians = {
            name: statistics.median(times) if times else None for name, times in answers.items()}
        self.tell(cloud, n, d, mine, medians, only, places)
        finished = [value for value in medians.values() if value is not None]
        hopeless = {
            name for name, value in medians.items()
            if value is None or value > max(HOPELESS * min(finished), WORTH_SAVING)}
        self.given_up.setdefault((cloud, d), set()).update(hopeless)
        return memory

    def ours(self, path, n, words, runs, limit):
        context = self.context
        text = output(
            [context.ours, self.workload, path, n, runs or context.options.runs, context.result,
             *words], limit)
        return None if text is None else json.loads(text)

    def theirs(self, peer, path, cloud, n, d, request, runs):
        options = self.context.options
        question = {
            "workload": self.workload, "path": path, "cloud": cloud, "n": n, "d": d,
            "runs": runs or options.runs, "output": self.context.result + "." + peer.name,
            **request}
        return peer.ask(json.dumps(question), options.limit)

    def check(self, name, kind, cloud, n, d, compare):
        result = self.context.result
        theirs = numpy.fromfile(result + "." + name, dtype=kind)
        wrong = compare(result, theirs)
        if wrong:
            self.context.fail(f"{self.workload} {cloud} n={n} d={d}: {name} {wrong}")

    def tell(self, cloud, n, d, mine, medians, only, places):
        context = self.context
        names = [peer.name for peer in self.peers]
        for name in names:
            if only is None or name in only:
                context.results.append(report.result(
                    self.workload, cloud, n, d, mine, name, medians.get(name)))
        finished = [value for value in medians.values() if value is not None]
        ratio = min(finished) / mine if finished and mine else None
        print(report.row(
            [*places, report.milliseconds(mine),
             *(report.milliseconds(medians.get(name)) if only is None or name in only else ""
               for name in names), report.times(ratio)], self.widths), flush=True)


def same_rows(result, mask):
    """Our indices of the frontier against a mask."""
    rows = numpy.fromfile(result, dtype=numpy.int64)
    if not numpy.array_equal(rows, numpy.flatnonzero(mask)):
        return f"has {numpy.count_nonzero(mask)} rows, ours {len(rows)}"


def same_layers(result, layers):
    """Our layers, from 1, against others from 0 or 1."""
    numbers = numpy.fromfile(result, dtype=numpy.int32)
    layers = layers - layers.min() + 1
    if not numpy.array_equal(numbers, layers):
        return f"has {layers.max()} layers and ours {numbers.max()}, " \
            f"{numpy.count_nonzero(numbers != layers)} rows differ"


def close_numbers(result, theirs, tolerance=1e-9):
    """Our numbers against others, relative to each, or to a thousandth of the greatest."""
    numbers = numpy.fromfile(result)
    if numbers.shape != theirs.shape:
        return f"has {theirs.shape} numbers, ours {numbers.shape}"
    scale = numpy.maximum(numpy.abs(theirs), 1e-3 * numpy.abs(theirs).max())
    difference = (numpy.abs(numbers - theirs) / numpy.where(scale > 0, scale, 1)).max()
    if not difference <= tolerance:
        return f"differs by {difference:.2g}"
