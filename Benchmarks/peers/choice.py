"""The choice of one type over columns, against numpy."""
import os
import statistics

import numpy

import report
from processes import lines, now
from report import milliseconds, result


def choice(context):
    """Headroom 0.5, two instances at least, one zone, at most 200 ms; against numpy."""
    options = context.options
    report.head(["choice", "rows", "ours ms", "numpy ms", "ratio"], [13, 8, 9, 9, 6])
    for n in context.sizes("choice"):
        random_numbers = numpy.random.default_rng(options.seed)
        counts = random_numbers.integers(1, 9, n)
        # Tenths of an invocation, ten-thousandths of a dollar, both of the whole endpoint.
        tenths = random_numbers.integers(100, 100_000, n) * counts
        cents = random_numbers.integers(500, 500_000, n) * counts
        latencies = random_numbers.integers(10, 400, n).astype(float)
        types = random_numbers.integers(0, 400, n)
        rates = tenths / 10
        prices = cents / 10_000
        path = os.path.join(context.folder, "rows")
        with open(path, "wb") as file:
            numpy.array([n], dtype="<i8").tofile(file)
            for column in [rates, counts, prices, latencies, types]:
                column.astype("<f8").tofile(file)
        demand = 12_000

        def choose():
            needed = numpy.maximum(2, numpy.ceil(demand / (rates / counts * 0.5)))
            total = needed * (prices / counts)
            total[~(latencies <= 200)] = numpy.inf
            return total[numpy.argmin(total)]

        own = lines([context.ours, "choice", path, 4 * options.runs, demand])[0]
        choose()
        times = []
        for _ in range(4 * options.runs):
            start = now()
            total = choose()
            times.append((now() - start) * 1000)
        # Whole numbers leave no doubt about the count.
        exact = numpy.maximum(2, -(-20 * demand * counts // tenths)) * (cents // counts)
        exact = int(exact[latencies <= 200].min())
        if round(float(own[1]) * 10_000) != exact:
            context.fail(f"choice of {n} rows: {own[1]}, exactly {exact / 10_000}")
        if not abs(total - exact / 10_000) <= 1e-9 * total:
            print(f"numpy's choice costs {total}, exactly it is {exact / 10_000}")
        mine = float(own[0])
        peer = statistics.median(times)
        context.results.append(result("choice", "uniform", n, 1, mine, "numpy", peer))
        print(report.row(
            ["uniform", n, milliseconds(mine), milliseconds(peer), report.times(peer / mine)],
            [13, 8, 9, 9, 6]), flush=True)
