"""Seeded points: clouds, fronts and decision matrices, as arrays of columns and as files."""
import numpy

CLOUDS = ["uniform", "correlated", "anti-correlated", "integers 0-99"]
FRONTS = ["simplex", "concave sphere", "convex sphere"]


def cloud(name, n, d, seed):
    """n points as d columns, less being better."""
    random = numpy.random.default_rng([seed, n, d, CLOUDS.index(name)])
    if name == "uniform":
        return random.random((d, n))
    if name == "correlated":
        # All near one line: what is good in one objective is good in the others.
        return random.random(n) + random.normal(0, 0.05, (d, n))
    if name == "anti-correlated":
        # All near one plane: what is good in one objective is bad in the others.
        values = random.random((d, n))
        return values - values.mean(axis=0) + random.normal(0.5, 0.03, n)
    return random.integers(0, 100, (d, n)).astype(float)


def front(name, n, d, seed):
    """n points none of which dominates another, from 0 to 1."""
    random = numpy.random.default_rng([seed, n, d, len(CLOUDS) + FRONTS.index(name)])
    if name == "simplex":
        values = random.exponential(size=(d, n))
        return values / values.sum(axis=0)
    values = numpy.abs(random.normal(size=(d, n)))
    values /= numpy.sqrt((values ** 2).sum(axis=0))
    return values if name == "concave sphere" else 1 - values


def matrix(n, d, seed):
    """n rows of d values above 0 on scales of their own, and each column's sense."""
    random = numpy.random.default_rng([seed, n, d, len(CLOUDS) + len(FRONTS)])
    scales = 10.0 ** (numpy.arange(d) % 4)
    values = (0.1 + random.random((d, n)) * 0.9) * scales[:, None]
    return values, ["min", "min", "max", "max", "min", "max"][:d]


def write(path, columns):
    """Little-endian doubles, one column after the other."""
    numpy.ascontiguousarray(columns, dtype="<f8").tofile(path)


def read(path, d):
    """The columns of a file."""
    return numpy.fromfile(path, dtype="<f8").reshape(d, -1)
