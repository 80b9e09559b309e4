"""Peers for points: each function gets the columns and gives a call without arguments to measure.

What a peer wants its points as is made before the call and not measured.
"""
import numpy


def rows(columns):
    return numpy.ascontiguousarray(columns.T)


def warm(function, types=(float,)):
    """Has numba compile the function, for all that it will be called with."""
    for kind in types:
        function(numpy.array([[1, 2], [2, 1], [2, 2], [1, 2]], dtype=kind))


def moocore_frontier(columns, request):
    import moocore

    points = rows(columns)
    return lambda: moocore.is_nondominated(points, keep_weakly=True)


def paretoset_frontier(columns, request):
    from paretoset import paretoset

    warm(lambda some: paretoset(some, distinct=False))
    points = rows(columns)
    return lambda: paretoset(points, distinct=False)


def polars_frontier(columns, request):
    """Two objectives: the least y of each x, and of these what is below all before."""
    import polars

    frame = polars.DataFrame({"x": columns[0], "y": columns[1]})

    def frontier():
        best = frame.group_by("x").agg(polars.col("y").min()).sort("x")
        before = polars.col("y").cum_min().shift(1)
        steps = best.filter(before.is_null() | (polars.col("y") < before))
        return frame.with_row_index().join(steps, on=["x", "y"], how="semi")["index"]

    def mask():
        found = numpy.zeros(len(frame), dtype=bool)
        found[frontier().to_numpy()] = True
        return found

    return mask


def moocore_layers(columns, request):
    import moocore

    points = rows(columns)
    return lambda: moocore.pareto_rank(points)


def paretoset_layers(columns, request):
    from paretoset import paretorank, paretoset

    warm(lambda some: paretoset(some, distinct=False))
    points = rows(columns)
    return lambda: paretorank(points, distinct=False)


def moocore_hypervolume(columns, request):
    import moocore

    points = rows(columns)
    reference = numpy.full(points.shape[1], 1.1)
    return lambda: numpy.array([moocore.hypervolume(points, ref=reference)])


PEERS = {
    "frontier": {
        "moocore": moocore_frontier, "paretoset": paretoset_frontier, "polars": polars_frontier},
    "layers": {"moocore": moocore_layers, "paretoset": paretoset_layers},
    "hypervolume": {"moocore": moocore_hypervolume},
}
