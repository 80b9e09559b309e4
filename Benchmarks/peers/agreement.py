"""Frontier and layers of many seeded clouds, equal to moocore's or not."""
import json
import os

import numpy

import clouds
from comparison import same_layers, same_rows
from processes import Peer, output

# Of 200 clouds so many, each of a size between these, evenly spread over its logarithm.
SIZES = [(120, 2, 300), (50, 300, 5_000), (26, 5_000, 50_000), (4, 100_000, 100_000)]


def sizes(count, random):
    found = []
    for share, low, high in SIZES:
        for _ in range(max(1, round(share * count / 200))):
            found.append(round(numpy.exp(random.uniform(numpy.log(low), numpy.log(high)))))
    return found[:count] if len(found) >= count else found + [300] * (count - len(found))


def agreement(context):
    options = context.options
    random = numpy.random.default_rng([options.seed, options.equal])
    peer = Peer("moocore", "point_peer.py")
    path = os.path.join(context.folder, "points")
    equal = {"frontier": 0, "layers": 0}
    counts = sizes(options.equal, random)
    for number, n in enumerate(counts):
        cloud = clouds.CLOUDS[number % len(clouds.CLOUDS)]
        d = 2 + number // len(clouds.CLOUDS) % 5
        columns = clouds.cloud(cloud, n, d, options.seed + number)
        if number % 3 == 2:
            # Equal rows, too.
            columns[:, random.integers(0, n, n // 4)] = columns[:, random.integers(0, n, n // 4)]
        clouds.write(path, columns)
        for workload, same in [("frontier", same_rows), ("layers", same_layers)]:
            output([context.ours, workload, path, n, 0, context.result])
            answer = peer.ask(json.dumps({
                "workload": workload, "path": path, "number": number, "d": d, "runs": 0,
                "output": context.result + ".peer"}))
            theirs = numpy.fromfile(context.result + ".peer", dtype=answer["type"])
            wrong = same(context.result, theirs)
            if wrong:
                context.fail(
                    f"agreement, cloud {number} ({cloud}, n = {n}, d = {d}): moocore's {workload} "
                    f"{wrong}")
            else:
                equal[workload] += 1
    peer.close()
    print(f"\nEqual to moocore's over {len(counts)} clouds (d = 2…6, n from {min(counts)} to "
          f"{max(counts)}): " + ", ".join(f"{name} {count}" for name, count in equal.items()))
