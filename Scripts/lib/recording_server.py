"""A server on 127.0.0.1 that answers as SageMaker and Application Auto Scaling do, and records."""

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

ARN = "arn:aws:sagemaker:us-east-1:123456789012:"
ANSWERS = {
    "SageMaker.CreateModel": {"ModelArn": ARN + "model/m"},
    "SageMaker.CreateEndpointConfig": {"EndpointConfigArn": ARN + "endpoint-config/e"},
    "SageMaker.CreateEndpoint": {"EndpointArn": ARN + "endpoint/e"},
    "SageMaker.UpdateEndpoint": {"EndpointArn": ARN + "endpoint/e"},
    "SageMaker.DescribeEndpoint": {
        "EndpointName": "e", "EndpointArn": ARN + "endpoint/e", "EndpointStatus": "InService",
        "CreationTime": 0, "LastModifiedTime": 0},
    "SageMaker.CreateInferenceRecommendationsJob": {
        "JobArn": ARN + "inference-recommendations-job/j"},
    "AnyScaleFrontendService.RegisterScalableTarget": {},
    "AnyScaleFrontendService.DeregisterScalableTarget": {},
    "AnyScaleFrontendService.PutScalingPolicy": {"PolicyARN": ARN + "policy", "Alarms": []},
}


class Recorder:
    """Requests by the path they were sent to, in the order they came."""

    def __init__(self) -> None:
        self.requests: dict[str, list[tuple[str, object]]] = {}
        recorder = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers.get("Content-Length", "0")))
                target = self.headers.get("X-Amz-Target", "")
                content = json.loads(body)
                recorder.requests.setdefault(self.path, []).append((target, content))
                answer = json.dumps(ANSWERS.get(target, {"__type": "UnknownOperation"})).encode()
                self.send_response(200 if target in ANSWERS else 400)
                self.send_header("Content-Type", "application/x-amz-json-1.1")
                self.send_header("Content-Length", str(len(answer)))
                self.end_headers()
                self.wfile.write(answer)

            def log_message(self, *_: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def url(self, path: str) -> str:
        return f"http://127.0.0.1:{self.server.server_address[1]}{path}"
