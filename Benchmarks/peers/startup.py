"""The start of the tool, the whole process."""
import os
import statistics
import subprocess
import sys
import time

import report
from report import milliseconds, result


def startup(context):
    """`rightsize rank` on one small job beside a C program that does nothing, whole processes."""
    nothing = os.path.join(context.folder, "nothing")
    source = nothing + ".c"
    with open(source, "w") as file:
        file.write("int main(void) { return 0; }\n")
    subprocess.run(["clang", "-O2", "-o", nothing, source], check=True)
    jobs = os.path.join(context.root, "datasets", "jobs")
    job = sorted(name for name in os.listdir(jobs) if name.endswith(".json"))[2]
    commands = [[context.tool, "rank", os.path.join(jobs, job)], [nothing]]
    times = [[], []]
    output = [(os.POSIX_SPAWN_OPEN, stream, "/dev/null", os.O_WRONLY, 0) for stream in (1, 2)]
    for run in range(101):
        for command, list_of_times in zip(commands, times):
            start = time.perf_counter()
            process = os.posix_spawn(command[0], command, os.environ, file_actions=output)
            _, status = os.waitpid(process, 0)
            if status:
                sys.exit(f"{' '.join(command)} failed")
            if run:
                list_of_times.append((time.perf_counter() - start) * 1000)
    mine, peer = map(statistics.median, times)
    widths = [13, 12, 10, 13]
    report.head(["start-up", "rightsize ms", "nothing ms", "difference ms"], widths)
    context.results.append(result("startup", "rank", 1, 1, mine, "nothing", peer))
    print(report.row(
        ["rank", milliseconds(mine), milliseconds(peer), milliseconds(mine - peer)], widths))
