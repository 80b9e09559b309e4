"""A file of steps into a table, against msgspec into typed objects."""
import gc
import os
import random
import statistics

import msgspec
import numpy

import report
from processes import lines, now
from report import milliseconds, result


def steps(path, megabytes, seed):
    """Steps as `list-inference-recommendations-job-steps` prints them; their number."""
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


def reading(context):
    """A file of steps into a table; against msgspec into typed objects."""
    options = context.options
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
        path = os.path.join(context.folder, "steps.json")
        count = steps(path, megabytes, options.seed)
        size = os.path.getsize(path)
        own = lines([context.ours, "reading", path, options.runs])[0]
        times = []
        gc.disable()
        for _ in range(options.runs):
            # What the last run made is not given back on this one's time.
            page = None
            start = now()
            with open(path, "rb") as file:
                page = decoder.decode(file.read())
            times.append((now() - start) * 1000)
        total = sum(step.InferenceBenchmark.Metrics.MaxInvocations for step in page.Steps)
        page = None
        gc.enable()
        if int(own[1]) != count or float(own[2]) != total:
            context.fail(f"reading {megabytes} MB: {own[1]} rows of {count}, {own[2]} ≠ {total}")
        mine = float(own[0])
        peer = statistics.median(times)
        context.results.append(result("reading", "steps", size, megabytes, mine, "msgspec", peer))
        print(report.row(
            ["steps", megabytes, milliseconds(mine), f"{size / mine / 1e6:.2f}",
             milliseconds(peer), report.times(peer / mine)], [13, 4, 9, 5, 10, 6]), flush=True)
