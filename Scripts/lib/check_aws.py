#!/usr/bin/env python3
"""Checks what rightsize writes for AWS; see Scripts/check-aws, which starts it."""

import copy
import itertools
import json
import os
import shlex
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from random import Random

from check_templates import check_cloudformation, check_terraform
from checking import (
    BIN, Failure, load, require, requests_of, run_tool, save, unchecked)
from recording_server import Recorder
from service_shapes import faults, service

JOBS = os.path.abspath("datasets/jobs")
JOB05 = JOBS + "/describe_05_tf_resnet50_advanced_m5_xlarge_x3_x2_x5_2022-01.json"
JOB07 = JOBS + "/describe_07_hf_bert_advanced_g4dn_2022-01.json"
JOB08 = JOBS + "/describe_08_pytorch_neo_default_full_2022-03-08.json"
JOB12 = JOBS + "/describe_12_instructpix2pix_default_cpu_mem_2023-04.json"
ROLE = ["--role", "arn:aws:iam::123456789012:role/service-role/SageMaker"]
PACKAGE = ["--model-package", "arn:aws:sagemaker:us-east-1:123456789012:model-package/resnet/3"]
IMAGE = ["--image", "123456789012.dkr.ecr.us-east-1.amazonaws.com/serve:1",
         "--model-data", "s3://bucket/run=1/model.tar.gz"]
ENDPOINT = ["--endpoint", "search-1"]
MIX = ["--demand", "1326", "--headroom", "0", "--min-instances", "1", "--max-variants", "2"]

SAGEMAKER, SCALING = service("sagemaker"), service("application-autoscaling")
OPERATIONS = {
    "create-model": (SAGEMAKER, "CreateModel", "SageMaker"),
    "create-endpoint-config": (SAGEMAKER, "CreateEndpointConfig", "SageMaker"),
    "create-endpoint": (SAGEMAKER, "CreateEndpoint", "SageMaker"),
    "create-inference-recommendations-job":
        (SAGEMAKER, "CreateInferenceRecommendationsJob", "SageMaker"),
    "register-scalable-target": (SCALING, "RegisterScalableTarget", "AnyScaleFrontendService"),
    "put-scaling-policy": (SCALING, "PutScalingPolicy", "AnyScaleFrontendService"),
}
ONE = ["create-endpoint-config.json", "create-endpoint.json", "put-scaling-policy.json",
       "register-scalable-target.json"]
TWO = [*ONE[:2], *(f"{kind}-ml-{name}.json" for kind in ("put-scaling-policy",
       "register-scalable-target") for name in ("c5-xlarge", "m5-large"))]
recorder = Recorder()
sent_without_file: set[tuple[str, ...]] = set()
numbers = itertools.count(1)


def run_aws(arguments: list[str], folder: str) -> tuple[subprocess.CompletedProcess[str], list]:
    """The result of the CLI, and what the server recorded of it."""
    path = f"/{next(numbers)}/"
    environment = {
        "PATH": os.environ["PATH"], "HOME": folder, "AWS_CONFIG_FILE": os.devnull,
        "AWS_SHARED_CREDENTIALS_FILE": os.devnull, "AWS_EC2_METADATA_DISABLED": "true",
        "AWS_ACCESS_KEY_ID": "none", "AWS_SECRET_ACCESS_KEY": "none",
        "AWS_DEFAULT_REGION": "us-east-1", "AWS_MAX_ATTEMPTS": "1", "LANG": "C.UTF-8",
    }
    result = subprocess.run(
        [BIN + "/aws", "--endpoint-url", recorder.url(path), *arguments], cwd=folder,
        env=environment, capture_output=True, text=True, stdin=subprocess.DEVNULL)
    return result, recorder.requests.get(path, [])


def check_file(command: str, content: object) -> None:
    model, operation, _ = OPERATIONS[command]
    found = faults(model.operation_model(operation).input_shape, content)
    require(not found, f"{command}: {found}")


def send(command: list[str], path: str, folder: str) -> None:
    """Sends a file with the CLI: what arrives is what the file says."""
    content = load(path)
    check_file(command[1], content)
    result, recorded = run_aws([*command, "--cli-input-json", f"file://{path}"], folder)
    require(result.returncode == 0, f"aws {shlex.join(command)}: {result.stderr}")
    require(len(recorded) == 1, f"{path}: {len(recorded)} requests arrived")
    target, body = recorded[0]
    _, operation, prefix = OPERATIONS[command[1]]
    require(target == f"{prefix}.{operation}", f"{path}: {target} was called")
    require(body == content, f"{path}: {body} arrived instead of {content}")


def guide_commands(folder: str) -> list[list[str]]:
    """The commands of README.md, in order."""
    with open(folder + "/README.md") as file:
        return [shlex.split(line)[1:] for line in file if line.startswith("aws ")]


def check_order(commands: list[list[str]], place: str) -> None:
    """What a command needs is made, and in service, before it; a target before its policy."""
    ranks = {"create-model": 0, "create-endpoint-config": 1, "create-endpoint": 2, "wait": 3,
             "register-scalable-target": 4, "put-scaling-policy": 4}
    steps = [it[1] for it in commands if it[1] in ranks]
    found = [ranks[it] for it in steps]
    require(found == sorted(found) and {1, 2, 3} <= set(found), f"{place}: in the order {steps}")
    scaling = steps[found.index(3) + 1:]
    require(scaling == ["register-scalable-target", "put-scaling-policy"] * (len(scaling) // 2),
            f"{place}: scaled in the order {scaling}")


def check_requests(arguments: list[str], expected: list[str], folder: str) -> int:
    """Does what README.md says, with the real CLI; every file is sent, once."""
    run_tool(["deploy", *arguments, "--out", folder])
    names = sorted(os.listdir(folder))
    require(names == sorted([*expected, "README.md"]), f"{folder}: {names}")
    sent = []
    commands = guide_commands(folder)
    check_order(commands, folder)
    for command in commands:
        if "--cli-input-json" in command:
            place = command.index("--cli-input-json")
            name = command[place + 1].removeprefix("file://")
            send(command[:place], name if os.path.isabs(name) else f"{folder}/{name}", folder)
            sent.append(name)
        elif tuple(command[:2]) not in sent_without_file:
            # Once: nothing but names differs.
            sent_without_file.add(tuple(command[:2]))
            result, recorded = run_aws(command, folder)
            require(result.returncode == 0 and recorded != [],
                    f"aws {shlex.join(command)}: {result.stderr}")
            body = recorded[0][1]
            if command[1] in ("wait", "update-endpoint"):
                named = load(folder + "/create-endpoint.json")
                require(body.items() <= named.items(), f"{body} was sent for {named}")
            else:
                model = SCALING.operation_model("DeregisterScalableTarget")
                found = faults(model.input_shape, body)
                require(command[1] == "deregister-scalable-target" and not found,
                        f"aws {shlex.join(command)}: {found}")
    require(sorted(sent) == sorted(expected), f"{folder}: README.md sends {sent}")
    return len(sent)


def check_plan(job: str, arguments: list[str], folder: str) -> int:
    path = folder + ".json"
    with open(path, "w") as file:
        file.write(run_tool(["plan", job, *arguments]))
    os.mkdir(folder)
    send(["sagemaker", "create-inference-recommendations-job"], path, folder)
    if "\n  validate " in run_tool(["--help"]):
        run_tool(["validate", path])
    else:
        unchecked.add("validate: this build does not have it")
    return 1


def check_recommendation(arguments: list[str], _: str) -> int:
    response = json.loads(run_tool(["deploy", *arguments, "--as-scaling-recommendation"]))
    shape = SAGEMAKER.operation_model("GetScalingConfigurationRecommendation").output_shape
    found = faults(shape, response)
    require(not found, f"scaling recommendation: {found}")
    return 1


def check_random(folder: str) -> int:
    """Many loads and rules: whatever is written is within the limits of the service's model."""
    random = Random(6)
    checked = 0
    for number in range(40):
        job = random.choice([JOB05, JOB07, JOB08, JOB12])
        demand = random.choice([0.1, 1, 7, 100, 3333.3, 1e5, 1e7])
        arguments = [job, "--demand", str(demand), "--headroom", str(random.randrange(9) / 10),
                     "--zones", str(random.randrange(1, 4)), "--min-instances",
                     str(random.randrange(1, 4)), "--max-variants", str(random.randrange(1, 4)),
                     "--min-demand", str(demand / random.randrange(1, 9)), "--endpoint",
                     "e" * random.randrange(1, 64), "--model-package", PACKAGE[1], *ROLE]
        for name, content in requests_of(arguments, f"{folder}-{number}").items():
            command = max((it for it in OPERATIONS if name.startswith(it)), key=len)
            check_file(command, content)
            checked += 1
    return checked


def made_up_job(path: str) -> None:
    """What the published jobs lack: CPU without accelerator, compilation, burstable, serverless."""
    def row(cost: float, rate: int, endpoint: dict, **more: object) -> dict:
        metrics = {"CostPerHour": cost, "CostPerInference": cost / 60 / rate,
                   "MaxInvocations": rate, "ModelLatency": 40, **more.pop("metrics", {})}
        return {"Metrics": metrics, "EndpointConfiguration": endpoint, "ModelConfiguration": more}

    def instances(kind: str) -> dict:
        return {"EndpointName": "e-" + kind[3:5], "VariantName": "v", "InstanceType": kind,
                "InitialInstanceCount": 1}

    save(path, {"JobName": "made-up", "Status": "COMPLETED", "InferenceRecommendations": [
        row(0.204, 700, instances("ml.c5.xlarge"), metrics={"CpuUtilization": 320.0}),
        row(0.3, 900, instances("ml.m5.xlarge"), CompilationJobName="compile-1",
            InferenceSpecificationName="neo", EnvironmentParameters=[
                {"Key": "QUOTED", "ValueType": "String",
                 "Value": 'a "b" ${c} %{d} ${\u0301} é\n'}]),
        row(0.065, 50, instances("ml.t2.medium")),
        {"Metrics": {"CostPerHour": 0.01, "CostPerInference": 0.00002, "MaxInvocations": 100,
                     "ModelLatency": 90, "ModelSetupTime": 2000000},
         "EndpointConfiguration": {"EndpointName": "e-s", "VariantName": "v", "ServerlessConfig": {
             "MemorySizeInMB": 2048, "MaxConcurrency": 5}}, "ModelConfiguration": {}},
    ]})


def damaged(folder: str) -> int:
    """Every check fails on what it is there to find."""
    files = requests_of(
        [JOB05, "--demand", "500", *ENDPOINT, *PACKAGE, *ROLE], folder)
    count = 0
    for name, change in [
        ("create-endpoint-config", lambda it: it["ProductionVariants"][0].update(
            InitialInstanceCount="4")),
        ("create-endpoint-config", lambda it: it["ProductionVariants"][0].update(
            InitialInstanceCount=0)),
        ("create-endpoint-config", lambda it: it["ProductionVariants"][0].update(
            InstanceType="ml.none.xlarge")),
        ("create-endpoint-config", lambda it: it["ProductionVariants"][0].pop("VariantName")),
        ("create-endpoint-config", lambda it: it.update(EndpointConfigName="a" * 64)),
        ("create-endpoint-config", lambda it: it.update(ProductionVariants=[])),
        ("create-endpoint", lambda it: it.update(EndpointName="-a")),
        ("create-endpoint", lambda it: it.update(Unknown=1)),
        ("create-endpoint", lambda it: it.update(EndpointName=it.pop("EndpointName"))),
        ("create-model-AllTraffic", lambda it: it.update(ExecutionRoleArn="a" * 30)),
        ("register-scalable-target", lambda it: it.update(MinCapacity=True)),
        ("register-scalable-target", lambda it: it.update(MinCapacity=2**31)),
        ("put-scaling-policy", lambda it: it.update(PolicyName="a\n")),
        ("put-scaling-policy", lambda it: it.update(PolicyType="Target")),
        ("put-scaling-policy", lambda it: it["TargetTrackingScalingPolicyConfiguration"].update(
            TargetValue=None)),
    ]:
        content = copy.deepcopy(files[name + ".json"])
        change(content)
        model, operation, _ = OPERATIONS[name.removesuffix("-AllTraffic")]
        require(faults(model.operation_model(operation).input_shape, content) != [],
                f"a damaged {name} was accepted: {content}")
        count += 1
    # The CLI itself refuses, before anything is sent, what is no member of the request.
    save(folder + "/damaged.json", {**files["create-endpoint.json"], "Unknown": 1})
    result, recorded = run_aws(
        ["sagemaker", "create-endpoint", "--cli-input-json", "file://damaged.json"], folder)
    require(result.returncode != 0 and not recorded, "the CLI sent an unknown member")
    # Another request than the file's is seen.
    try:
        send(["sagemaker", "create-endpoint-config"], folder + "/create-endpoint.json", folder)
    except Failure:
        count += 2
    else:
        raise Failure("one request was taken for another")
    return count


def cases(made_up: str) -> list[tuple]:
    models = ["create-model-AllTraffic.json"]
    mixed = [*MIX, *ENDPOINT, "--model", "m", "--min-demand", "600"]
    own = ["--demand", "1000", "--headroom", "0.2", *ENDPOINT]
    package = [JOB05, "--demand", "500", *ENDPOINT, *PACKAGE, *ROLE]
    compiled = [made_up, *own, "--allow", "ml.m5.*", *IMAGE, *ROLE]
    cpu = [made_up, *own, "--max-cpu-per-core", "50", "--scale-on", "cpu", "--allow", "ml.c5.*",
           "--model", "m"]
    serverless = [made_up, "--demand", "50", "--serverless", "--exclude", "ml.*", "--model", "m",
                  *ENDPOINT]
    burstable = [made_up, *own, "--allow", "ml.t2.*", "--min-demand", "100", "--model", "m"]
    both = [JOB08, *MIX, *ENDPOINT, *IMAGE, *ROLE, "--image", "ml.c5.xlarge=other:1"]
    result = [
        ("instances", check_requests, [JOB08, "--demand", "12000", "--latency", "500", *ENDPOINT,
                                       "--model", "m"], ONE),
        ("two zones", check_requests, [JOB05, "--demand", "500", "--zones", "2", "--min-demand",
                                       "100", "--model", "m", *ENDPOINT], ONE),
        ("mix", check_requests, [JOB08, *mixed], TWO),
        ("mix, two models", check_requests, both,
         [*TWO, "create-model-ml-c5-xlarge.json", "create-model-ml-m5-large.json"]),
        ("CPU", check_requests, cpu, ONE),
        ("model package", check_requests, package, [*ONE, *models]),
        ("compiled artefact", check_requests, compiled, [*ONE, *models]),
        ("serverless", check_requests, serverless, ONE[:2]),
        ("burstable", check_requests, burstable, ONE[:2]),
        ("scaling recommendation", check_recommendation,
         [JOB05, "--demand", "500", "--min-demand", "100"]),
        ("scaling recommendation, CPU", check_recommendation,
         [made_up, "--demand", "1000", "--max-cpu-per-core", "50", "--allow", "ml.c5.*"]),
        ("random loads and rules", check_random),
        ("damaged files", damaged),
    ]
    named = {"instances": package, "mix": [JOB08, *mixed], "two-models": both, "cpu": cpu,
             "serverless": serverless, "compiled": compiled, "burstable": burstable}
    result.append(("Terraform", check_terraform, named))
    result.append(("CloudFormation", check_cloudformation, named))
    if "\n  plan " in run_tool(["--help"]):
        next_test = ["--name", "next", *ROLE]
        named = ["--model", "m", "--domain", "NATURAL_LANGUAGE_PROCESSING", "--task", "FILL_MASK",
                 "--framework", "PYTORCH", "--framework-version", "1.13.1", "--payload",
                 "s3://bucket/payload.tar.gz", "--mime-type", "application/json"]
        for name, job, load, more in [
            ("job 05", JOB05, ["1000", "--latency", "200"], PACKAGE),
            ("job 07, by a model's name", JOB07, ["5000", "--latency", "20"], named),
            ("job 08", JOB08, ["5000", "--latency", "500"], PACKAGE),
            ("job 12, no row within", JOB12, ["100", "--latency", "2000"], PACKAGE),
            ("job 12, untested", JOB12, ["100", "--latency", "9000"], [*PACKAGE, "--untested"]),
            ("serverless", made_up, ["50", "--latency", "100"], [*PACKAGE, "--serverless"]),
        ]:
            result.append((f"plan of {name}", check_plan, job,
                           ["--demand", *load, *more, *next_test]))
    else:
        unchecked.add("plan: this build does not have it")
    return result


def main() -> int:
    began = time.monotonic()
    failures = 0
    with tempfile.TemporaryDirectory(prefix="rightsize-aws-") as root:
        made_up_job(root + "/made-up.json")
        listed = cases(root + "/made-up.json")

        def attempt(numbered: tuple[int, tuple]) -> tuple[str, int, str]:
            index, (name, check, *arguments) = numbered
            try:
                return name, check(*arguments, f"{root}/{index}"), ""
            except Failure as failure:
                return name, 0, str(failure)
        with ThreadPoolExecutor(max(2, os.cpu_count() or 2)) as pool:
            for name, count, failure in pool.map(attempt, enumerate(listed)):
                print(f"{'FAILS' if failure else 'ok':<6}{name:<34}"
                      f"{failure or f'{count} checked'}", flush=True)
                failures += failure != ""
    for thing in sorted(unchecked):
        print("not checked:", thing)
    print(f"{failures} of {len(listed)} cases fail" if failures else
          f"all {len(listed)} cases pass", f"in {time.monotonic() - began:.0f} s")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
