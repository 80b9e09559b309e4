"""A peer in a process of its own: reads a question as a line of JSON, answers it with another.

The question names the workload, a file of points, how many columns and runs, and where to write the
result; the answer has the runs' times in milliseconds.
"""
import json
import resource
import sys
import warnings

import clouds
import point_peers
import sampling_peers
import score_peers
from processes import measure

PEERS = {**point_peers.PEERS, **score_peers.PEERS, **sampling_peers.PEERS}


def main():
    warnings.simplefilter("ignore")
    name = sys.argv[1]
    # Peers print, too.
    answers = sys.stdout
    sys.stdout = sys.stderr
    asked, work = None, None
    for line in sys.stdin:
        request = json.loads(line)
        key = {name: value for name, value in request.items() if name not in ["runs", "output"]}
        if key != asked:
            work = None
            columns = clouds.read(request["path"], request["d"])
            work = PEERS[request["workload"]][name](columns, request)
            asked = key
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        times, result = measure(work, request["runs"])
        after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        result.tofile(request["output"])
        answer = {"times": times, "type": result.dtype.str, "memory": (after - before) * 1024}
        print(json.dumps(answer), file=answers, flush=True)


if __name__ == "__main__":
    main()
