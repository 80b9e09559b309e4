"""Holds a request against the model of its service: types, required and unknown members, lengths,
ranges, patterns, enumerations, and the order of members."""

import re

import botocore.loaders
import botocore.model
import botocore.validate

# Patterns that Python's expressions cannot say; one that does not compile is an error.
TRANSLATED = {
    r"\p{Print}+": r"[^\x00-\x1f\x7f-\x9f]+",
    r"[\u0020-\uD7FF\uE000-\uFFFD\uD800\uDC00-\uDBFF\uDFFF\r\n\t]*":
        "[\\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff\r\n\t]*",
    r"([\p{L}\p{Z}\p{N}_.:/=+\-@]*)": r"[\w\s.:/=+\-@]*",
}


def service(name: str) -> botocore.model.ServiceModel:
    return botocore.model.ServiceModel(
        botocore.loaders.Loader().load_service_model(name, "service-2"), name)


def faults(shape: botocore.model.Shape, value: object) -> list[str]:
    """Every rule of the shape that the value breaks, with its path."""
    report = botocore.validate.ParamValidator().validate(value, shape)
    found = [report.generate_report()] if report.has_errors() else []
    walk(shape, value, "$", found)
    return found


def walk(shape: botocore.model.Shape, value: object, path: str, found: list[str]) -> None:
    kind = shape.type_name
    if kind == "structure" and isinstance(value, dict):
        known = [name for name in shape.members if name in value]
        if known != [name for name in value if name in shape.members]:
            found.append(f"{path}: members in another order than the model's {known}")
        for name in shape.required_members:
            if name not in value:
                found.append(f"{path}: {name} is missing")
        for name, item in value.items():
            if name in shape.members:
                walk(shape.members[name], item, f"{path}.{name}", found)
            else:
                found.append(f"{path}.{name}: unknown")
    elif kind == "list" and isinstance(value, list):
        limit(shape, len(value), path, found)
        for index, item in enumerate(value):
            walk(shape.member, item, f"{path}[{index}]", found)
    elif kind == "map" and isinstance(value, dict):
        limit(shape, len(value), path, found)
        for key, item in value.items():
            walk(shape.key, key, f"{path}.{key}", found)
            walk(shape.value, item, f"{path}.{key}", found)
    elif kind == "string" and isinstance(value, str):
        limit(shape, len(value), path, found)
        if shape.enum and value not in shape.enum:
            found.append(f"{path}: {value!r} is none of {len(shape.enum)} values")
        pattern = shape.metadata.get("pattern")
        if pattern and not re.fullmatch(TRANSLATED.get(pattern, pattern), value):
            found.append(f"{path}: {value!r} does not match {pattern}")
    elif kind in ("integer", "long"):
        if type(value) is not int or not -2**31 <= value < 2**31:
            found.append(f"{path}: {value!r} is no integer of 32 bits")
        else:
            limit(shape, value, path, found)
    elif kind in ("float", "double") and type(value) in (int, float):
        limit(shape, value, path, found)
    elif kind == "boolean" and isinstance(value, bool):
        pass
    else:
        found.append(f"{path}: {value!r} is no {kind}")


def limit(shape: botocore.model.Shape, value: float, path: str, found: list[str]) -> None:
    least, most = shape.metadata.get("min"), shape.metadata.get("max")
    if (least is not None and value < least) or (most is not None and value > most):
        found.append(f"{path}: {value} is not in {least}…{most}")
