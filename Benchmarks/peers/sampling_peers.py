"""Weight-space sampling in numpy: the same weightings, from the same stream of random numbers."""
import numpy

# Rows of a tile of scores: with 10,000 rows of alternatives 8 MB.
TILE = 100


def weightings(count, columns, seed):
    """Flat Dirichlet weights from SplitMix64 (Steele, Lea and Flood 2014): exponential numbers,
    divided by their sum."""
    steps = numpy.arange(1, count * columns + 1, dtype=numpy.uint64)
    z = numpy.uint64(seed) + steps * numpy.uint64(0x9E37_79B9_7F4A_7C15)
    z = (z ^ (z >> numpy.uint64(30))) * numpy.uint64(0xBF58_476D_1CE4_E5B9)
    z = (z ^ (z >> numpy.uint64(27))) * numpy.uint64(0x94D0_49BB_1331_11EB)
    unit = (((z ^ (z >> numpy.uint64(31))) >> numpy.uint64(11)) + numpy.uint64(1)) * 2.0 ** -53
    draws = -numpy.log(unit).reshape(count, columns)
    return draws / draws.sum(axis=1, keepdims=True)


def numpy_tiles(columns, request):
    """Shares of ranks and central weights, as our side writes them; drawing is not measured."""
    count, ranks = request["samples"], request["ranks"]
    d, n = columns.shape
    weights = weightings(count, d, request["seed"])

    def sample():
        least = columns.min(axis=1, keepdims=True)
        values = (columns.max(axis=1, keepdims=True) - columns) / (
            columns.max(axis=1, keepdims=True) - least)
        counts = numpy.zeros((n, ranks))
        sums = numpy.zeros((n, d))
        for first in range(0, count, TILE):
            tile = weights[first:first + TILE]
            scores = tile @ values
            if ranks == 1:
                best = scores.argmax(axis=1)
                counts[:, 0] += numpy.bincount(best, minlength=n)
            else:
                top = numpy.argpartition(scores, n - ranks, axis=1)[:, n - ranks:]
                order = numpy.take_along_axis(scores, top, axis=1).argsort(axis=1)[:, ::-1]
                top = numpy.take_along_axis(top, order, axis=1)
                for rank in range(ranks):
                    counts[:, rank] += numpy.bincount(top[:, rank], minlength=n)
                best = top[:, 0]
            numpy.add.at(sums, best, tile)
        first = counts[:, :1]
        central = numpy.divide(sums, first, out=numpy.zeros_like(sums), where=first > 0)
        return numpy.concatenate([(counts / count).ravel(), central.ravel()])

    return sample


PEERS = {"sampling": {"numpy": numpy_tiles}}
