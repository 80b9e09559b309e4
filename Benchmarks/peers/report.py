"""The machine and the results as text and JSON."""
import json
import math
import os
import platform
import subprocess
import sys


def machine(ours, core):
    model = platform.processor() or platform.machine()
    if os.path.exists("/proc/cpuinfo"):
        with open("/proc/cpuinfo") as file:
            for line in file:
                if line.startswith("model name"):
                    model = line.split(":", 1)[1].strip()
                    break
    blas = json.loads(subprocess.run([ours, "machine"], capture_output=True, check=True).stdout)
    return (
        f"{model}, {os.cpu_count()} cores, pinned to core {core}; "
        f"BLAS core {blas['core']}, {blas['threads']} thread; peers: {peers()}")


def peers():
    from importlib.metadata import version

    names = {
        "highspy": "HiGHS", "ortools": "OR-Tools", "numpy": "numpy", "msgspec": "msgspec",
        "moocore": "moocore", "paretoset": "paretoset", "numba": "numba", "polars": "polars",
        "duckdb": "duckdb", "orjson": "orjson", "pandas": "pandas", "pymcdm": "pymcdm",
        "scikit-criteria": "scikit-criteria", "pydecision": "pyDecision"}
    return ", ".join(f"{name} {version(package)}" for package, name in names.items())


def milliseconds(value):
    """Three significant digits; a dash for what did not finish."""
    if value is None:
        return "—"
    if value >= 100:
        return f"{value:.0f}"
    return f"{value:.3g}"


def times(ratio):
    """A ratio; a dash for none."""
    if ratio is None:
        return "—"
    return f"{ratio:.0f}×" if ratio >= 10 else f"{ratio:.1f}×"


def count(value):
    """10⁴ rather than 10000."""
    power = round(math.log10(value)) if value > 0 else 0
    if value >= 1000 and value == 10 ** power:
        return "10" + "".join("⁰¹²³⁴⁵⁶⁷⁸⁹"[int(digit)] for digit in str(power))
    return str(value)


def row(cells, widths):
    return "| " + " | ".join(str(c).rjust(w) for c, w in zip(cells, widths)) + " |"


def head(cells, widths):
    print()
    print(row(cells, widths))
    print("|" + "|".join("-" * (w + 1) + ":" for w in widths) + "|", flush=True)


def result(workload, cloud, n, d, ours, peer, peer_ms):
    ratio = peer_ms / ours if peer_ms is not None and ours is not None else None
    return {
        "workload": workload, "cloud": cloud, "n": n, "d": d, "oursMs": ours, "peer": peer,
        "peerMs": peer_ms, "ratio": ratio}


def write(path, results):
    with open(path, "w") as file:
        json.dump(results, file, indent=1)
        file.write("\n")


def cells(results):
    """Of each cell the record of the fastest peer that finished; without one, a record."""
    best = {}
    for record in results:
        key = tuple(record[name] for name in ["workload", "cloud", "n", "d"])
        if key not in best or (record["ratio"] or math.inf) < (best[key]["ratio"] or math.inf):
            best[key] = record
    return list(best.values())


def summary(results):
    """A table of the workloads by size: times, ratios' geometric means and least ratios."""
    groups = {}
    for record in cells(results):
        if record["workload"] in POINTS and record["oursMs"] is not None:
            groups.setdefault((record["workload"], record["n"]), []).append(record)
    if not groups:
        return
    widths = [13, 6, 5, 15, 15, 14, 14, 35]
    head(["workload", "n", "cells", "ours ms", "fastest peer ms", "geometric mean",
          "least ratio", "where it is least"], widths)
    for (workload, n), records in sorted(
            groups.items(), key=lambda group: (POINTS.index(group[0][0]), group[0][1])):
        compared = [record for record in records if record["ratio"] is not None]
        peer = [record["peerMs"] for record in compared]
        ratios = [record["ratio"] for record in compared]
        least = min(compared, key=lambda record: record["ratio"], default=None)
        mean = math.exp(sum(map(math.log, ratios)) / len(ratios)) if ratios else None
        print(row([
            workload, count(n), len(records), span([record["oursMs"] for record in records]),
            span(peer), times(mean), times(min(ratios, default=None)),
            f"{least['cloud']}, d = {least['d']}, {least['peer']}" if least else "—"],
            widths))
    sys.stdout.flush()


POINTS = ["frontier", "layers", "hypervolume", "scoring", "weights", "sampling"]


def span(values):
    if not values:
        return "—"
    low, high = milliseconds(min(values)), milliseconds(max(values))
    return low if low == high else f"{low} – {high}"
