"""Checks the templates that rightsize writes: cfn-lint and terraform, and that they say what the
requests say."""

import os
import shutil
import subprocess
from collections.abc import Iterator

from checking import BIN, load, require, requests_of, run_tool, save, unchecked


def resolved(value: object, resources: dict) -> object:
    """A template's value with its references replaced by the names they lead to."""
    if isinstance(value, dict):
        if list(value) == ["Fn::GetAtt"]:
            name, attribute = value["Fn::GetAtt"]
            return resources[name]["Properties"][attribute]
        if list(value) == ["Ref"]:
            return resources[value["Ref"]]["Properties"]
        return {key: resolved(item, resources) for key, item in value.items()}
    if isinstance(value, list):
        return [resolved(item, resources) for item in value]
    return value


def lint(*paths: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [BIN + "/cfn-lint", *paths], capture_output=True, text=True, stdin=subprocess.DEVNULL)


def check_cloudformation(named: dict[str, list[str]], folder: str) -> int:
    """cfn-lint finds nothing, and each template says what the requests say."""
    os.mkdir(folder)
    paths = []
    for name, arguments in named.items():
        requests = requests_of(arguments, f"{folder}/{name}-requests")
        run_tool(["deploy", *arguments, "--template", "cloudformation", "--out",
                  f"{folder}/{name}"])
        paths.append(f"{folder}/{name}/template.json")
        resources = load(paths[-1])["Resources"]
        said = []
        for item in resources.values():
            properties = resolved(item["Properties"], resources)
            if "ScalingTargetId" in properties:
                target = properties.pop("ScalingTargetId")
                for member in ("ServiceNamespace", "ResourceId", "ScalableDimension"):
                    properties[member] = target[member]
            said.append(properties)
        for file, content in requests.items():
            require(content in said, f"{name}: {file} is not in the template: {content}")
        require(len(said) == len(requests), f"{name}: {len(said)} of {len(requests)} requests")
    # All at once: it takes a second to start.
    result = lint(*paths)
    require(result.returncode == 0, f"cfn-lint: {result.stdout}{result.stderr}")
    template = load(paths[0])
    template["Resources"]["EndpointConfig"]["Properties"]["Unknown"] = 1
    save(paths[0], template)
    require(lint(paths[0]).returncode != 0, "cfn-lint accepted an unknown property")
    return 2 * len(named) + 1


def check_terraform(named: dict[str, list[str]], folder: str) -> int:
    """Every value of the requests is in the configuration; `terraform validate` where it is."""
    os.mkdir(folder)
    for name, arguments in named.items():
        requests = requests_of(arguments, f"{folder}/{name}-requests")
        run_tool(["deploy", *arguments, "--template", "terraform", "--out", f"{folder}/{name}"])
        resources = load(f"{folder}/{name}/main.tf.json")["resource"]
        check_weights(name, requests, resources)
        values = set(leaves(resources))
        for file, content in requests.items():
            for value in leaves(content):
                if isinstance(value, str):  # ${ and %{ would begin an expression
                    value = value.replace("${", "$${").replace("%{", "%%{")
                require(value in values, f"{file}: {value!r} is not in {name}/main.tf.json")
    if shutil.which("terraform") is None:
        unchecked.add("terraform validate: there is no terraform here")
        return len(named)
    # As modules of one configuration: the provider takes seconds to tell its schema.
    save(folder + "/main.tf.json", {"module": {name: {"source": "./" + name} for name in named}})
    result = terraform("init", folder)
    if "Failed to query available provider packages" in result.stderr:
        unchecked.add("terraform validate: the provider could not be had")
        return len(named)
    require(result.returncode == 0, f"terraform init: {result.stdout}{result.stderr}")
    result = terraform("validate", folder)
    require(result.returncode == 0, f"terraform validate: {result.stdout}{result.stderr}")
    path = f"{folder}/{next(iter(named))}/main.tf.json"
    configuration = load(path)
    configuration["resource"]["aws_sagemaker_endpoint"]["endpoint"]["unknown"] = 1
    save(path, configuration)
    require(terraform("validate", folder).returncode != 0, "terraform accepted an unknown argument")
    return 2 * len(named) + 1


def check_weights(name: str, requests: dict, resources: dict) -> None:
    """Weights are the shares as whole numbers, which the requests no longer have to agree with."""
    variants = requests["create-endpoint-config.json"]["ProductionVariants"]
    shares = [it.pop("InitialVariantWeight", 1) for it in variants]
    written = resources["aws_sagemaker_endpoint_configuration"]["endpoint"]["production_variants"]
    weights = [it.get("initial_variant_weight", 1) for it in written]
    require(all(type(it) is int and 0 < it <= 2**24 for it in weights), f"{name}: {weights}")
    for share, weight in zip(shares, weights, strict=True):
        require(abs(share - weight / sum(weights)) < 1e-6, f"{name}: {weights} for {shares}")


def terraform(command: str, folder: str) -> subprocess.CompletedProcess[str]:
    """Runs it; where providers come from is told by TF_CLI_ARGS_init or its configuration."""
    options = ["-backend=false", "-input=false"] if command == "init" else []
    return subprocess.run(
        ["terraform", command, "-no-color", *options], cwd=folder, capture_output=True, text=True,
        stdin=subprocess.DEVNULL)


def leaves(value: object) -> Iterator[object]:
    if isinstance(value, dict):
        for item in value.values():
            yield from leaves(item)
    elif isinstance(value, list):
        for item in value:
            yield from leaves(item)
    else:
        yield value
