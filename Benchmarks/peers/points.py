"""Frontier, layers and hypervolume of clouds of points, against moocore and others."""
import clouds
import report
from comparison import Comparison, close_numbers, same_layers, same_rows


def frontier(context):
    compare_clouds(context, "frontier", ["moocore", "paretoset", "polars"], same_rows)


def layers(context):
    compare_clouds(context, "layers", ["moocore", "paretoset"], same_layers)


def compare_clouds(context, workload, peers, same):
    options = context.options
    comparison = Comparison(workload, peers, [workload, "d", "n"], [15, 2, 7], context)
    for cloud in options.clouds:
        for d in options.dimensions:
            only = [name for name in peers if name != "polars" or d == 2]
            for n in context.sizes(workload):
                columns = clouds.cloud(cloud, n, d, options.seed)
                comparison.cell(
                    cloud, columns, [], {}, same, [cloud, d, report.count(n)], only=only)
    comparison.close()


def hypervolume(context):
    """Fronts of points, all of which count; the reference point is 1.1 in each objective."""
    options = context.options
    comparison = Comparison(
        "hypervolume", ["moocore"], ["hypervolume", "d", "n"], [15, 2, 7], context)
    for front in clouds.FRONTS:
        for d in options.dimensions:
            for n in context.sizes("hypervolume"):
                columns = clouds.front(front, n, d, options.seed)
                comparison.cell(
                    front, columns, [], {}, close_numbers, [front, d, report.count(n)])
    comparison.close()
