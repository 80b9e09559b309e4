"""Seeded steps as `list-inference-recommendations-job-steps` gives them, in the shapes of tools.

    steps.py SHAPE MEGABYTES PATH [SEED]        writes a file by itself, for measuring by hand

The members, their order and the spelling of their values are those of recorded exports.
"""
import datetime
import io
import json
import os
import random
import struct
import sys

TYPES = [
    "ml.c5.large", "ml.c5.xlarge", "ml.c5d.large", "ml.c5d.xlarge", "ml.c6i.2xlarge", "ml.m5.large",
    "ml.m5.xlarge", "ml.m5d.2xlarge", "ml.r5.large", "ml.g4dn.xlarge", "ml.g4dn.2xlarge",
    "ml.g5.xlarge", "ml.p3.2xlarge", "ml.inf1.xlarge", "ml.inf1.2xlarge", "ml.c7g.4xlarge"]
VARIABLES = ["OMP_NUM_THREADS", "TS_DEFAULT_WORKERS_PER_MODEL", "SAGEMAKER_TS_MAX_BATCH_DELAY"]
STEPS_OF_A_JOB = 100
# Stands for a value in the templates that steps are made of.
MARK = "\0"


def template(style, failed, serverless, parameters, specification, setup):
    """A format string of one step in a style of json.dumps."""
    endpoint = {"EndpointName": MARK + "s", "VariantName": "AllTraffic"}
    if serverless:
        endpoint["ServerlessConfig"] = {"MemorySizeInMB": MARK, "MaxConcurrency": MARK}
    else:
        endpoint |= {"InstanceType": MARK + "s", "InitialInstanceCount": MARK}
    model = {}
    if specification:
        model["InferenceSpecificationName"] = MARK + "s"
    if parameters:
        model["EnvironmentParameters"] = [
            {"Key": name, "ValueType": "String", "Value": MARK + "s"}
            for name in VARIABLES[:parameters]]
    metrics = {name: MARK for name in [
        "CostPerHour", "CostPerInference", "MaxInvocations", "ModelLatency", "CpuUtilization",
        "MemoryUtilization"]}
    if setup:
        metrics["ModelSetupTime"] = MARK
    benchmark = {} if failed else {"Metrics": metrics}
    benchmark |= {"EndpointConfiguration": endpoint, "ModelConfiguration": model}
    if failed:
        benchmark["FailureReason"] = MARK + "s"
    else:
        benchmark |= {"InvocationEndTime": MARK + "s", "InvocationStartTime": MARK + "s"}
    text = json.dumps(
        {"StepType": "BENCHMARK", "JobName": MARK + "s",
         "Status": "FAILED" if failed else "COMPLETED", "InferenceBenchmark": benchmark}, **style)
    # A mark with an s stays in quotes, another is a number or "NaN" with its own.
    mark = json.dumps(MARK)[1:-1]
    return text.replace(mark + "s", "%s").replace(f'"{mark}"', "%s")


def narrow(value):
    """As a Float32 comes out of the API: 0.204 is 0.20399999618530273."""
    return struct.unpack("f", struct.pack("f", value))[0]


class Steps:
    """Steps without end, each as text in one of the styles."""

    def __init__(self, seed, style):
        self.random = random.Random(seed)
        self.style = style
        self.templates = {}
        self.number = 0

    def percent(self, value):
        return '"NaN"' if self.random.random() < 0.03 else repr(narrow(value))

    def text(self):
        random = self.random
        failed = random.random() < 0.03
        serverless = random.random() < 0.03
        parameters = min(3, random.randrange(5))
        specification = random.random() < 0.3
        kind = (failed, serverless, parameters, specification, serverless or random.random() < 0.1)
        form = self.templates.get(kind)
        if form is None:
            form = self.templates[kind] = template(self.style, *kind)
        job = self.number // STEPS_OF_A_JOB
        self.number += 1
        instances = 1 if random.random() < 0.7 else random.randrange(2, 9)
        hourly = narrow(instances * random.randrange(100, 9000) / 1000)
        rate = instances * random.randrange(60, 9000)
        # Requests in flight as published rows have them: others are warned of, row by row.
        latency = max(1, round(random.uniform(0.39, 31) / rate * 60_000))
        values = [f"recommender-job-{job:07d}"]
        if not failed:
            values += [
                repr(hourly), repr(narrow(hourly / 60 / rate)), rate, latency,
                self.percent(random.random() * 400), self.percent(random.random() * 100)]
            if kind[-1]:
                values.append(random.randrange(1_000_000, 9_000_000))
        values.append(f"sm-epc-{random.getrandbits(128):032x}")
        if serverless:
            values += [1024 << random.randrange(3), random.randrange(1, 50)]
        else:
            values += [random.choice(TYPES), instances]
        if specification:
            values.append(f"spec-{random.randrange(20)}")
        values += [1 << random.randrange(6) for _ in range(parameters)]
        if failed:
            values.append("Image size %d is greater than supported size 10737418240"
                          % random.randrange(10 ** 10, 10 ** 11))
        else:
            end = (datetime.datetime(2024, 1, 1, tzinfo=datetime.timezone.utc)
                   + datetime.timedelta(milliseconds=random.randrange(10 ** 10)))
            values += [end.isoformat(), (end - datetime.timedelta(minutes=5)).isoformat()]
        return form % tuple(values)


COMPACT = {"separators": (",", ":")}


def lines(file, size, seed):
    """A step a line, as `jq -c '.Steps[]'` writes them."""
    steps = Steps(seed, COMPACT)
    written = 0
    while written < size:
        written += file.write(steps.text() + "\n")
    return steps.number


def pages(file, size, seed):
    """A page of 100 steps a line, as notebooks keep boto3's answers."""
    steps = Steps(seed, COMPACT)
    written = 0
    while written < size:
        page = ",".join(steps.text() for _ in range(100))
        written += file.write('{"Steps":[' + page + "]}\n")
    return steps.number


def list_of(file, size, steps, indent, before, after):
    gap = "\n" + indent if indent else ""
    written = file.write(before)
    while written < size:
        text = steps.text().replace("\n", gap) if indent else steps.text()
        written += file.write(("," if steps.number > 1 else "") + gap + text)
    file.write(after)
    return steps.number


def document(file, size, seed):
    """One page with all steps, compact."""
    return list_of(file, size, Steps(seed, COMPACT), "", '{"Steps":[', "]}\n")


def array(file, size, seed):
    """One array of all steps, compact, as `jq -c .Steps` writes it."""
    return list_of(file, size, Steps(seed, COMPACT), "", "[", "]\n")


def indented_by(columns):
    def write(file, size, seed):
        indent = " " * columns
        return list_of(
            file, size, Steps(seed, {"indent": columns}), 2 * indent,
            "{\n" + indent + '"Steps": [', "\n" + indent + "]\n}\n")
    return write


def folder(path, size, seed, count):
    """As many files of equal numbers of steps, each a page; and their bytes in one file beside."""
    os.mkdir(path)
    steps = Steps(seed, COMPACT)
    each = max(1, round(size / count / 750))
    with open(path + ".jsonl", "w") as whole:
        for index in range(count):
            page = '{"Steps":[' + ",".join(steps.text() for _ in range(each)) + "]}\n"
            whole.write(page)
            with open(os.path.join(path, f"job-{index:06d}.json"), "w") as file:
                file.write(page)
    return steps.number


def long_lines(path, size, seed):
    """A step a line, fast: one block again and again, its jobs and endpoints named anew."""
    block = io.StringIO()
    count = lines(block, min(size, 20_000_000), seed)
    text = block.getvalue().encode()
    rows = 0
    with open(path, "wb") as file:
        while file.tell() < size:
            turn = b"%05d-" % (rows // count)
            file.write(text.replace(b'"recommender-job-', b'"recommender-job-' + turn)
                       .replace(b'"sm-epc-', b'"sm-epc-' + turn))
            rows += count
    return rows


SHAPES = {
    "lines": lines, "pages": pages, "document": document, "array": array,
    "indent 2": indented_by(2), "indent 4": indented_by(4)}


def write(shape, path, megabytes, seed):
    """Writes a file of about so many megabytes; the number of its steps."""
    with open(path, "w", buffering=1 << 20) as file:
        return SHAPES[shape](file, megabytes * 1e6, seed)


if __name__ == "__main__":
    if len(sys.argv) not in (4, 5) or sys.argv[1] not in SHAPES:
        sys.exit(__doc__ + "\nSHAPE is one of: " + ", ".join(SHAPES))
    print(write(sys.argv[1], sys.argv[3], float(sys.argv[2]), int((sys.argv[4:] or ["1"])[0])))
