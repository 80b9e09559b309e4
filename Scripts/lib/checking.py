"""What the checks of Scripts/check-aws share: running the tool, and requiring."""

import json
import os
import shlex
import subprocess
import sys

TOOL, BIN = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
# What could not be looked at, which is told and is no failure.
unchecked: set[str] = set()


class Failure(Exception):
    """A check that failed."""


def require(holds: bool, message: str) -> None:
    if not holds:
        raise Failure(message)


def load(path: str) -> object:
    with open(path) as file:
        return json.load(file)


def save(path: str, value: object) -> None:
    with open(path, "w") as file:
        json.dump(value, file)


def run_tool(arguments: list[str]) -> str:
    result = subprocess.run([TOOL, *arguments], capture_output=True, text=True)
    require(result.returncode == 0,
            f"rightsize {shlex.join(arguments)}: {result.returncode}: {result.stderr}")
    return result.stdout


def requests_of(arguments: list[str], folder: str) -> dict[str, object]:
    run_tool(["deploy", *arguments, "--out", folder])
    return {name: load(f"{folder}/{name}") for name in os.listdir(folder) if name != "README.md"}
