"""Scores, weights from the values and weight-space sampling, against MCDA libraries and numpy."""
import numpy

import clouds
import report
import score_peers
from comparison import Comparison, close_numbers

COLUMNS = 5
SAMPLES = 10_000


def scoring(context):
    compare_methods(context, "scoring", score_peers.SCORES)


def weights(context):
    compare_methods(context, "weights", score_peers.WEIGHTS)


def compare_methods(context, workload, methods):
    """The cloud of a record is the method."""
    options = context.options
    peers = sorted({name for own in methods.values() for name in own})
    comparison = Comparison(workload, peers, [workload, "n"], [18, 7], context)
    for method, own in methods.items():
        sizes = context.sizes(workload)
        # pymcdm compares all pairs, in matrices of all pairs: only over a few rows.
        for n in sorted({1000, *sizes}) if method == "promethee" else sizes:
            names = [name for name in own if (method, name) != ("promethee", "pymcdm") or n <= 1000]
            columns, senses = clouds.matrix(n, COLUMNS, options.seed)
            comparison.cell(
                method, columns, [method, ",".join(senses)],
                {"method": method, "senses": senses}, close_numbers, [method, report.count(n)],
                only=names)
    comparison.close()


def sampling(context):
    """10,000 weightings of 10,000 rows of five objectives: how often each row is first, and how
    often first, second and third. The cloud of a record is which."""
    options = context.options
    comparison = Comparison("sampling", ["numpy"], ["sampling", "n"], [18, 7], context)
    memory = []
    for name, ranks in [("first rank", 1), ("first three ranks", 3)]:
        for n in context.sizes("sampling"):
            columns = clouds.cloud("anti-correlated", n, COLUMNS, options.seed)
            beyond = comparison.cell(
                name, columns, [SAMPLES, options.seed, ranks],
                {"samples": SAMPLES, "seed": options.seed, "ranks": ranks},
                lambda result, theirs: same_shares(result, theirs, n * ranks),
                [name, report.count(n)])
            if beyond is not None:
                memory.append(f"{name}, n = {n}: {beyond / 1e6:.1f} MB")
    comparison.close()
    print("\nOur memory beyond the input, at the peak: " + "; ".join(memory))


def same_shares(result, theirs, count):
    """Shares to the last sample, which follow from the same weightings; central weights nearly."""
    numbers = numpy.fromfile(result)
    if numbers.shape != theirs.shape:
        return f"has {theirs.shape} numbers, ours {numbers.shape}"
    differ = numpy.abs(numbers[:count] - theirs[:count]) > 0.5 / SAMPLES
    if differ.any():
        return f"has {numpy.count_nonzero(differ)} other shares"
    difference = numpy.abs(numbers[count:] - theirs[count:]).max()
    if not difference <= 1e-9:
        return f"has central weights that differ by {difference:.2g}"
