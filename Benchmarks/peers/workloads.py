"""The workloads: each writes its input, runs both sides in turn and checks equal results."""
import gc
import json
import os
import random
import statistics
import subprocess
import sys
import time

import instances
import report
from report import milliseconds, result


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


def lines(command):
    done = subprocess.run([str(word) for word in command], capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"{' '.join(map(str, command))}: {done.stderr}")
    return [line.split() for line in done.stdout.splitlines()]


# Mixes


class Peer:
    """A solver that waits for instances in a process of its own."""

    def __init__(self, name):
        self.name = name
        folder = os.path.dirname(os.path.abspath(__file__))
        self.process = subprocess.Popen(
            [sys.executable, "-B", os.path.join(folder, "solver.py"), name],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def solve(self, path, runs, limit):
        print(path, runs, limit, sep="\t", file=self.process.stdin, flush=True)
        answer = self.process.stdout.readline()
        if not answer:
            sys.exit(f"{self.name} stopped")
        return json.loads(answer)

    def close(self):
        self.process.stdin.close()
        self.process.wait()


def mixes(ours, folder, options, results, failures):
    peers = [Peer(name) for name in ["HiGHS", "CP-SAT", "CBC"]]
    titles = ["mixes", "k", "T", "ours ms", *(f"{p.name} ms" for p in peers), "ratio", "least"]
    widths = [14, 4, 4, 9, 9, 9, 9, 6, 6]
    report.head(titles, widths)
    path = os.path.join(folder, "mix")
    warm = instances.make("spread", 5, 0, 0)
    making = {}
    for peer in peers:
        with open(path, "w") as file:
            warm.write(file)
        peer.solve(path, 1, options.limit)

    for family in options.families:
        for k in options.sizes:
            for variants in [1, 3, 10, 0]:
                own = []
                others = {peer.name: [] for peer in peers}
                least = float("inf")
                for number in range(options.instances):
                    mix = instances.make(family, k, variants, options.seed + number)
                    with open(path, "w") as file:
                        mix.write(file)
                    _, elapsed, total, proof, _, made = lines([ours, "mixes", path, 4 * options.runs])[0]
                    own.append(float(elapsed))
                    making.setdefault(k, []).append(float(made))
                    where = f"{mix.name} T={variants or 'any'}"
                    if proof != "proven":
                        failures.append(f"{where}: not proven")
                    fastest = float("inf")
                    for peer in peers:
                        # Whoever is five times slower than another is not waited for.
                        limit = min(options.limit, max(1, fastest * 5 / 1000))
                        answer = peer.solve(path, options.runs, limit)
                        if not answer["finished"]:
                            others[peer.name].append(None)
                            continue
                        median = statistics.median(answer["times"])
                        others[peer.name].append(median)
                        if answer["total"] is None:
                            failures.append(f"{where}: {peer.name}'s counts break a rule")
                        elif answer["total"] != float(total):
                            failures.append(
                                f"{where}: {peer.name} {answer['total']}, ours {total}")
                        fastest = min(fastest, median)
                    least = min(least, fastest / own[-1])
                mine = statistics.median(own)
                medians = {
                    name: None if None in values else statistics.median(values)
                    for name, values in others.items()}
                finished = {name: value for name, value in medians.items() if value is not None}
                best = min(finished, key=finished.get) if finished else None
                for name, value in medians.items():
                    results.append(result("mixes", family, k, variants, mine, name, value))
                ratio = finished[best] / mine if best else None
                print(report.row(
                    [family, k, variants or "any", milliseconds(mine),
                     *(milliseconds(medians[peer.name]) for peer in peers),
                     "—" if ratio is None else f"{ratio:.0f}×" if ratio >= 10 else f"{ratio:.1f}×",
                     f"{least:.0f}×" if least >= 10 else f"{least:.1f}×"],
                    widths), flush=True)
    for peer in peers:
        peer.close()
    print("\nNot in these, making our problem from decimals (cold, medians in ms): " + ", ".join(
        f"k = {k}: {milliseconds(statistics.median(values))}" for k, values in making.items()))


# Choice of one type


def choice(ours, folder, options, results, failures):
    """Headroom 0.5, two instances at least, one zone, at most 200 ms; against numpy."""
    import numpy

    report.head(["choice", "rows", "ours ms", "numpy ms", "ratio"], [13, 8, 9, 9, 6])
    for n in [10_000, 100_000, 1_000_000]:
        random_numbers = numpy.random.default_rng(options.seed)
        counts = random_numbers.integers(1, 9, n)
        # Tenths of an invocation, ten-thousandths of a dollar, both of the whole endpoint.
        tenths = random_numbers.integers(100, 100_000, n) * counts
        cents = random_numbers.integers(500, 500_000, n) * counts
        latencies = random_numbers.integers(10, 400, n).astype(float)
        types = random_numbers.integers(0, 400, n)
        rates = tenths / 10
        prices = cents / 10_000
        path = os.path.join(folder, "rows")
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

        own = lines([ours, "choice", path, 4 * options.runs, demand])[0]
        choose()
        times = []
        for _ in range(4 * options.runs):
            start = time.perf_counter()
            total = choose()
            times.append((time.perf_counter() - start) * 1000)
        # Whole numbers leave no doubt about the count.
        exact = numpy.maximum(2, -(-20 * demand * counts // tenths)) * (cents // counts)
        exact = int(exact[latencies <= 200].min())
        if round(float(own[1]) * 10_000) != exact:
            failures.append(f"choice of {n} rows: {own[1]}, exactly {exact / 10_000}")
        if not abs(total - exact / 10_000) <= 1e-9 * total:
            print(f"numpy's choice costs {total}, exactly it is {exact / 10_000}")
        mine = float(own[0])
        peer = statistics.median(times)
        results.append(result("choice", "uniform", n, 1, mine, "numpy", peer))
        print(report.row(
            ["uniform", n, milliseconds(mine), milliseconds(peer), f"{peer / mine:.1f}×"],
            [13, 8, 9, 9, 6]), flush=True)


# Reading


def steps(path, megabytes, seed):
    """Steps as `list-inference-recommendations-job-steps` prints them; their number."""
    import numpy

    generator = random.Random(seed)
    types = ["ml.m5.xlarge", "ml.c5.xlarge", "ml.c6i.2xlarge", "ml.g4dn.xlarge", "ml.inf1.xlarge"]
    count = 0
    size = 0
    with open(path, "w") as file:
        file.write('{"Steps": [')
        while size < megabytes * 1_000_000:
            instances = 1 + generator.randrange(4)
            hourly = float(numpy.float32(instances * generator.randrange(50, 9000) / 1000))
            rate = instances * generator.randrange(10, 9000)
            inference = float(numpy.float32(hourly / 60 / rate))
            text = (
                ", " if count else "") + (
                '{"StepType": "BENCHMARK", "JobName": "job-%d", "Status": "COMPLETED", '
                '"InferenceBenchmark": {"Metrics": {"CostPerHour": %r, "CostPerInference": %r, '
                '"MaxInvocations": %d, "ModelLatency": %d, "CpuUtilization": %r, '
                '"MemoryUtilization": %r, "ModelSetupTime": %d}, "EndpointConfiguration": '
                '{"EndpointName": "sm-epc-%032x", "VariantName": "AllTraffic", "InstanceType": "%s", '
                '"InitialInstanceCount": %d}, "ModelConfiguration": {"EnvironmentParameters": '
                '[{"Key": "OMP_NUM_THREADS", "ValueType": "string", "Value": "%d"}]}}}'
                % (count // 100, hourly, inference, rate, generator.randrange(5, 900),
                   float(numpy.float32(generator.random() * 400)),
                   float(numpy.float32(generator.random() * 100)),
                   generator.randrange(1, 60), generator.getrandbits(128),
                   types[generator.randrange(5)], instances, 1 + generator.randrange(8)))
            file.write(text)
            size += len(text)
            count += 1
        file.write("]}\n")
    return count


def reading(ours, folder, options, results, failures):
    """A file of steps into a table; against msgspec into typed objects."""
    import msgspec

    # The members that our table reads, too.
    make = msgspec.defstruct
    metrics = make("Metrics", [
        ("CostPerHour", float), ("CostPerInference", float), ("MaxInvocations", int),
        ("ModelLatency", int), ("CpuUtilization", float), ("MemoryUtilization", float),
        ("ModelSetupTime", int)])
    endpoint = make("Endpoint", [
        ("EndpointName", str), ("InstanceType", str), ("InitialInstanceCount", int)])
    parameter = make("Parameter", [("Key", str), ("ValueType", str), ("Value", str)])
    model = make("Model", [("EnvironmentParameters", list[parameter])])
    benchmark = make("Benchmark", [
        ("Metrics", metrics), ("EndpointConfiguration", endpoint), ("ModelConfiguration", model)])
    step = make("Step", [("JobName", str), ("Status", str), ("InferenceBenchmark", benchmark)])
    decoder = msgspec.json.Decoder(make("Page", [("Steps", list[step])]))

    report.head(["reading", "MB", "ours ms", "GB/s", "msgspec ms", "ratio"], [13, 4, 9, 5, 10, 6])
    for megabytes in [10, 100]:
        path = os.path.join(folder, "steps.json")
        count = steps(path, megabytes, options.seed)
        size = os.path.getsize(path)
        own = lines([ours, "reading", path, options.runs])[0]
        times = []
        gc.disable()
        for _ in range(options.runs):
            # What the last run made is not given back on this one's time.
            page = None
            start = time.perf_counter()
            with open(path, "rb") as file:
                page = decoder.decode(file.read())
            times.append((time.perf_counter() - start) * 1000)
        total = sum(step.InferenceBenchmark.Metrics.MaxInvocations for step in page.Steps)
        page = None
        gc.enable()
        if int(own[1]) != count or float(own[2]) != total:
            failures.append(f"reading {megabytes} MB: {own[1]} rows of {count}, {own[2]} ≠ {total}")
        mine = float(own[0])
        peer = statistics.median(times)
        results.append(result("reading", "steps", size, megabytes, mine, "msgspec", peer))
        print(report.row(
            ["steps", megabytes, milliseconds(mine), f"{size / mine / 1e6:.2f}",
             milliseconds(peer), f"{peer / mine:.1f}×"], [13, 4, 9, 5, 10, 6]), flush=True)


# Start-up of the tool


def startup(tool, root, folder, results):
    """`rightsize rank` on one small job beside a C program that does nothing, whole processes."""
    nothing = os.path.join(folder, "nothing")
    source = nothing + ".c"
    with open(source, "w") as file:
        file.write("int main(void) { return 0; }\n")
    subprocess.run(["clang", "-O2", "-o", nothing, source], check=True)
    jobs = os.path.join(root, "datasets", "jobs")
    job = sorted(name for name in os.listdir(jobs) if name.endswith(".json"))[2]
    commands = [[tool, "rank", os.path.join(jobs, job)], [nothing]]
    times = [[], []]
    output = [(os.POSIX_SPAWN_OPEN, stream, "/dev/null", os.O_WRONLY, 0) for stream in (1, 2)]
    for run in range(101):
        for command, list_of_times in zip(commands, times):
            start = time.perf_counter()
            process = os.posix_spawn(command[0], command, os.environ, file_actions=output)
            _, status = os.waitpid(process, 0)
            if status:
                sys.exit(f"{' '.join(command)} failed")
            if run:
                list_of_times.append((time.perf_counter() - start) * 1000)
    mine, peer = map(statistics.median, times)
    widths = [13, 12, 10, 13]
    report.head(["start-up", "rightsize ms", "nothing ms", "difference ms"], widths)
    results.append(result("startup", "rank", 1, 1, mine, "nothing", peer))
    print(report.row(
        ["rank", milliseconds(mine), milliseconds(peer), milliseconds(mine - peer)], widths))
