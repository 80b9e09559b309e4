"""The machine and the results as text and JSON."""
import json
import os
import platform
import subprocess


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

    names = {"highspy": "HiGHS", "ortools": "OR-Tools", "numpy": "numpy", "msgspec": "msgspec"}
    return ", ".join(f"{name} {version(package)}" for package, name in names.items())


def milliseconds(value):
    """Three significant digits; a dash for what did not finish."""
    if value is None:
        return "—"
    if value >= 100:
        return f"{value:.0f}"
    return f"{value:.3g}"


def row(cells, widths):
    return "| " + " | ".join(str(c).rjust(w) for c, w in zip(cells, widths)) + " |"


def head(cells, widths):
    print()
    print(row(cells, widths))
    print("|" + "|".join("-" * (w + 1) + ":" for w in widths) + "|", flush=True)


def result(workload, cloud, n, d, ours, peer, peer_ms):
    return {
        "workload": workload, "cloud": cloud, "n": n, "d": d, "oursMs": ours, "peer": peer,
        "peerMs": peer_ms, "ratio": peer_ms / ours if peer_ms is not None else None}


def write(path, results):
    with open(path, "w") as file:
        json.dump(results, file, indent=1)
        file.write("\n")
