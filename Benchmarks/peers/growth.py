"""How our side grows with the rows: time and memory of the frontier and of layers, without peers."""
import json
import os
import statistics

import clouds
import report
from processes import output

SIZES = {"frontier": [10 ** power for power in range(3, 8)],
         "layers": [10 ** power for power in range(3, 7)]}
WIDTHS = [9, 15, 2, 7, 9, 9, 8]


def growth(context):
    """Memory is what the process has at the peak beyond what it had with the points, in multiples of
    the points' own size; of small inputs it says nothing."""
    options = context.options
    path = os.path.join(context.folder, "points")
    report.head(["growth", "cloud", "d", "n", "ours ms", "ns a row", "× input"], WIDTHS)
    for workload in [name for name in SIZES if name in options.only] or list(SIZES):
        for cloud in options.clouds:
            for d in options.dimensions:
                for n in options.sizes or SIZES[workload]:
                    clouds.write(path, clouds.cloud(cloud, n, d, options.seed))
                    text = output(
                        [context.ours, workload, path, n, 3, context.result], options.limit)
                    if text is None:
                        context.fail(f"growth of {workload} {cloud} n={n} d={d}: over the limit")
                        continue
                    found = json.loads(text)
                    mine = statistics.median(found["times"])
                    memory = found["memory"] / (8 * n * d)
                    context.results.append(
                        report.result(f"{workload} growth", cloud, n, d, mine, None, None)
                        | {"memoryRatio": memory})
                    print(report.row(
                        [workload, cloud, d, report.count(n), report.milliseconds(mine),
                         f"{mine * 1e6 / n:.3g}", f"{memory:.2f}" if n >= 100_000 else ""],
                        WIDTHS), flush=True)


def threads(context):
    """Our side with one thread and with more: times by the wall clock, and results byte for byte."""
    options = context.options
    path = os.path.join(context.folder, "points")
    cores = set(context.cores[:options.threads])
    titles = ["threads", "cloud", "d", "n", "1 ms", f"{options.threads} ms", "speed-up"]
    report.head(titles, WIDTHS)
    for workload, names, words in [
            ("frontier", options.clouds, []), ("layers", options.clouds, []),
            ("sampling", ["anti-correlated"], [10_000, options.seed, 3])]:
        if not set(options.only).isdisjoint(SIZES | {"sampling": 0}) \
                and workload not in options.only:
            continue
        for cloud in names:
            for d in [5] if workload == "sampling" else options.dimensions:
                for n in context.sizes(workload)[-1:]:
                    clouds.write(path, clouds.cloud(cloud, n, d, options.seed))
                    medians, results = [], []
                    for count in [1, options.threads]:
                        text = output(
                            [context.ours, workload, path, n, options.runs, context.result, *words],
                            options.limit, cores,
                            {"BENCHMARK_THREADS": str(count), "BENCHMARK_CLOCK": "wall"})
                        if text is None:
                            break
                        medians.append(statistics.median(json.loads(text)["times"]))
                        with open(context.result, "rb") as file:
                            results.append(file.read())
                    if len(results) < 2 or results[0] != results[1]:
                        context.fail(f"{workload} {cloud} n={n} d={d}: not the same by threads")
                        continue
                    print(report.row(
                        [workload, cloud, d, report.count(n),
                         *(report.milliseconds(median) for median in medians),
                         f"{medians[0] / medians[1]:.2f}×"], WIDTHS), flush=True)
