"""Writes model.json: the limits of CreateInferenceRecommendationsJobRequest in botocore's model.

    python3 extract-model.py > model.json    # botocore 1.43.11
"""
import gzip
import json
import os

import botocore

folder = os.path.join(os.path.dirname(botocore.__file__), "data/sagemaker/2017-07-24")
with gzip.open(os.path.join(folder, "service-2.json.gz")) as file:
    shapes = json.load(file)["shapes"]

limits = {}
waiting = ["CreateInferenceRecommendationsJobRequest"]
while waiting:
    name = waiting.pop(0)
    if name in limits:
        continue
    shape = shapes[name]
    known = {key: shape[key] for key in ("type", "min", "max", "pattern", "enum", "required")
             if key in shape}
    if shape["type"] == "structure":
        known["members"] = [[member, value["shape"]] for member, value in shape["members"].items()]
        waiting += [value["shape"] for value in shape["members"].values()]
    elif shape["type"] == "list":
        known["element"] = shape["member"]["shape"]
        waiting.append(shape["member"]["shape"])
    limits[name] = known
print(json.dumps({"botocore": botocore.__version__, "shapes": limits}, indent=1))
