"""Peers for scores and for weights from the values, each given what makes its definition ours.

As in point_peers, what comes before the call is not measured: the matrix row by row, the senses as a
peer writes them. Where a peer has no such definition, it is not among a method's peers; where no
library has it, numpy over columns stands for one.
"""
import numpy

from point_peers import rows


class Problem:
    """A matrix with senses, and the weights 1, 2, …, d in proportion."""

    def __init__(self, columns, request):
        self.columns = columns
        self.matrix = rows(columns)
        self.senses = request["senses"]
        self.isMax = numpy.array([sense == "max" for sense in self.senses])
        self.types = numpy.where(self.isMax, 1, -1)
        weights = numpy.arange(1, len(columns) + 1, dtype=float)
        self.weights = weights / weights.sum()

    def data(self):
        """As scikit-criteria wants it."""
        import skcriteria

        return skcriteria.mkdm(
            self.matrix, [max if isMax else min for isMax in self.isMax], weights=self.weights)


def pymcdm(name, normalization=None, **parameters):
    def prepare(columns, request):
        from pymcdm import methods, normalizations

        problem = Problem(columns, request)
        if normalization:
            parameters["normalization_function"] = getattr(normalizations, normalization)
        method = getattr(methods, name)(**parameters)
        # Its checks take longer than the method.
        return lambda: method(
            problem.matrix, problem.weights, problem.types, validation=False)

    return prepare


def pymcdm_promethee(columns, request):
    from pymcdm.methods import PROMETHEE_II

    problem = Problem(columns, request)
    method = PROMETHEE_II("usual")
    return lambda: method(problem.matrix, problem.weights, problem.types, validation=False)


def scikit_criteria(steps, name, score="score", change=None):
    """A pipeline of transformers, by their names and their targets, and a method; a change of its
    scores' scale."""
    def prepare(columns, request):
        from skcriteria.agg import copras, simple, topsis, vikor, waspas
        from skcriteria.pipelines import mkpipe
        from skcriteria.preprocessing import invert_objectives, scalers

        problem = Problem(columns, request)
        data = problem.data()
        made = []
        for step, *target in steps:
            module = invert_objectives if hasattr(invert_objectives, step) else scalers
            made.append(getattr(module, step)(*target))
        modules = [copras, simple, topsis, vikor, waspas]
        method = next(getattr(module, name) for module in modules if hasattr(module, name))
        pipe = mkpipe(*made, method()) if made else method()

        def scores():
            values = numpy.asarray(getattr(pipe.evaluate(data).e_, score))
            return change(values) if change else values

        return scores

    return prepare


def pydecision(name, order, column=None, **parameters):
    """A function of pyDecision; `order` says how it wants its arguments."""
    def prepare(columns, request):
        import pyDecision.algorithm as algorithms

        problem = Problem(columns, request)
        given = {"w": problem.weights, "t": problem.senses}
        function = getattr(algorithms, name)
        arguments = [problem.matrix, *(given[letter] for letter in order)]
        if column is None:
            return lambda: function(*arguments, **parameters)
        return lambda: numpy.ascontiguousarray(function(*arguments, **parameters)[:, column])

    return prepare


def numpy_promethee(columns, request):
    """The definition, by sorting: how many are worse less how many are better."""
    problem = Problem(columns, request)

    def scores():
        flows = numpy.zeros(columns.shape[1])
        for column, isMax, weight in zip(columns, problem.isMax, problem.weights):
            order = numpy.sort(column)
            below = numpy.searchsorted(order, column, "left")
            above = len(column) - numpy.searchsorted(order, column, "right")
            flows += weight * (below - above if isMax else above - below)
        return flows / (columns.shape[1] - 1)

    return scores


def numpy_mahalanobis(columns, request):
    """The definition, through the Cholesky factor of the covariances."""
    problem = Problem(columns, request)

    def scores():
        factor = numpy.linalg.cholesky(numpy.cov(columns, bias=True))
        roots = numpy.sqrt(problem.weights)[:, None]
        best = numpy.where(problem.isMax, columns.max(axis=1), columns.min(axis=1))[:, None]
        worst = numpy.where(problem.isMax, columns.min(axis=1), columns.max(axis=1))[:, None]
        inverse = numpy.linalg.inv(factor)
        near = numpy.sqrt(((inverse @ (roots * (columns - best))) ** 2).sum(axis=0))
        far = numpy.sqrt(((inverse @ (roots * (columns - worst))) ** 2).sum(axis=0))
        return far / (near + far)

    return scores


def pymcdm_weights(name, prepared=None):
    def prepare(columns, request):
        from pymcdm import helpers, normalizations, weights

        problem = Problem(columns, request)
        function = getattr(weights, name)
        if prepared == "minmax":
            return lambda: function(helpers.normalize_matrix(
                problem.matrix, normalizations.minmax_normalization, None))
        if prepared == "turned":
            return lambda: function(problem.matrix * problem.types)
        return lambda: function(problem.matrix, problem.types)

    return prepare


def scikit_criteria_weights(name):
    def prepare(columns, request):
        from skcriteria.preprocessing import scalers, weighters

        problem = Problem(columns, request)
        function = getattr(weighters, name)
        if name == "std_weights":
            ones = numpy.ones(len(columns))
            return lambda: function(
                scalers.matrix_scale_by_cenit_distance(problem.matrix, ones))
        if name == "entropy_weights":
            return lambda: numpy.asarray(function(problem.matrix))
        return lambda: numpy.asarray(function(problem.matrix, problem.types))

    return prepare


QUIET = {"graph": False, "verbose": False}

# By the names that our tool gives the methods.
SCORES = {
    "weighted-sum": {
        "pymcdm": pymcdm("WSM", "minmax_normalization"),
        "scikit-criteria": scikit_criteria(
            [("NegateMinimize",), ("MinMaxScaler", "matrix")], "WeightedSumModel")},
    "weighted-product": {
        "pymcdm": pymcdm("WPM", "linear_normalization"),
        "scikit-criteria": scikit_criteria(
            [("InvertMinimize",), ("MaxAbsScaler", "matrix")], "WeightedProductModel",
            change=lambda logarithms: 10 ** logarithms)},
    "waspas": {
        "pymcdm": pymcdm("WASPAS"),
        "scikit-criteria": scikit_criteria(
            [("InvertMinimize",), ("MaxAbsScaler", "matrix")], "WASPAS")},
    "topsis": {
        "pymcdm": pymcdm("TOPSIS", "vector_normalization"),
        "scikit-criteria": scikit_criteria(
            [("NegateMinimize",), ("VectorScaler", "matrix")], "TOPSIS", "similarity"),
        "pyDecision": pydecision("topsis_method", "wt", **QUIET)},
    "vikor": {
        "pymcdm": pymcdm("VIKOR"),
        "scikit-criteria": scikit_criteria([], "VIKOR", "q_k")},
    "copras": {
        "scikit-criteria": scikit_criteria(
            [("SumScaler", "matrix")], "COPRAS", change=lambda percent: percent / 100),
        "pyDecision": pydecision("copras_method", "wt", column=1, **QUIET)},
    "promethee": {"pymcdm": pymcdm_promethee, "numpy": numpy_promethee},
    "mahalanobis-topsis": {"numpy": numpy_mahalanobis},
}

WEIGHTS = {
    "entropy": {
        "pymcdm": pymcdm_weights("entropy_weights"),
        "scikit-criteria": scikit_criteria_weights("entropy_weights")},
    "stddev": {
        "pymcdm": pymcdm_weights("standard_deviation_weights", "minmax"),
        "scikit-criteria": scikit_criteria_weights("std_weights")},
    "critic": {
        "pymcdm": pymcdm_weights("critic_weights", "turned"),
        "scikit-criteria": scikit_criteria_weights("critic_weights"),
        "pyDecision": pydecision("critic_method", "t")},
    "merec": {
        "pymcdm": pymcdm_weights("merec_weights"),
        # pyDecision adds 1e-9 to the values here, which is another definition.
        "scikit-criteria": scikit_criteria_weights("merec_weights")},
}


def by_method(methods):
    """For each peer a function that finds its own for the method that is asked for."""
    names = sorted({name for peers in methods.values() for name in peers})
    return {
        name: lambda columns, request, name=name: methods[request["method"]][name](
            columns, request)
        for name in names}


PEERS = {"scoring": by_method(SCORES), "weights": by_method(WEIGHTS)}
