"""Writes the files of this folder: two published jobs of datasets/jobs, with an ARN and a model's name
put in, as pandas 3.1.1 flattens them with `meta=`. Run it with pandas from the repository's root."""

import glob
import json

import pandas

FOLDER = "Tests/RightsizerTests/Fixtures/meta/"
META = ["JobName", "JobArn", "JobType", "Status", ["InputConfig", "ModelName"], "StoppingConditions"]

jobs = []
for number, model, region in [("05", "resnet50", "us-west-2"), ("07", "bert", "eu-west-1")]:
    with open(glob.glob(f"datasets/jobs/describe_{number}_*.json")[0]) as file:
        job = json.load(file)
    job["JobArn"] = (
        f"arn:aws:sagemaker:{region}:111122223333:inference-recommendations-job/{job['JobName']}"
    )
    job["InputConfig"]["ModelName"] = model
    jobs.append(job)
with open(FOLDER + "jobs.json", "w") as file:
    json.dump(jobs, file, indent=1)

frame = pandas.json_normalize(jobs, record_path="InferenceRecommendations", meta=META)
frame.to_csv(FOLDER + "frame.csv")
for layout in ["records", "columns", "split", "table", "index"]:
    frame.to_json(FOLDER + layout + ".json", orient=layout, double_precision=15)
frame.to_json(FOLDER + "lines.jsonl", orient="records", lines=True, double_precision=15)
for layout in ["list", "tight"]:
    with open(FOLDER + layout + ".json", "w") as file:
        json.dump(frame.to_dict(layout), file)
