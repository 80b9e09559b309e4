"""Our memory while a large file of steps is read."""
import os
import shutil
import sys

import report
import steps
from processes import lines

WIDTHS = [10, 6, 10, 7, 5, 11, 13, 8, 9]
HEAD = ["memory, MB", "input", "rows", "s", "GB/s", "with table", "bytes a row", "peak", "beyond"]
# What the peak may have beyond the table.
MOST_BEYOND = 64e6


def memory(context):
    """Half of the size asked and all of it: the table's share grows with the rows, the rest not.

    The table is what is resident when it has been made and all that was freed is given back, less
    what was resident before; at the peak likewise; beyond is their difference.
    """
    options = context.options
    path = os.path.join(context.folder, "steps.jsonl")
    size = options.memory * 1e6
    if shutil.disk_usage(context.folder).free < size + 1e9:
        sys.exit(f"{context.folder} has no {size / 1e9 + 1:.0f} GB free; TMPDIR names another")
    report.head(HEAD, WIDTHS)
    threads = options.threads or 1
    for part in [0.5, 1]:
        count = steps.long_lines(path, size * part, options.seed)
        written = os.path.getsize(path)
        milliseconds, rows, before, after, peak = map(
            float, lines([context.ours, "ingestion-memory", path, threads],
                         cores=set(context.cores[:threads]))[0])
        os.unlink(path)
        table, highest = after - before, peak - before
        print(report.row(
            ["steps", round(written / 1e6), round(rows), f"{milliseconds / 1e3:.2f}",
             f"{written / milliseconds / 1e6:.2f}", round(table / 1e6), round(table / rows),
             round(highest / 1e6), round((highest - table) / 1e6)], WIDTHS), flush=True)
        if rows != count:
            context.fail(f"memory: {rows:.0f} rows of {count}")
        if highest - table > MOST_BEYOND:
            context.fail(f"memory: {(highest - table) / 1e6:.0f} MB beyond the table at the peak")
