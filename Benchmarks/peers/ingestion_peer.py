"""A Python peer of `ingestion`, named by the argument: each line asked is JSON, each answered too.

{"shape", "path", "runs"} → {"ms": [times], "rows", "rate": sum of MaxInvocations, "cost": sum of
CostPerHour}, or {"error": why} where it cannot read the shape. All of them make the columns that
ours has: metrics as doubles, counts, names, environments; strings as the library holds them.
"""
import glob
import gzip
import json
import math
import os
import sys

from processes import measure

METRICS = ["CostPerHour", "CostPerInference", "MaxInvocations", "ModelLatency", "CpuUtilization",
           "MemoryUtilization", "ModelSetupTime"]
# What may be "NaN": polars reads that as text only.
MAYBE = ["CpuUtilization", "MemoryUtilization"]
NAN = math.nan


def paths(shape, path):
    return sorted(glob.glob(path + "/*.json")) if shape == "files" else [path]


def contents(path):
    with (gzip.open if path.endswith(".gz") else open)(path, "rb") as file:
        return file.read()


def decoded(shape, path, loads_page, loads_step, loads_steps):
    """The steps of a path, by what decodes a page, a step, an array of steps."""
    for name in paths(shape, path):
        data = contents(name)
        if shape == "lines":
            for line in data.splitlines():
                yield loads_step(line)
        elif shape == "pages":
            for line in data.splitlines():
                yield from loads_page(line)
        elif shape == "array":
            yield from loads_steps(data)
        else:
            yield from loads_page(data)


class Orjson:
    def __init__(self):
        import orjson

        self.loads = orjson.loads

    def read(self, shape, path):
        import numpy

        metrics = [[] for _ in METRICS]
        names = [[] for _ in range(8)]
        steps = decoded(
            shape, path, lambda text: self.loads(text)["Steps"], self.loads, self.loads)
        for step in steps:
            benchmark = step["InferenceBenchmark"]
            figures = benchmark.get("Metrics", {})
            for values, member in zip(metrics, METRICS):
                value = figures.get(member, NAN)
                values.append(value if value.__class__ is not str else NAN)
            endpoint = benchmark["EndpointConfiguration"]
            model = benchmark["ModelConfiguration"]
            for values, value in zip(names, (
                    step["JobName"], step["Status"], endpoint["EndpointName"],
                    endpoint["VariantName"], endpoint.get("InstanceType"),
                    endpoint.get("InitialInstanceCount"), model.get("InferenceSpecificationName"),
                    model.get("EnvironmentParameters"))):
                values.append(value)
        return [numpy.array(values, dtype=float) for values in metrics], names

    def check(self, result):
        import numpy

        metrics, _ = result
        return len(metrics[0]), float(numpy.nansum(metrics[2])), float(numpy.nansum(metrics[0]))


class Msgspec:
    def __init__(self):
        import msgspec

        make = msgspec.defstruct
        text, number = str | None, float | str | None
        metrics = make("Metrics", [(name, number, None) for name in METRICS])
        serverless = make("Serverless", [("MemorySizeInMB", int), ("MaxConcurrency", int)])
        endpoint = make("Endpoint", [
            ("EndpointName", text, None), ("VariantName", text, None), ("InstanceType", text, None),
            ("InitialInstanceCount", int | None, None),
            ("ServerlessConfig", serverless | None, None)])
        parameter = make("Parameter", [("Key", str), ("ValueType", str), ("Value", str)])
        model = make("Model", [
            ("InferenceSpecificationName", text, None),
            ("EnvironmentParameters", list[parameter] | None, None)])
        benchmark = make("Benchmark", [
            ("EndpointConfiguration", endpoint), ("ModelConfiguration", model),
            ("Metrics", metrics | None, None), ("FailureReason", text, None)])
        step = make("Step", [
            ("JobName", text), ("Status", text), ("InferenceBenchmark", benchmark)])
        page = msgspec.json.Decoder(make("Page", [("Steps", list[step])]))
        self.page = lambda text: page.decode(text).Steps
        self.step = msgspec.json.Decoder(step).decode
        self.steps = msgspec.json.Decoder(list[step]).decode

    def read(self, shape, path):
        return list(decoded(shape, path, self.page, self.step, self.steps))

    def check(self, steps):
        metrics = [step.InferenceBenchmark.Metrics for step in steps]
        return (len(steps), sum(one.MaxInvocations for one in metrics if one),
                sum(one.CostPerHour for one in metrics if one))


class Pandas:
    def read(self, shape, path):
        import pandas

        frame = pandas.json_normalize(list(decoded(
            shape, path, lambda text: json.loads(text)["Steps"], json.loads, json.loads)))
        for name in METRICS:
            name = "InferenceBenchmark.Metrics." + name
            frame[name] = pandas.to_numeric(frame[name], errors="coerce")
        return frame

    def check(self, frame):
        return (len(frame), float(frame["InferenceBenchmark.Metrics.MaxInvocations"].sum()),
                float(frame["InferenceBenchmark.Metrics.CostPerHour"].sum()))


class DuckDB:
    STEP = ('STRUCT(JobName VARCHAR, Status VARCHAR, InferenceBenchmark STRUCT(Metrics STRUCT('
            + ", ".join(name + " DOUBLE" for name in METRICS)
            + '), EndpointConfiguration STRUCT(EndpointName VARCHAR, VariantName VARCHAR, '
            'InstanceType VARCHAR, InitialInstanceCount INTEGER, ServerlessConfig '
            'STRUCT(MemorySizeInMB INTEGER, MaxConcurrency INTEGER)), ModelConfiguration '
            'STRUCT(InferenceSpecificationName VARCHAR, EnvironmentParameters STRUCT("Key" '
            'VARCHAR, ValueType VARCHAR, "Value" VARCHAR)[]), FailureReason VARCHAR))')

    COLUMNS = ", ".join(
        [f"InferenceBenchmark.Metrics.{name}" for name in METRICS]
        + [f"InferenceBenchmark.EndpointConfiguration.{name}" for name in [
            "EndpointName", "VariantName", "InstanceType", "InitialInstanceCount",
            "ServerlessConfig"]]
        + [f"InferenceBenchmark.ModelConfiguration.{name}" for name in [
            "InferenceSpecificationName", "EnvironmentParameters"]]
        + ["InferenceBenchmark.FailureReason"])

    def __init__(self):
        import duckdb

        self.connection = duckdb.connect()
        self.connection.execute("SET threads = 1")

    def read(self, shape, path):
        execute = self.connection.execute
        size = sum(os.path.getsize(name) for name in paths(shape, path))
        source = path + "/*.json" if shape == "files" else path
        if shape in ("lines", "array"):
            form = "newline_delimited" if shape == "lines" else "array"
            members = self.STEP[len("STRUCT("):-1].replace(
                "InferenceBenchmark STRUCT", "InferenceBenchmark: 'STRUCT", 1).replace(
                "JobName VARCHAR, Status VARCHAR", "JobName: 'VARCHAR', Status: 'VARCHAR'", 1)
            rows = f"read_json('{source}', format='{form}', columns={{{members}'}})"
        else:
            form = "newline_delimited" if shape == "pages" else "unstructured"
            large = f", maximum_object_size={size + 1024}" if shape == "document" else ""
            rows = (f"(SELECT s.JobName, s.Status, s.InferenceBenchmark FROM (SELECT unnest(Steps) "
                    f"AS s FROM read_json('{source}', format='{form}', "
                    f"columns={{Steps: '{self.STEP}[]'}}{large})))")
        execute(f"CREATE OR REPLACE TABLE t AS SELECT JobName, Status, {self.COLUMNS} FROM {rows}")

    def check(self, _):
        return self.connection.execute(
            "SELECT count(*), sum(MaxInvocations), sum(CostPerHour) FROM t").fetchone()


class Polars:
    def __init__(self):
        import polars

        self.polars = polars
        s, f, i, text = polars.Struct, polars.Float64, polars.Int64, polars.String
        self.step = {
            "JobName": text, "Status": text, "InferenceBenchmark": s({
                "Metrics": s({name: text if name in MAYBE else f for name in METRICS}),
                "EndpointConfiguration": s({
                    "EndpointName": text, "VariantName": text, "InstanceType": text,
                    "InitialInstanceCount": i,
                    "ServerlessConfig": s({"MemorySizeInMB": i, "MaxConcurrency": i})}),
                "ModelConfiguration": s({
                    "InferenceSpecificationName": text,
                    "EnvironmentParameters": polars.List(
                        s({"Key": text, "ValueType": text, "Value": text}))}),
                "FailureReason": text})}
        self.page = {"Steps": polars.List(s(self.step))}

    def read(self, shape, path):
        polars = self.polars
        if shape == "lines":
            frame = polars.read_ndjson(path, schema=self.step)
        elif shape == "array":
            frame = polars.read_json(path, schema=self.step)
        elif shape in ("pages", "files"):
            frame = polars.read_ndjson(
                path + "/*.json" if shape == "files" else path, schema=self.page)
        else:
            frame = polars.read_json(path, schema=self.page)
        if "Steps" in frame.columns:
            frame = frame.explode("Steps").unnest("Steps")
        return frame.unnest("InferenceBenchmark").unnest(
            "Metrics", "EndpointConfiguration", "ModelConfiguration").with_columns(
                polars.col(MAYBE).cast(polars.Float64, strict=False))

    def check(self, frame):
        return len(frame), frame["MaxInvocations"].sum(), frame["CostPerHour"].sum()


PEERS = {"orjson": Orjson, "msgspec": Msgspec, "pandas": Pandas, "duckdb": DuckDB, "polars": Polars}


def main():
    peer = PEERS[sys.argv[1]]()
    for line in sys.stdin:
        question = json.loads(line)
        try:
            times, result = measure(
                lambda: peer.read(question["shape"], question["path"]), question["runs"])
            rows, rate, cost = peer.check(result)
            answer = {"ms": times, "rows": rows, "rate": rate, "cost": cost}
        except Exception as error:
            answer = {"error": f"{type(error).__name__}: {error}"[:300]}
        result = None
        print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main()
